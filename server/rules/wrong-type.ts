/**
 * A list, a mapping or a text where something else belongs.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   - name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
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
 * ```
 */
import { problemRule } from './problems.js';
import { cut } from './words.js';

export const wrongType = problemRule('wrong-type', ({ range, key, expected, found }) => {
  if (found === 'something else') return { range, message: `A process map is ${expected}` };
  if (key === undefined) {
    return {
      range,
      message: `${found.charAt(0).toUpperCase()}${found.slice(1)} stands here in place of ${expected}`,
    };
  }
  // "a mapping (a mapping)" is said once.
  const what = expected.replace(/^(.*mapping) \(a mapping\)/, '$1');
  return { range, message: `\`${cut(key)}\` takes ${what}, not ${found}` };
});
