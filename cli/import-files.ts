/** The files of an import, read within limits. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { headerScore, isOfProcesses } from '../server/exchange/import/columns.js';
import { readCsv } from '../server/exchange/import/csv.js';
import type { FieldName } from '../server/exchange/import/headers.js';
import { ImportRefusal, listed } from '../server/exchange/import/imported.js';
import { type OdaComponent, readComponent } from '../server/exchange/import/oda-component.js';
import type { SourceTable } from '../server/exchange/import/rows.js';
import { readWorkbook } from '../server/exchange/import/workbook.js';
import { readText, shown } from './files.js';

/** No mapping table is as large; what is larger is refused before it is read. */
const MAX_TABLE = 32 * 1024 * 1024;
const MAX_COMPONENT = 2 * 1024 * 1024;

/** Reads CSV files. @throws ImportRefusal */
export function readCsvFiles(
  files: readonly string[],
  cwd: string,
  named: ReadonlyMap<FieldName, string>,
): Promise<SourceTable[]> {
  return each(files, async (file) =>
    readCsv(shown(resolve(cwd, file), cwd), await bytesOf(file, cwd, MAX_TABLE), (rows) =>
      headerScore(rows, named),
    ),
  );
}

/**
 * Reads the sheet with the mapping table of each workbook: the one that is named, or the only one with such headers.
 * @throws ImportRefusal
 */
export function readXlsxFiles(
  files: readonly string[],
  cwd: string,
  named: ReadonlyMap<FieldName, string>,
  sheet: string | undefined,
): Promise<SourceTable[]> {
  return each(files, async (file) => {
    const name = shown(resolve(cwd, file), cwd);
    const sheets = await readWorkbook(name, await bytesOf(file, cwd, MAX_TABLE), inflate, sheet);
    const chosen = likelyOf(sheets, named);
    const [only] = chosen;
    if (!only || chosen.length > 1) {
      const names = listed((only ? chosen : sheets).map((table) => table.name)) || name;
      throw new ImportRefusal(
        only
          ? `${names} look like mapping tables; name one with --sheet`
          : `No sheet has headers of a mapping table: ${names}; name the sheet with --sheet and its columns with --column`,
      );
    }
    return { ...only, unread: sheets.filter((table) => table !== only).map((table) => table.name) };
  });
}

/** The only sheet, or those with headers of a mapping table: of processes, or else of systems. */
function likelyOf(
  sheets: readonly SourceTable[],
  named: ReadonlyMap<FieldName, string>,
): readonly SourceTable[] {
  if (sheets.length === 1) return sheets;
  const ofProcesses = sheets.filter(({ rows }) => isOfProcesses(rows, named));
  return ofProcesses.length > 0 ? ofProcesses : sheets.filter(({ rows }) => headerScore(rows, named) > 0);
}

/** Reads ODA component specifications. @throws ImportRefusal */
export function readComponentFiles(files: readonly string[], cwd: string): Promise<OdaComponent[]> {
  return each(files, async (file) => {
    await refuseLarge(file, cwd, MAX_COMPONENT);
    const read = await readText(resolve(cwd, file), cwd);
    if ('message' in read) throw new ImportRefusal(read.message);
    return readComponent(shown(resolve(cwd, file), cwd), read.text);
  });
}

/** One after the other, so that no more than one is held whole. */
async function each<T>(files: readonly string[], read: (file: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const file of new Set(files)) results.push(await read(file));
  return results;
}

async function bytesOf(file: string, cwd: string, limit: number): Promise<Uint8Array> {
  await refuseLarge(file, cwd, limit);
  return readFile(resolve(cwd, file));
}

async function refuseLarge(file: string, cwd: string, limit: number): Promise<void> {
  const info = await stat(resolve(cwd, file)).catch(() => undefined);
  if (!info?.isFile()) throw new ImportRefusal(`${file}: ${info ? 'not a file' : 'no such file'}`);
  if (info.size > limit)
    throw new ImportRefusal(
      `${file}: ${Math.ceil(info.size / 2 ** 20)} MB; at most ${limit / 2 ** 20} MB are read. Keep the columns and rows of the mapping alone`,
    );
}

function inflate(compressed: Uint8Array, limit: number): Uint8Array {
  const data = inflateRawSync(compressed, { maxOutputLength: limit });
  if (data.length !== limit) throw new RangeError('shorter than it says');
  return data;
}
