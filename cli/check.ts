import { check } from '../server/rules/check.js';
import type { Severities } from '../server/rules/rule.js';
import { FAIL_ON } from './check-command.js';
import { type CheckOptions, refuseContradictions, severitiesOf } from './check-options.js';
import { type CheckedFile, type CheckReport, sourceRoot } from './check-report.js';
import type { Failure } from './files.js';
import { formatGithub } from './github-format.js';
import { formatJson } from './json-format.js';
import { formatJunit } from './junit-format.js';
import { type Loaded, type LoadedFile, load } from './load.js';
import { NO_PROGRESS, terminalProgress } from './progress.js';
import { readRulePage } from './rule-page.js';
import { formatSarif } from './sarif-format.js';
import { readStdin } from './stdin.js';
import { counted, formatText, printable } from './text-format.js';

export interface Output {
  /** Prints a text and a line break on standard output. */
  readonly out: (text: string) => void;
  /** The same on standard error. */
  readonly err: (text: string) => void;
}

/**
 * Checks the files that paths name, or standard input.
 * @param paths none for the working folder.
 * @returns the exit code: 0 clean, 1 findings, 2 something could not be checked.
 * @throws Error with a sentence for the user where the options cannot be followed.
 */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<number> {
  refuseContradictions(paths, options);
  const severities = severitiesOf(options.rule);
  const asked = paths.length > 0 ? paths : ['.'];
  if (!options.watch) return (await checkOnce(asked, options, severities, output)).code;
  const { watch } = await import('./watch.js');
  const say = options.quiet ? () => {} : output.err;
  return watch(asked, options.cwd, say, async () => {
    const { loaded } = await checkOnce(asked, options, severities, output);
    return loaded;
  });
}

async function checkOnce(
  paths: readonly string[],
  options: CheckOptions,
  severities: Severities,
  output: Output,
): Promise<{ code: number; loaded: Loaded }> {
  const { cwd, map, stdin, stdinFilename, quiet, verbose } = options;
  const start = performance.now();
  const log = verbose ? (text: string) => output.err(printable(text)) : () => {};
  const isShown = process.stderr.isTTY === true && !quiet && !verbose;
  const progress = isShown ? terminalProgress(process.stderr) : NO_PROGRESS;
  const given = stdin ? await readStdin(stdinFilename) : undefined;
  const loaded = await load(paths, cwd, options.dataFolder, { stdin: given, map, progress });
  const read = loaded.maps.flatMap(({ documents }) => documents).length;
  log(`Read ${counted(read, 'file')} of ${counted(loaded.maps.length, 'map')} in ${since(start)}.`);
  const checkAll = (files: readonly LoadedFile[]): CheckedFile[] => {
    const all = files.map((file, index) => {
      const before = performance.now();
      const findings = check(file.document, file.map, severities);
      log(`${file.path}: ${counted(findings.length, 'finding')} in ${since(before)}`);
      progress.step('Checking', index + 1, files.length);
      return { ...file, findings };
    });
    progress.end();
    return all;
  };
  const checked = checkAll(loaded.files);

  const fixed = options.fix ? await fix(loaded, checked, checkAll, options, output) : undefined;
  const files = fixed?.files ?? checked;
  const failures = [...loaded.failures, ...(fixed?.failures ?? [])];
  const fails: CheckReport['fails'] = (severity) =>
    options.failOn !== 'never' && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(options.failOn);
  const report: CheckReport = { files, failures, root: sourceRoot(cwd), fails };
  if (!options.dryRun) for (const text of formatted(report, options)) output.out(text);
  log(`Checked ${counted(files.length, 'file')}; ${since(start)} in all.`);
  for (const { message } of failures) output.err(printable(`etom: ${message}`));
  const isFailed = files.some(({ findings }) => findings.some(({ severity }) => fails(severity)));
  return { code: failures.length > 0 ? 2 : isFailed ? 1 : 0, loaded };
}

/** Mends files. @returns all files as they are then on the disk, or would be, and what could not be written. */
async function fix(
  loaded: Loaded,
  checked: readonly CheckedFile[],
  checkAll: (files: readonly LoadedFile[]) => CheckedFile[],
  options: CheckOptions,
  output: Output,
): Promise<{ files: readonly CheckedFile[]; failures: readonly Failure[] }> {
  const [{ mend }, { applyChanges }] = await Promise.all([import('./mend.js'), import('./fix.js')]);
  const files = await mend(loaded, checked, checkAll);
  const mended = checked.flatMap((before, index) => {
    const after = files[index];
    return after && after.document !== before.document ? [{ before, after }] : [];
  });
  const failures = await applyChanges(mended, options, output);
  const unwritten = new Set(failures.map(({ path }) => path));
  return {
    files: files.map((file, index) => (unwritten.has(file.path) ? (checked[index] ?? file) : file)),
    failures,
  };
}

function formatted(report: CheckReport, options: CheckOptions): Iterable<string> {
  switch (options.format) {
    case 'text':
      return formatText(report, options);
    case 'json':
      return [formatJson(report.files)];
    case 'sarif':
      return [formatSarif(report, (code) => readRulePage(options.dataFolder, code))];
    case 'github':
      return formatGithub(report);
    case 'junit':
      return [formatJunit(report)];
  }
}

function since(start: number): string {
  return `${(performance.now() - start).toFixed(1)} ms`;
}
