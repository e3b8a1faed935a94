/**
 * A process, system or step that is mapped to an element which the map's scope does not include.
 *
 * The mapping does not count in the coverage. Where the element belongs to the map, add it to `scope.include`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * scope:
 *   include: [Operations]
 * processes:
 *   plan-products:
 *     name: Plan products
 *     elements: [1.2.1.2 Product & Offer Portfolio Planning]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * scope:
 *   include: [Operations, Marketing & Offer Management]
 * processes:
 *   plan-products:
 *     name: Plan products
 *     elements: [1.2.1.2 Product & Offer Portfolio Planning]
 * ```
 */
import { ancestors, type Element } from '../framework/element.js';
import { exclusionOf, isIncluded, type Scope } from '../workspace/catalogue.js';
import { usesOf } from './element-uses.js';
import type { Report, Rule } from './rule.js';
import { titled } from './words.js';

export const outOfScope: Rule = {
  code: 'out-of-scope',
  severity: 'hint',
  reads: ['catalogue', 'scope'],
  *check(context): Iterable<Report> {
    const { scope } = context.map;
    if (!scope.include) return;
    for (const { use, resolution } of usesOf(context).judged) {
      const { place, text } = use;
      if (place !== 'process' && place !== 'system' && place !== 'step') continue;
      if (resolution.status !== 'ok') continue;
      const { element } = resolution;
      if (exclusionOf(element, scope) || mayBeIncluded(element, scope)) continue;
      yield { range: text.range, message: `The scope of this map does not include ${titled(element)}` };
    }
  },
};

function mayBeIncluded(element: Element, scope: Scope): boolean {
  if (isIncluded(element, scope)) return true;
  // An extension without a parent stands nowhere in the framework.
  if (element.kind === 'extension' && !element.parent) return true;
  // A grouping crosses the verticals: a part of it may stand in one that is included.
  if (element.level < 2) return element.children.some((child) => mayBeIncluded(child, scope));
  // Of some elements nobody says in which verticals they stand. Those of the enterprise groupings stand in none.
  const isUnstated =
    element.verticals.length === 0 && ancestors(element).every(({ kind }) => kind !== 'enterprise-grouping');
  return isUnstated && (scope.include?.some(({ kind }) => kind === 'vertical') ?? false);
}
