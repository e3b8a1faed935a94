/**
 * A comment that suppresses nothing: the finding that it was written for is gone, it names a code that no rule has, or
 * it stands where it has no effect.
 *
 * `# etom-disable-next-line <code>` suppresses a finding on the next line that is neither blank nor a comment;
 * `# etom-disable-file <code>` suppresses it in the whole file. Both stand on a line of their own, take several codes
 * separated by commas, and a reason behind two dashes: `# etom-disable-next-line too-coarse -- details follow`.
 * `yaml-syntax` and `limit-reached` cannot be suppressed.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     # etom-disable-next-line unknown-element
 *     elements: [1.1.1.5 Order Handling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     # etom-disable-next-line unknown-element -- an element of our own, to be declared as an extension
 *     elements: [9.1 Take orders by letter]
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import type { Position, Range } from '../map/range.js';
import { type Fix, type Report, type Rule, replace } from './rule.js';
import { Source } from './source.js';
import { NEVER_SUPPRESSED, type SuppressedCode, type Suppression } from './suppressions.js';
import { said } from './words.js';

export const unusedSuppression: Rule = { code: 'unused-suppression', severity: 'hint', reads: [] };

/** What is known when a document was checked. */
export interface Suppressing {
  readonly suppressions: readonly Suppression[];
  /** The codes that suppressed a finding. */
  readonly used: ReadonlySet<SuppressedCode>;
  /** The codes of all rules. */
  readonly known: ReadonlySet<string>;
  /** Whether a rule was not asked, so that nobody knows what it would have found. */
  rests(code: string): boolean;
  text(): string;
}

/** The suppressions of a document that suppress nothing, in document ranges. */
export function unusedSuppressions(context: Suppressing): Report[] {
  const { suppressions, used, known } = context;
  let source: Source | undefined;
  const sourceText = (): Source => {
    source ??= new Source(context.text());
    return source;
  };
  return suppressions.flatMap((suppression): Report[] => {
    const { codes, range } = suppression;
    const remove = (gone: readonly SuppressedCode[]): Fix[] => [removal(suppression, gone, sourceText())];
    if (codes.length === 0) {
      const message = 'This comment names no rule, and so suppresses nothing';
      return [{ range, message, fixes: remove([]), unnecessary: true }];
    }
    if (!suppression.alone) {
      const message = 'This comment suppresses nothing: it must stand on a line of its own';
      return [{ range, message, fixes: remove(codes), unnecessary: true }];
    }
    return codes
      .filter((one) => !used.has(one) && !context.rests(one.code))
      .map((one) => {
        if (known.has(one.code)) {
          const message = NEVER_SUPPRESSED.has(one.code)
            ? `Nothing can suppress ${one.code}`
            : `Nothing to suppress: there is no ${one.code} ${suppression.kind === 'file' ? 'in this file' : 'here'}`;
          return { range: one.range, message, fixes: remove([one]), unnecessary: true };
        }
        const near = nearestWord(one.code, known);
        const question = near === undefined ? '' : `; did you mean ${near}?`;
        return {
          range: one.range,
          message: `${said(one.code)} is no rule${question}`,
          fixes: remove([one]),
          unnecessary: true,
        };
      });
  });
}

/** Removes codes from a comment, and the comment with its line where it has no others. */
function removal({ codes, range, alone }: Suppression, gone: readonly SuppressedCode[], source: Source): Fix {
  const kept = codes.filter((code) => !gone.includes(code));
  const [first] = kept;
  const last = codes.at(-1);
  const title = 'Remove the suppression';
  if (first && last) {
    const list: Range = { start: codes[0]?.range.start ?? first.range.start, end: last.range.end };
    return replace(title, list, kept.map(({ code }) => code).join(', '), true);
  }
  if (!alone) {
    const line = source.line(range.start.line);
    const before = line.slice(0, range.start.character).trimEnd();
    return replace(title, { start: { ...range.start, character: before.length }, end: range.end }, '', true);
  }
  // The mark at the start of a file stays.
  const mark = range.start.line === 0 && source.text.startsWith('\uFEFF') ? 1 : 0;
  const start: Position = { line: range.start.line, character: mark };
  const next = source.offset({ line: range.start.line + 1, character: 0 });
  return replace(title, source.range(source.offset(start), next), '', true);
}
