/**
 * An element of the organization's own that hangs in the air: its parent is unknown, or is itself below it. Or one that
 * takes an id which the framework holds, so that the framework's element can no longer be meant.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [2.1 Meter reading]
 * extensions:
 *   2.1:
 *     name: Meter reading
 *     parent: Resource Data Colection & Processing
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [2.1 Meter reading]
 * extensions:
 *   2.1:
 *     name: Meter reading
 *     parent: 1.1.3.5 Resource Data Collection & Processing
 * ```
 */
import type { Catalogue } from '../workspace/catalogue.js';
import { type Judged, usesOf } from './element-uses.js';
import { changeTo, nearestElements } from './nearest-elements.js';
import type { Report, Rule } from './rule.js';
import { choice, cut, said, titled } from './words.js';

export const orphanExtension: Rule = {
  code: 'orphan-extension',
  severity: 'error',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { block, catalogue } = context;
    if (!catalogue) return;
    for (const { kind, key } of block.facts.declarations) {
      const holder = kind === 'extension' && !key.alias ? catalogue.framework.byId(key.text) : undefined;
      if (!holder) continue;
      const release = catalogue.framework.release.name;
      yield {
        range: key.range,
        message: `In ${release} the id ${cut(key.text)} is ${said(holder.name)}; an extension needs an id of its own`,
      };
    }
    for (const judged of usesOf(context).judged) {
      if (judged.use.place !== 'parent') continue;
      const found = parentReport(judged, catalogue);
      if (found) yield found;
    }
  },
};

function parentReport({ use, resolution }: Judged, catalogue: Catalogue): Report | undefined {
  const { text, by } = use;
  if (resolution.status === 'unknown') {
    const near = nearestElements(catalogue, text.text, resolution).filter(({ id }) => id !== by?.id);
    const question = near.length > 0 ? `; did you mean ${choice(near)}?` : '';
    return {
      range: text.range,
      message: `The parent ${said(text.text)} is not an element of ${catalogue.framework.release.name}${question}`,
      fixes: changeTo(text, near, near.length === 1),
    };
  }
  const own = by && catalogue.byId(by.id);
  const above = resolution.element;
  // Of a circle, one extension is left without its parent.
  if (!own || above?.kind !== 'extension' || own.parent) return undefined;
  const message =
    above === own
      ? `An extension cannot be its own parent: ${titled(own)}`
      : `Parents may not form a circle: ${titled(above)} is itself below ${titled(own)}`;
  return { range: text.range, message };
}
