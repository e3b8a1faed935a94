/**
 * A process, system or step that is mapped to an element which the map's scope excludes, or to something below one.
 *
 * Exclusion wins: the mapping does not count. Either the scope is wrong, or the mapping is.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * scope:
 *   exclude:
 *     - { element: 1.1.4 Supplier/Partner Relationship Management, reason: Run by the holding company }
 * processes:
 *   order-goods:
 *     name: Order goods
 *     elements: [1.1.4.2 S/P Requisition Management]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * scope:
 *   exclude:
 *     - { element: 1.1.4.5 S/P Settlements & Billing Management, reason: Run by the holding company }
 * processes:
 *   order-goods:
 *     name: Order goods
 *     elements: [1.1.4.2 S/P Requisition Management]
 * ```
 */
import { exclusionOf } from '../workspace/catalogue.js';
import { usesOf } from './element-uses.js';
import type { Report, Rule } from './rule.js';
import { cut, titled } from './words.js';

export const excludedElement: Rule = {
  code: 'excluded-element',
  severity: 'warning',
  reads: ['catalogue', 'scope'],
  *check(context): Iterable<Report> {
    const { scope } = context.map;
    if (scope.exclude.length === 0) return;
    for (const { use, resolution } of usesOf(context).judged) {
      const { place, text } = use;
      if (place !== 'process' && place !== 'system' && place !== 'step') continue;
      if (resolution.status !== 'ok') continue;
      const exclusion = exclusionOf(resolution.element, scope);
      if (!exclusion) continue;
      const { element, reason } = exclusion;
      const above =
        element === resolution.element
          ? `${titled(element)} is out of scope`
          : `${titled(resolution.element)} is out of scope with ${titled(element)}`;
      yield {
        range: text.range,
        message: reason === undefined ? above : `${above}: ${cut(reason).replace(/\.$/, '')}`,
      };
    }
  },
};
