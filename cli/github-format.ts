/** Findings as annotations of a GitHub workflow: lines that the runner takes from standard output. */
import type { Finding, Severity } from '../server/rules/rule.js';
import { type CheckReport, pathFrom } from './check-report.js';
import { printable } from './text-format.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** One line for each finding, and for each thing that could not be checked. */
export function* formatGithub({ files, failures, root }: CheckReport): Generator<string> {
  for (const { file, findings } of files) {
    const path = pathFrom(root, file) ?? file;
    for (const finding of findings) yield annotation(path, finding);
  }
  for (const { message } of failures) yield `::error title=etom::${data(message)}`;
}

function annotation(path: string, { range: { start, end }, severity, code, message }: Finding): string {
  // GitHub takes columns only within one line.
  const isOneLine = start.line === end.line;
  const properties = {
    file: path,
    line: start.line + 1,
    endLine: end.line + 1,
    ...(isOneLine && { col: start.character + 1, endColumn: end.character + 1 }),
    title: `etom: ${code}`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${data(message)}`;
}

/** What the runner reads back as the text itself; a line break would end the command. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

/** As `data`, and without what ends a property. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
