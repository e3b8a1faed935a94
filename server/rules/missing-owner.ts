/**
 * A process without an owner: no role is accountable for it. Subprocesses inherit the owner, so that only processes at
 * the top of the tree are asked for one.
 *
 * This rule is off until the setting turns it on, since many maps are drawn before owners are named.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     elements: [1.1.1.5 Order Handling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   sales-lead: Head of Sales
 * processes:
 *   take-orders:
 *     name: Take orders
 *     owner: sales-lead
 *     elements: [1.1.1.5 Order Handling]
 * ```
 */
import { field, textOf } from '../map/value.js';
import { isBroken } from './problems.js';
import type { Report, Rule } from './rule.js';
import { said } from './words.js';

export const missingOwner: Rule = {
  code: 'missing-owner',
  severity: 'off',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const { kind, id, key, name, parents, value } of block.facts.declarations) {
      if (kind !== 'process' || parents.length > 0 || key.alias || !value) continue;
      if (field(value, 'owner') || textOf(value, 'status')?.text === 'retired') continue;
      if (isBroken(block.problems, key.range)) continue;
      yield { range: key.range, message: `The process ${said(name?.text ?? id)} has no owner` };
    }
  },
};
