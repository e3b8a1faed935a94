import stringWidth from 'string-width';
import type { Finding, Severity } from '../server/rules/rule.js';
import type { CheckReport, FileFindings } from './check-report.js';
import { painter } from './colours.js';

/** Longest part of a source line that is shown, in UTF-16 units. */
const WIDTH = 160;

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** The findings for people, and below them, unless it is to be quiet, how many there are. */
export function* formatText(
  { files }: CheckReport,
  { colours, quiet }: { readonly colours: boolean; readonly quiet?: boolean },
): Generator<string> {
  for (const file of files) {
    for (const finding of file.findings) yield formatFinding(file, finding, colours);
  }
  const all = files.flatMap(({ findings }) => findings);
  if (files.length > 0 && !quiet) yield formatSummary(all, files.length) + fixable(all);
}

/** A finding as a compiler prints it: what, where, and the line with the place marked. */
export function formatFinding(
  { path, lineAt }: Pick<FileFindings, 'path' | 'lineAt'>,
  finding: Finding,
  colours: boolean,
): string {
  const { range, severity, code, message } = finding;
  const paint = painter(colours);
  const { line, character } = range.start;
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const source = lineAt(line);
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

/**
 * What was made of a map, as it may be printed: on a terminal without what could command it, into a pipe or a file as it is.
 * @param isTerminal whether a terminal shows what is printed.
 */
export function forTerminal(text: string, isTerminal = process.stdout.isTTY === true): string {
  return isTerminal ? text.split(/\r?\n/).map(printable).join('\n') : text;
}

/** "2 errors, 1 warning in 3 files". */
export function formatSummary(findings: readonly Finding[], files: number): string {
  const count = (severity: Severity, one: string): string[] => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [counted(number, one)];
  };
  const parts = [
    ...count('error', 'error'),
    ...count('warning', 'warning'),
    ...count('info', 'note'),
    ...count('hint', 'hint'),
  ];
  return `${parts.length === 0 ? 'No findings' : parts.join(', ')} in ${counted(files, 'file')}.`;
}

/** "1 file", "2 files". */
export function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function fixable(findings: readonly Finding[]): string {
  const count = findings.filter(({ fixes }) => fixes?.some(({ preferred }) => preferred)).length;
  return count === 0 ? '' : ` ${count} can be mended with --fix.`;
}
