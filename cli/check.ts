import { availableParallelism } from 'node:os';
import { lineAt } from '../server/features/cursor.js';
import { check } from '../server/rules/check.js';
import type { Severities } from '../server/rules/rule.js';
import { FAIL_ON } from './check-command.js';
import { type CheckOptions, refuseContradictions, severitiesOf } from './check-options.js';
import { type CheckedFile, type CheckReport, type FileFindings, sourceRoot } from './check-report.js';
import { type Failure, type FoundFiles, findFiles, NO_FILES } from './files.js';
import { formatGithub } from './github-format.js';
import { formatJson } from './json-format.js';
import { formatJunit } from './junit-format.js';
import { type Loaded, type LoadedFile, loadFound } from './load.js';
import { NO_PROGRESS, type Progress, terminalProgress } from './progress.js';
import { readRulePage } from './rule-page.js';
import { formatSarif } from './sarif-format.js';
import { readStdin } from './stdin.js';
import { counted, formatText, forTerminal, printable } from './text-format.js';

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
  const { cwd, stdin, watch: isWatched } = options;
  const find = async (): Promise<FoundFiles> => (stdin ? NO_FILES : findFiles(asked, cwd));
  if (isWatched) {
    const { watch } = await import('./watch.js');
    const say = options.quiet ? () => {} : output.err;
    return watch(asked, cwd, say, async () => {
      const talk = talkOf(options, output);
      const checked = await checkHere(await find(), options, severities, talk, output);
      tell(checked, options, talk, output);
      return checked.loaded;
    });
  }
  const talk = talkOf(options, output);
  const found = await find();
  const threads = threadsFor(found.files.length, options);
  const checked =
    threads > 1
      ? await checkInThreads(found, threads, options, severities, talk)
      : await checkHere(found, options, severities, talk, output);
  return tell(checked, options, talk, output);
}

interface Checked {
  readonly files: readonly FileFindings[];
  readonly failures: readonly Failure[];
}

/** What is said while files are checked. */
interface Talk {
  readonly start: number;
  readonly log: (text: string) => void;
  readonly progress: Progress;
}

function talkOf({ quiet, verbose }: CheckOptions, { err }: Output): Talk {
  const isShown = process.stderr.isTTY === true && !quiet && !verbose;
  return {
    start: performance.now(),
    log: verbose ? (text) => err(printable(text)) : () => {},
    progress: isShown ? terminalProgress(process.stderr) : NO_PROGRESS,
  };
}

/** Prints what was found. @returns the exit code. */
function tell(
  { files, failures }: Checked,
  options: CheckOptions,
  { start, log }: Talk,
  output: Output,
): number {
  const fails: CheckReport['fails'] = (severity) =>
    options.failOn !== 'never' && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(options.failOn);
  const report: CheckReport = { files, failures, root: sourceRoot(options.cwd), fails };
  if (!options.dryRun) for (const text of formatted(report, options)) output.out(text);
  log(`Checked ${counted(files.length, 'file')}; ${since(start)} in all.`);
  for (const { message } of failures) output.err(printable(`etom: ${message}`));
  const isFailed = files.some(({ findings }) => findings.some(({ severity }) => fails(severity)));
  return failures.length > 0 ? 2 : isFailed ? 1 : 0;
}

/** A thread costs a tenth of a second before it starts to work. */
const FILES_A_THREAD = 150;

/** How many threads check some files. What needs the documents afterwards, or asks for a map by its name, goes without. */
function threadsFor(files: number, { jobs, fix, watch, map }: CheckOptions): number {
  if (fix || watch || map !== undefined) return 1;
  return jobs ?? Math.min(availableParallelism(), Math.floor(files / FILES_A_THREAD));
}

async function checkInThreads(
  found: FoundFiles,
  threads: number,
  { cwd, dataFolder }: CheckOptions,
  severities: Severities,
  { start, log, progress }: Talk,
): Promise<Checked> {
  const { checkInParallel } = await import('./check-parallel.js');
  const data = { cwd, dataFolder, severities };
  const { files, failures, read, maps } = await checkInParallel(found, threads, data, progress);
  log(
    `Read ${counted(read, 'file')} of ${counted(maps, 'map')} in ${counted(threads, 'thread')}, ${since(start)}.`,
  );
  for (const { path, findings, ms } of files)
    log(`${path}: ${counted(findings.length, 'finding')} in ${ms.toFixed(1)} ms`);
  return { files, failures };
}

async function checkHere(
  found: FoundFiles,
  options: CheckOptions,
  severities: Severities,
  { start, log, progress }: Talk,
  output: Output,
): Promise<Checked & { loaded: Loaded }> {
  const { cwd, map, dataFolder, stdin, stdinFilename } = options;
  const given = stdin ? await readStdin(stdinFilename) : undefined;
  const loaded = await loadFound(found, cwd, dataFolder, { stdin: given, map, progress });
  const read = loaded.maps.flatMap(({ documents }) => documents).length;
  log(`Read ${counted(read, 'file')} of ${counted(loaded.maps.length, 'map')} in ${since(start)}.`);
  const checkAll = (files: readonly LoadedFile[]): CheckedFile[] => {
    const all = files.map((file, index): CheckedFile => {
      const before = performance.now();
      const { document } = file;
      const findings = check(document, file.map, severities);
      log(`${file.path}: ${counted(findings.length, 'finding')} in ${since(before)}`);
      progress.step('Checking', index + 1, files.length);
      return { ...file, uri: document.uri, lineAt: (line) => lineAt(document, line), findings };
    });
    progress.end();
    return all;
  };
  const checked = checkAll(loaded.files);
  const fixed = options.fix ? await fix(loaded, checked, checkAll, options, output) : undefined;
  const failures = [...loaded.failures, ...(fixed?.failures ?? [])];
  return { files: fixed?.files ?? checked, failures, loaded };
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
      return [forTerminal(formatJson(report.files))];
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
