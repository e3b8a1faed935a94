/**
 * Not everything was read, or not everything that was found is shown, because of a limit.
 *
 * For one file at most 1,000 findings are given, errors first, and one more says how many are left out. When the first ones are
 * mended, the others appear. And no alias is followed without end: where it stands for more than 10,000 values, or for more than
 * 10 other aliases inside each other, the rest is not read. Write out what it stands for. All limits are in
 * [Limits](../limits.md).
 *
 * So many findings often have one cause: a wrong release in the `etom:` line makes every id wrong, and a list that was
 * pasted from a spreadsheet may need one replacement in all its lines. The finding cannot be suppressed by a comment, since
 * no line is to blame for it.
 */
import { LIMITS } from '../map/limits.js';
import { problemsOf } from './problems.js';
import type { Finding, Rule, Severity } from './rule.js';

export const limitReached: Rule = {
  code: 'limit-reached',
  severity: 'warning',
  reads: [],
  check: ({ block }) =>
    problemsOf(block.problems, 'limit-reached').map(({ range, detail }) => ({
      range,
      message: `${detail}; the rest was not read`,
    })),
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The findings in the order of lines, and, where they are too many, the first of the most severe ones. */
export function limit(findings: Finding[], severity: Severity | 'off'): Finding[] {
  const byLine = (a: Finding, b: Finding): number =>
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
  if (findings.length <= LIMITS.findings) return findings.sort(byLine);
  const bySeverity = (a: Finding, b: Finding): number =>
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byLine(a, b);
  const shown = findings
    .sort(bySeverity)
    .slice(0, LIMITS.findings - 1)
    .sort(byLine);
  if (severity === 'off') return shown;
  const more = findings.length - shown.length;
  const start = { line: 0, character: 0 };
  const message = `${more} more findings in this file are not shown`;
  return [...shown, { code: limitReached.code, severity, range: { start, end: start }, message }];
}
