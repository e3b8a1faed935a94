/** `etom report`: reads one map, reports on it, and writes the report. */
import { dirname, extname } from 'node:path';
import type { ReportFormat } from '../server/exchange/formats.js';
import { compareReports } from '../server/exchange/report/compare.js';
import { mapReport, type ReportOptions } from '../server/exchange/report/map-report.js';
import type { Report } from '../server/exchange/report/model.js';
import { reportFile } from '../server/exchange/report/report-file.js';
import { TABLE_NAMES } from '../server/exchange/report/tables.js';
import { lensesOf } from '../server/framework/lenses.js';
import { nearestWord } from '../server/framework/nearest.js';
import type { Catalogue } from '../server/workspace/catalogue.js';
import { mapNameOf, type ProcessMap } from '../server/workspace/process-map.js';
import { readBaseline } from './baseline.js';
import type { Output } from './check.js';
import { type LoadedFile, load } from './load.js';
import { NO_PROGRESS, terminalProgress } from './progress.js';
import type { ReportCommandOptions } from './report-command.js';
import { pageParts } from './report-format.js';
import { forTerminal, printable } from './text-format.js';
import { writeOutput } from './write.js';

/** Formats by the end of a file's name. */
const BY_EXTENSION: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.json': 'json',
};

/**
 * Reports on the map that paths name.
 * @param paths none for the working folder.
 * @returns the exit code: 0 written, 2 a file could not be read; then nothing is written, since the figures would be wrong.
 * @throws Error with a sentence for the user where the options cannot be followed.
 */
export async function runReport(
  paths: readonly string[],
  options: ReportCommandOptions,
  { out, err }: Output,
): Promise<number> {
  const { cwd, dataFolder, output, table, force } = options;
  const format = options.format ?? BY_EXTENSION[extname(output ?? '').toLowerCase()] ?? 'text';
  if (format === 'xlsx' && output === undefined)
    throw new Error('--format xlsx writes a workbook; say where, as in --output report.xlsx');
  refuseTable(table, options.baseline);

  const progress = process.stderr.isTTY === true ? terminalProgress(process.stderr) : NO_PROGRESS;
  const loaded = await load(paths.length > 0 ? paths : ['.'], cwd, dataFolder, {
    map: options.map,
    progress,
  });
  progress.end();
  for (const { message } of loaded.failures) err(printable(`etom: ${message}`));
  if (loaded.failures.length > 0) return 2;

  const map = theMap(loaded.files);
  const choice = choiceOf(map, options);
  const report = mapReport(map, choice);
  if (!report) throw unknownRelease();
  const whole =
    options.baseline === undefined ? report : await compared(report, map, choice, options.baseline, options);
  const content = await reportFile(format, whole, map, {
    choice,
    table,
    page: () => pageParts(dirname(dataFolder)),
  });
  if (output !== undefined) await writeOutput(output, content, { force, cwd });
  // The output ends its texts by itself.
  else out(forTerminal(String(content).replace(/\n$/, '')));
  return 0;
}

/** @throws Error where there is no such table. */
function refuseTable(table: string | undefined, baseline: string | undefined): void {
  if (table === undefined) return;
  if (!TABLE_NAMES.some((name) => name === table))
    throw new Error(`--table ${printable(table)}: there is no such table${nearest(table, TABLE_NAMES)}`);
  if (/^(?:score-)?changes$/.test(table) && baseline === undefined)
    throw new Error(`--table ${table}: say since when, as in --baseline v1.0`);
}

/** The one map that some files are parts of. @throws Error where there are several. */
function theMap(files: readonly LoadedFile[]): ProcessMap {
  const maps = new Map(files.map(({ map, document, path }) => [map, mapNameOf(document) ?? path]));
  const [first] = maps.keys();
  if (!first) throw new Error('there is no map to report on');
  if (maps.size > 1) {
    const names = [...maps.values()].map(printable);
    const shown = names.slice(0, 5).join(', ');
    throw new Error(
      `a report is about one map, and here are ${maps.size}: ${shown}${names.length > 5 ? ' …' : ''}; name one with --map, or its file`,
    );
  }
  return first;
}

/** @throws Error where the map has no such variant or lens. */
function choiceOf(map: ProcessMap, { view, variant, lens }: ReportCommandOptions): ReportOptions {
  const { catalogue } = map;
  if (!catalogue) throw unknownRelease();
  const variants = map.declared('variant').map(({ item }) => item.id);
  if (variant !== undefined && !variants.includes(variant))
    throw new Error(
      `--variant ${printable(variant)}: the map has ${variants.length > 0 ? `the variants ${printable([...new Set(variants)].join(', '))}` : 'no variants'}`,
    );
  if (lens !== undefined) refuseLens(lens, catalogue);
  return { views: view === 'both' ? ['as-is', 'to-be'] : [view], variant, lens };
}

function refuseLens(lens: string, { framework }: Catalogue): void {
  const lenses = lensesOf(framework).map(({ id }) => id);
  if (!lenses.some((id) => id === lens))
    throw new Error(
      `--lens ${printable(lens)}: this release has ${lenses.length > 0 ? `the lenses ${lenses.join(', ')}` : 'no lenses'}`,
    );
}

/** The report with what has changed since an earlier state of the map. */
async function compared(
  report: Report,
  map: ProcessMap,
  choice: ReportOptions,
  baseline: string,
  { cwd }: ReportCommandOptions,
): Promise<Report> {
  const earlier = await readBaseline(baseline, map, cwd);
  const before = mapReport(earlier, choice);
  if (!before) throw unknownRelease();
  return { ...report, changes: compareReports(before, report, baseline) };
}

function unknownRelease(): Error {
  return new Error(
    'the map names no framework release that is known, so there is nothing to count; “etom check” says more',
  );
}

function nearest(word: string, words: readonly string[]): string {
  const near = nearestWord(word, words);
  return near === undefined ? `; there are ${words.join(', ')}` : `; did you mean ${near}?`;
}
