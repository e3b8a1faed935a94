/**
 * A second YAML document in the file, behind `---` or `...`. Only the first is read. Put the other into a file of its own;
 * files with the same `map:` form one map.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * roles:
 *   billing-lead: Head of Billing
 * ---
 * etom: classic
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * map: our-company
 * roles:
 *   billing-lead: Head of Billing
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     owner: billing-lead
 * ```
 */
import { problemRule } from './problems.js';

export const multipleDocuments = problemRule('multiple-documents', ({ range }) => ({
  range,
  message: 'A second document starts here and is not read; give it a file of its own, with the same `map:`',
}));
