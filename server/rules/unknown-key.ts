/**
 * A key that means nothing where it stands. Keys of your own start with `x-`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     onwer: connections-lead
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   connections-lead: Head of Connections
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: 1.1.1.5 Order Handling
 *     owner: connections-lead
 *     x-cost-center: 4711
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import type { ProblemOf } from '../map/problem.js';
import { problemRule } from './problems.js';
import { type Report, replace } from './rule.js';

export const unknownKey = problemRule(
  'unknown-key',
  ({ range, key, owner, known }: ProblemOf<'unknown-key'>): Report => {
    const near = nearestWord(key, known);
    if (near === undefined) {
      return {
        range,
        message: `The key \`${key}\` is not known in ${owner}; a key of your own starts with \`x-\``,
      };
    }
    return {
      range,
      message: `The key \`${key}\` is not known in ${owner}; did you mean \`${near}\`?`,
      fixes: [replace(`Change to \`${near}\``, range, near, true)],
    };
  },
);
