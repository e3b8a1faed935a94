import { readColumnOption } from '../server/exchange/import/columns.js';
import type { FieldName } from '../server/exchange/import/headers.js';
import { counted, ImportRefusal, listed, type Remark, said } from '../server/exchange/import/imported.js';
import { importComponents, type OdaMap, releasesOf } from '../server/exchange/import/oda.js';
import type { SourceTable } from '../server/exchange/import/rows.js';
import { importTables } from '../server/exchange/import/tables.js';
import { DEFAULT_RELEASE, findRelease, RELEASES, readReleaseName } from '../server/framework/releases.js';
import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import type { Output } from './check.js';
import type { ImportOptions } from './import-command.js';
import { readComponentFiles, readCsvFiles, readXlsxFiles } from './import-files.js';
import { importGb921 } from './import-gb921.js';
import { previewOf, reportOf } from './import-report.js';
import { refuseTaken } from './taken.js';
import { forTerminal, printable } from './text-format.js';
import { writeOutput } from './write.js';

/**
 * Imports files of one format into a map.
 * @returns the exit code: 0 all was taken, 1 some was not, 2 nothing could be imported.
 */
export async function runImport(
  format: string,
  files: readonly string[],
  options: ImportOptions,
  output: Output,
): Promise<number> {
  try {
    if (format === 'gb921') return await importGb921(files, options, output);
    return format === 'oda'
      ? await importOda(files, options, output)
      : await importTable(format, files, options, output);
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    output.err(printable(`etom: ${error.message}`));
    return 2;
  }
}

async function importTable(
  format: string,
  files: readonly string[],
  options: ImportOptions,
  { out, err }: Output,
): Promise<number> {
  const { cwd, column, sheet, preview, force } = options;
  const named = namedColumns(column);
  const release = releaseName(options.release ?? DEFAULT_RELEASE);
  if (sheet !== undefined && format === 'csv')
    throw new ImportRefusal('--sheet is for workbooks; a CSV file has one table');
  const tables =
    format === 'csv' ? await readCsvFiles(files, cwd, named) : await readXlsxFiles(files, cwd, named, sheet);
  const frameworks = await loaded([release], options.dataFolder, err);
  const result = importTables(tables, release, frameworks(release), named);
  if (preview) out(previewOf(result, release));
  else await write(options.output, result.text, force, cwd, out);
  const taken = result.rows - result.leftOut.length;
  const how = options.release === undefined ? ', the default; --release names another' : '';
  const where = options.output === undefined || preview ? '' : `${options.output}: `;
  const what = `${where}${taken} of ${counted(result.rows, 'row')} taken, for release ${release}${how}.`;
  const remarks = [...tables.flatMap(unreadSheets), ...result.remarks];
  for (const line of reportOf(what, { ...result, remarks })) err(printable(line));
  return result.leftOut.length > 0 ? 1 : 0;
}

function unreadSheets({ unread }: SourceTable): Remark[] {
  if (!unread || unread.sheets.length === 0) return [];
  const { file, sheets } = unread;
  const which = `${sheets.length === 1 ? 'the sheet' : 'the sheets'} ${listed(sheets.map(said))}`;
  const message = `${which} ${sheets.length === 1 ? 'was' : 'were'} not read; --sheet names another`;
  return [{ place: file, message }];
}

async function importOda(
  files: readonly string[],
  options: ImportOptions,
  { out, err }: Output,
): Promise<number> {
  const { cwd, force, preview, output: target } = options;
  if (options.column.length > 0 || options.sheet !== undefined)
    throw new ImportRefusal('--column and --sheet are for tables; a component specification has none');
  const components = await readComponentFiles(files, cwd);
  const only = options.release === undefined ? undefined : releaseName(options.release);
  const releases = only === undefined ? releasesOf(components) : [only];
  const frameworks = await loaded(releases, options.dataFolder, err);
  const maps = importComponents(components, frameworks, only);
  if (maps.length > 1 && target === undefined && !preview)
    throw new ImportRefusal(
      `These components name ${maps.length} releases, ${listed(releases)}, and a map has one; give --output FILE to write a map for each, or --release for one of them`,
    );
  const fileOf = (map: OdaMap): string | undefined =>
    maps.length > 1 && target !== undefined ? fileFor(target, map) : target;
  if (!force && !preview)
    await refuseTaken(
      maps.flatMap((map) => fileOf(map) ?? []),
      cwd,
    );
  for (const map of maps) {
    const file = fileOf(map);
    if (!preview) await write(file, map.text, force, cwd, out);
    const where = file === undefined || preview ? '' : `${file}: `;
    const what = `${where}release ${map.release}, ${counted(map.systems, 'system')}, ${counted(map.elements, 'element')}.`;
    for (const line of reportOf(what, map)) (preview ? out : err)(printable(line));
  }
  return maps.some(({ leftOut }) => leftOut.length > 0) ? 1 : 0;
}

/** `oda.etom.yaml` is `oda.gb921-24.0.etom.yaml` for a release. */
function fileFor(target: string, { release }: OdaMap): string {
  const [, stem = target, ending = '.etom.yaml'] = /^(.*?)((?:\.etom)?\.ya?ml)$/is.exec(target) ?? [];
  return `${stem}.${release}${ending}`;
}

async function write(
  file: string | undefined,
  text: string,
  force: boolean,
  cwd: string,
  out: Output['out'],
): Promise<void> {
  // What prints adds a line break of its own.
  if (file === undefined) out(forTerminal(text.replace(/\n$/, '')));
  else await writeOutput(file, text, { force, cwd });
}

function namedColumns(options: readonly string[]): Map<FieldName, string> {
  const named = new Map<FieldName, string>();
  for (const [field, header] of options.map(readColumnOption)) {
    if (named.has(field)) throw new ImportRefusal(`--column ${field} is given twice`);
    named.set(field, header);
  }
  return named;
}

function releaseName(text: string): string {
  const name = readReleaseName(text);
  if (name.kind === 'held') return name.release.name;
  if (name.kind === 'not-held') return name.version;
  throw new ImportRefusal(
    `--release ${text}: no such release; there are ${listed(RELEASES.map((release) => release.name))}`,
  );
}

async function loaded(releases: readonly string[], dataFolder: string, err: Output['err']) {
  const store = new FrameworkStore(new NodeHost(dataFolder), (message) => err(`etom: ${message}`));
  // A map writes a release that is not carried by its version alone.
  const canonical = (release: string): string => findRelease(release)?.name ?? release;
  for (const release of releases) await store.load(canonical(release));
  return (release: string) => store.get(canonical(release));
}
