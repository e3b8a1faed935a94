/**
 * Not everything that was found in a file is shown. The last finding says how many more there are.
 *
 * For one file at most 1,000 findings are given, errors first. When the first ones are mended, the others appear.
 *
 * So many findings often have one cause: a wrong release in the `etom:` line makes every id wrong, and a list that was
 * pasted from a spreadsheet may need one replacement in all its lines. The finding cannot be suppressed by a comment, since
 * no line is to blame for it.
 */
import type { Finding, Rule, Severity } from './rule.js';

/** Findings given for one file, errors first; the last one says how many more there are. */
export const MAX_FINDINGS = 1000;

export const limitReached: Rule = { code: 'limit-reached', severity: 'warning', reads: [] };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The findings in the order of lines, and, where they are too many, the first of the most severe ones. */
export function limit(findings: Finding[], severity: Severity | 'off'): Finding[] {
  const byLine = (a: Finding, b: Finding): number =>
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
  if (findings.length <= MAX_FINDINGS) return findings.sort(byLine);
  const bySeverity = (a: Finding, b: Finding): number =>
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byLine(a, b);
  const shown = findings
    .sort(bySeverity)
    .slice(0, MAX_FINDINGS - 1)
    .sort(byLine);
  if (severity === 'off') return shown;
  const more = findings.length - shown.length;
  const start = { line: 0, character: 0 };
  const message = `${more} more findings in this file are not shown`;
  return [...shown, { code: limitReached.code, severity, range: { start, end: start }, message }];
}
