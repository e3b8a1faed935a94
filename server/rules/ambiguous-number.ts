/**
 * An id such as `1.10` that stands alone and without quotes. It is read as text here; other YAML tools read the number
 * 1.1, which is another id. Quote it, or add the name.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [2.10]
 * extensions:
 *   "2.10": { name: Meter reading, parent: 1.1.3.5 Resource Data Collection & Processing }
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [2.10 Meter reading]
 * extensions:
 *   "2.10": { name: Meter reading, parent: 1.1.3.5 Resource Data Collection & Processing }
 * ```
 */
import type { Text } from '../map/value.js';
import { usesOf } from './element-uses.js';
import { changeTo } from './nearest-elements.js';
import { type Fix, type Report, type Rule, replace } from './rule.js';

/** One point, and a zero at the end that a number does not keep. */
const LOSES_ZERO = /^\d+\.\d*0$/;

export const ambiguousNumber: Rule = {
  code: 'ambiguous-number',
  severity: 'hint',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { block, catalogue } = context;
    for (const { use, resolution } of usesOf(context).judged) {
      const { text } = use;
      if (resolution.status !== 'ok' || !isAmbiguous(text)) continue;
      const { element } = resolution;
      yield report(text, element.name === element.id ? [] : changeTo(text, [element]));
    }
    for (const { kind, key } of block.facts.declarations) {
      // An id that the framework holds cannot stay, quoted or not.
      if (kind !== 'extension' || !isAmbiguous(key) || catalogue?.framework.byId(key.text)) continue;
      yield report(key, []);
    }
  },
};

function isAmbiguous(text: Text): boolean {
  return text.style === 'plain' && !text.alias && LOSES_ZERO.test(text.text);
}

function report({ text, range }: Text, others: readonly Fix[]): Report {
  return {
    range,
    message: `Other YAML tools read ${text} as the number ${Number(text)}; quote it${others.length > 0 ? ' or add the name' : ''}`,
    fixes: [replace(`Quote ${text}`, range, JSON.stringify(text)), ...others],
  };
}
