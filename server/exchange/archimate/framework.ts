/** The framework in an ArchiMate model. */
import type { Element } from '../../framework/element.js';
import { ancestors } from '../../framework/element.js';
import type { Coverage } from '../../workspace/coverage.js';
import { exportKey } from '../json/elements.js';
import type { Model } from './model.js';

/**
 * Adds elements of the framework: end-to-end processes as groupings of what stands in them, all others as capabilities that are
 * composed of each other. An element is what an enterprise has to be able to do, whoever does it and however: a capability,
 * which processes and systems may realize. ArchiMate lets no process realize a business function.
 * @param elements with all that they stand in, parents first.
 * @returns their identifiers by the keys of the export.
 */
export function addFramework(
  model: Model,
  elements: readonly Element[],
  coverage: Coverage,
  release: string,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const element of elements) {
    const { id, name, kind, level, verticals } = element;
    const grouping = ancestors(element).find((above) => above.level === 1 && above.kind !== 'vertical');
    const { state, systemOnly } = coverage.of(element);
    const isOwn = kind === 'extension';
    const identifier = model.element(
      kind === 'vertical' ? 'Grouping' : 'Capability',
      [isOwn ? 'own-element' : 'element', ...element.key.split('/')],
      {
        name: id === undefined ? name : `${id} ${name}`,
        documentation: isOwn ? element.definition : undefined,
        properties: {
          'eTOM ID': isOwn ? undefined : id,
          'eTOM level': String(level),
          'eTOM release': isOwn ? undefined : release,
          'End-to-end processes': verticals.map((vertical) => vertical.name).join('; '),
          'Functional grouping': grouping?.name,
          'Own element': isOwn ? 'yes' : undefined,
          Coverage: level < 2 ? undefined : systemOnly ? 'system only' : state,
        },
      },
    );
    ids.set(exportKey(element), identifier);
  }
  for (const element of elements) {
    const own = ids.get(exportKey(element));
    if (element.parent) model.relate('Composition', ids.get(exportKey(element.parent)), own);
    if (element.kind === 'extension') continue;
    for (const vertical of element.verticals) model.relate('Aggregation', ids.get(exportKey(vertical)), own);
  }
  return ids;
}
