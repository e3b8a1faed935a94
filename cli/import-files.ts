/** The files of an import, read within limits. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { headerScore } from '../server/exchange/import/columns.js';
import { readCsv } from '../server/exchange/import/csv.js';
import type { FieldName } from '../server/exchange/import/headers.js';
import { ImportRefusal } from '../server/exchange/import/imported.js';
import { type OdaComponent, readComponent } from '../server/exchange/import/oda-component.js';
import type { SourceTable } from '../server/exchange/import/rows.js';
import { readMappingSheet } from '../server/exchange/import/sheets.js';
import { readWorkbook } from '../server/exchange/import/workbook.js';
import { MOST_IMPORTED } from '../server/protocol.js';
import { readText, shown } from './files.js';

/** Reads CSV files. @throws ImportRefusal */
export function readCsvFiles(
  files: readonly string[],
  cwd: string,
  named: ReadonlyMap<FieldName, string>,
): Promise<SourceTable[]> {
  return each(files, async (file) =>
    readCsv(shown(resolve(cwd, file), cwd), await bytesOf(file, cwd, MOST_IMPORTED.csv), (rows) =>
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
  return each(files, async (file) =>
    readMappingSheet(
      shown(resolve(cwd, file), cwd),
      await bytesOf(file, cwd, MOST_IMPORTED.xlsx),
      named,
      sheet,
    ),
  );
}

/**
 * Reads the sheets of a workbook, or the one table of a CSV file.
 * @param isHeader whether rows can hold the header that is looked for.
 * @throws ImportRefusal
 */
export async function readSheets(
  file: string,
  cwd: string,
  sheet: string | undefined,
  isHeader: (rows: SourceTable['rows']) => boolean,
): Promise<SourceTable[]> {
  const name = shown(resolve(cwd, file), cwd);
  const bytes = await bytesOf(file, cwd, MOST_IMPORTED.xlsx);
  if (!/\.(?:csv|tsv|txt)$/i.test(file)) return readWorkbook(name, bytes, sheet);
  if (sheet !== undefined) throw new ImportRefusal('--sheet is for workbooks; a CSV file has one table');
  return [readCsv(name, bytes, (rows) => (isHeader(rows) ? 1 : 0))];
}

/** Reads ODA component specifications. @throws ImportRefusal */
export function readComponentFiles(files: readonly string[], cwd: string): Promise<OdaComponent[]> {
  return each(files, async (file) => {
    await refuseLarge(file, cwd, MOST_IMPORTED.oda);
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
