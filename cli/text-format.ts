import { styleText } from 'node:util';
import stringWidth from 'string-width';
import { lineAt } from '../server/features/cursor.js';
import type { MapDocument } from '../server/map/document.js';
import type { Finding, Severity } from '../server/rules/rule.js';

/** Longest part of a source line that is shown, in UTF-16 units. */
const WIDTH = 160;

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** A finding as a compiler prints it: what, where, and the line with the place marked. */
export function formatFinding(
  path: string,
  document: MapDocument,
  finding: Finding,
  colours: boolean,
): string {
  const { range, severity, code, message } = finding;
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colours ? styleText(style, text) : text;
  const { line, character } = range.start;
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const source = lineAt(document, line);
  // A long line is shown from shortly before the place on.
  const from = character > WIDTH - 40 ? character - 40 : 0;
  const text = printable(source.slice(from, from + WIDTH));
  const end = range.end.line === line ? range.end.character : source.length;
  const before = printable(source.slice(from, character)).replace(/[^\t]+/g, (part) =>
    ' '.repeat(stringWidth(part)),
  );
  const marked = printable(source.slice(character, Math.min(end, from + WIDTH)));
  const marks = '^'.repeat(Math.max(1, stringWidth(marked)));
  const cut = from > 0 ? '…' : '';
  return [
    `${paint(['bold', COLOURS[severity]], `${severity}[${code}]`)}${paint('bold', `: ${printable(message)}`)}`,
    `${gutter}${paint('dim', '-->')} ${printable(path)}:${line + 1}:${character + 1}`,
    `${paint('dim', `${gutter} |`)}`,
    `${paint('dim', `${number} |`)} ${cut}${text}`,
    `${paint('dim', `${gutter} |`)} ${cut ? ' ' : ''}${before}${paint(COLOURS[severity], marks)}`,
    '',
  ].join('\n');
}

/** Text from a file, without what could command a terminal or turn its line around. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu, '�');
}

/** "2 errors, 1 warning in 3 files". */
export function formatSummary(findings: readonly Finding[], files: number): string {
  const count = (severity: Severity, one: string, many: string): string[] => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const parts = [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('info', 'note', 'notes'),
    ...count('hint', 'hint', 'hints'),
  ];
  const where = `${files} ${files === 1 ? 'file' : 'files'}`;
  return parts.length === 0 ? `No findings in ${where}.` : `${parts.join(', ')} in ${where}.`;
}
