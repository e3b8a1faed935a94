/**
 * A value that its key does not take: a word that is none of the allowed ones, a date or number written otherwise, an id
 * with spaces. Ids are letters of any script, digits, `.`, `-` and `_`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [{ element: 1.1.1.8 Billing & Collections Management, coverage: parital }]
 *     from: 2027/4
 *     maturity: high
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [{ element: 1.1.1.8 Billing & Collections Management, coverage: partial }]
 *     from: 2027-04
 *     maturity: 4
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import type { ProblemOf } from '../map/problem.js';
import { invisibleIn } from './invisible.js';
import { problemRule } from './problems.js';
import { replace } from './rule.js';
import { cut, said } from './words.js';

/** Words that people who know other YAML files write for true and false. */
const FLAGS: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

const DATE = /^(\d{4})[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?$/;

export const invalidValue = problemRule('invalid-value', (problem) => {
  const { range, key, value, expected, words } = problem;
  // Where an id only has a character that nobody sees, suspicious-character says so.
  if (words.length === 0 && invisibleIn(value).length > 0) return undefined;
  const near = nearest(problem);
  const question = near === undefined ? '' : `; did you mean \`${near}\`?`;
  const message =
    key === undefined
      ? `${said(value)} is not ${expected}${question}`
      : `\`${cut(key)}\` takes ${expected}, not ${said(value)}${question}`;
  return {
    range,
    message,
    fixes: near === undefined ? [] : [replace(`Change to \`${near}\``, range, near, true)],
  };
});

function nearest({ value, expected, words }: ProblemOf<'invalid-value'>): string | undefined {
  if (words.length > 0) {
    const flag = words.includes('true') ? FLAGS[value.toLowerCase()] : undefined;
    return flag ?? nearestWord(value, words);
  }
  const date = expected.startsWith('a date') ? DATE.exec(value) : undefined;
  return date
    ?.slice(1)
    .flatMap((part) => part?.padStart(2, '0') ?? [])
    .join('-');
}
