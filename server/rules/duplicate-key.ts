/**
 * A key that stands twice in one mapping. Only the first is read. Often a part was copied and its key not changed.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *   send-bills:
 *     name: Send reminders
 *     elements: [Manage Collection]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *   send-reminders:
 *     name: Send reminders
 *     elements: [Manage Collection]
 * ```
 */
import { problemRule } from './problems.js';
import { cut } from './words.js';

export const duplicateKey = problemRule('duplicate-key', ({ range, key, first }) => ({
  range,
  message: `The key \`${cut(key)}\` stands twice in this mapping; only the first is read`,
  related: [{ message: `The first \`${cut(key)}\``, range: first }],
}));
