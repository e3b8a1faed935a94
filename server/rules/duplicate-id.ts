/**
 * An id of a role, a system, a process, a flow or an extension that the map declares twice: in two files, or, for a
 * process, at two places of the tree. A reference to it would mean either.
 *
 * Two subprocesses that only their paths tell apart are a hint: refer to them by path. The same key twice in one mapping is
 * a `duplicate-key`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.2.2 Service Configuration & Activation]
 *     processes:
 *       survey: { name: Survey the site }
 *   repair:
 *     name: Repair a line
 *     elements: [1.1.3.3 Resource Trouble Management]
 *     processes:
 *       survey: { name: Survey the damage }
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.2.2 Service Configuration & Activation]
 *     processes:
 *       survey-site: { name: Survey the site }
 *   repair:
 *     name: Repair a line
 *     elements: [1.1.3.3 Resource Trouble Management]
 *     processes:
 *       survey-damage: { name: Survey the damage }
 * ```
 */
import { type Declaration, pathOf } from '../map/facts.js';
import type { DeclarationKind } from '../map/shape.js';
import { type Located, placeOf } from '../workspace/process-map.js';
import type { MapReport, Rule } from './rule.js';
import { cut, said } from './words.js';

const KINDS: readonly DeclarationKind[] = ['role', 'system', 'process', 'flow', 'extension'];

export const duplicateId: Rule = {
  code: 'duplicate-id',
  severity: 'error',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    const seen = new Map(KINDS.map((kind) => [kind, new Map<string, Located<Declaration>[]>()]));
    for (const located of map.located(({ facts }) => facts.declarations)) {
      const { kind, id, key } = located.item;
      const byId = seen.get(kind);
      if (!byId || key.alias) continue;
      const others = byId.get(id);
      if (!others) {
        byId.set(id, [located]);
        continue;
      }
      const report = others.some((other) => isTold(other, located)) ? undefined : tell(located, others);
      others.push(located);
      if (report) yield report;
    }
  },
};

/** Whether another finding says it: of a key that stands twice in one mapping, or of two processes around these. */
function isTold(other: Located<Declaration>, { item, document }: Located<Declaration>): boolean {
  if (pathOf(other.item) !== pathOf(item)) return false;
  return other.document === document || item.parents.length > 0;
}

function tell(
  { item, document, block }: Located<Declaration>,
  others: readonly Located<Declaration>[],
): MapReport | undefined {
  const [first] = others;
  if (!first) return undefined;
  const above = first.item.parents.at(-1);
  const where =
    first.document === document
      ? above === undefined
        ? 'at the top of the tree'
        : `below ${said(above)}`
      : `in ${cut(decodeURI(first.document.uri.slice(first.document.uri.lastIndexOf('/') + 1)))}`;
  return {
    document,
    block,
    report: {
      range: item.key.range,
      // The paths of two subprocesses tell them apart.
      ...(others.every((other) => pathOf(other.item) !== pathOf(item)) ? { severity: 'hint' } : {}),
      message: `The ${item.kind} id ${said(item.id)} is declared twice in this map, first ${where}`,
      related: others.map((other) => ({
        message: 'Declared here too',
        place: placeOf(other, other.item.key.range),
      })),
    },
  };
}
