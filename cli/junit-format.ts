/** Findings as JUnit XML, as GitLab, Jenkins and others show it: a suite for each file, a test case for each finding. */
import { escapeXml, tag } from '../grid/xml.js';
import type { Finding } from '../server/rules/rule.js';
import { type CheckReport, type FileFindings, pathFrom } from './check-report.js';
import type { Failure } from './files.js';
import { printable } from './text-format.js';

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/**
 * A file without findings is a test that passed. A finding is a test that failed, or, where its severity does not make the
 * command fail, one that passed and has something to say.
 */
export function formatJunit({ files, failures, root, fails }: CheckReport): string {
  const suites = [
    ...files.map((file) => suiteOf(file, pathFrom(root, file.file) ?? file.path, fails)),
    ...(failures.length > 0 ? [suiteOfFailures(failures)] : []),
  ];
  const sum = (count: (suite: Suite) => number): number => suites.reduce((all, one) => all + count(one), 0);
  const counts = {
    tests: sum(({ tests }) => tests),
    failures: sum((suite) => suite.failures),
    errors: sum(({ errors }) => errors),
  };
  const content = suites.map(({ xml }) => `\n${xml}`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('testsuites', { name: 'etom check', ...counts, time: 0 }, content, '\n')}`;
}

function suiteOf({ findings }: FileFindings, path: string, fails: CheckReport['fails']): Suite {
  const name = unique();
  const cases = findings.map((finding) => caseOf(finding, path, fails(finding.severity), name));
  const passed = tag('testcase', { name: 'no findings', ...place(path), time: 0 });
  const failures = findings.filter(({ severity }) => fails(severity)).length;
  return suite(path, cases.length > 0 ? cases : [passed], failures, 0);
}

function caseOf(finding: Finding, path: string, isFailure: boolean, name: (text: string) => string): string {
  const { code, severity, message, range } = finding;
  const line = range.start.line + 1;
  const text = `${path}:${line}:${range.start.character + 1}: ${severity}[${code}]: ${message}`;
  const said = isFailure
    ? tag('failure', { message: printable(message), type: code }, content(text))
    : tag('system-out', {}, content(text));
  // Readers compare runs by the name: without a line number it stays the same when other lines come and go.
  return tag(
    'testcase',
    { name: printable(name(`${code}: ${message}`)), ...place(path), line, time: 0 },
    said,
  );
}

function suiteOfFailures(failures: readonly Failure[]): Suite {
  const cases = failures.map(({ message }) =>
    tag(
      'testcase',
      { name: printable(message), classname: 'etom', time: 0 },
      tag('error', { message: printable(message), type: 'not-checked' }),
    ),
  );
  return suite('etom', cases, 0, failures.length);
}

function suite(name: string, cases: readonly string[], failures: number, errors: number): Suite {
  const tests = cases.length;
  const inner = cases.map((one) => `\n    ${one}`).join('');
  const attributes = { name: printable(name), tests, failures, errors, skipped: 0, time: 0 };
  return { xml: `  ${tag('testsuite', attributes, inner, '\n  ')}`, tests, failures, errors };
}

function place(path: string): { classname: string; file: string } {
  return { classname: printable(path), file: printable(path) };
}

function content(text: string): string {
  return escapeXml(printable(text));
}

/** Numbers texts that come again. */
function unique(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    return number === 1 ? text : `${text} (${number})`;
  };
}
