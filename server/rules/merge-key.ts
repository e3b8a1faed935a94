/**
 * A merge key (`<<`), which copies the keys of another mapping. YAML 1.2 does not have it, and a reader of the map cannot
 * see what was merged. Write the keys where they hold. An alias (`*name`) of a whole value is fine.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * roles:
 *   lead: &lead { name: Head of Billing, unit: Finance }
 *   deputy: { <<: *lead, name: Deputy }
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     owner: lead
 *     informed: deputy
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   lead: { name: Head of Billing, unit: Finance }
 *   deputy: { name: Deputy, unit: Finance }
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     owner: lead
 *     informed: deputy
 * ```
 */
import { problemRule } from './problems.js';

export const mergeKey = problemRule('merge-key', ({ range }) => ({
  range,
  message: 'A map takes no merge keys; write the keys of `<<` where they hold',
}));
