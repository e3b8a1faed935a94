/** XLSX workbooks, within limits: what would take all memory is refused before it is read. */
import { zipSync } from 'fflate';
import readSheets, { readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { ImportRefusal, said } from './imported.js';
import { inflate } from './inflate.js';
import { MAX_CELLS, MAX_ROWS, type SourceCell, type SourceTable, textCell } from './rows.js';
import { readZip, type ZipEntry } from './zip.js';

/** A workbook may unpack to this many bytes. */
const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_FILES = 1_000;

/**
 * Reads the sheets of a workbook, or the one that is named.
 * @param name of the file, as it is shown.
 * @throws ImportRefusal where it is no workbook, is too large, or has no such sheet.
 */
export async function readWorkbook(name: string, bytes: Uint8Array, sheet?: string): Promise<SourceTable[]> {
  const archive = unpack(name, bytes);
  try {
    const sheets = sheet
      ? [{ sheet, data: await readSheet(archive, sheet, OPTIONS) }]
      : await readSheets(archive, OPTIONS);
    return sheets.map(({ sheet: title, data }) => ({
      name: `${name}, sheet ${said(title)}`,
      sheet: title,
      form: 'a workbook',
      rows: data.map((row) => row.map(cellOf)),
    }));
  } catch (error) {
    throw refusalOf(name, error);
  }
}

/** Spaces are taken away with the rest of what surrounds a text, not by the library. */
const OPTIONS = { trim: false };

function cellOf(value: unknown): SourceCell {
  if (value instanceof Date) return { text: dateText(value), kind: 'date' };
  if (typeof value === 'number') return { text: String(value), kind: 'number' };
  return textCell(value === null || value === undefined ? '' : String(value));
}

function dateText(date: Date): string {
  return Number.isNaN(date.valueOf()) ? 'a date' : date.toISOString().slice(0, 10);
}

/** The parts that a reader of sheets needs, in an archive that it can read at once: it takes nothing else than archives. */
function unpack(name: string, bytes: Uint8Array): ArrayBuffer {
  try {
    const entries = readZip(bytes);
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (entries.length > MAX_FILES || size > MAX_UNPACKED)
      throw new ImportRefusal(
        `it would unpack to ${Math.ceil(size / 2 ** 20).toLocaleString('en')} MB in ${entries.length} files, more than any mapping table; save the sheet alone`,
      );
    const parts = entries.filter((entry) => /\.(?:xml|rels)$/.test(entry.name));
    if (!parts.some((part) => part.name === 'xl/workbook.xml')) throw new ImportRefusal('it has no sheets');
    const files = parts.map((part) => [part.name, dataOf(part)] as const);
    for (const [, data] of files) measure(data);
    return zipSync(Object.fromEntries(files), { level: 0 }).buffer;
  } catch (error) {
    if (error instanceof ImportRefusal) throw new ImportRefusal(`${name}: not read, ${error.message}`);
    throw new ImportRefusal(`${name}: not a workbook; save the table as XLSX or CSV`);
  }
}

function dataOf({ method, compressed, size }: ZipEntry): Uint8Array {
  if (method === 0) return compressed;
  if (method !== 8) throw new ImportRefusal('it is compressed or locked in a way that is not known here');
  try {
    return size === 0 ? new Uint8Array() : inflate(compressed, size);
  } catch {
    throw new ImportRefusal('it is broken: a part is not as long as its directory says');
  }
}

const TAG = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** Rows that a sheet can have at all. */
const SHEET_ROWS = 1_048_576;

/** Refuses a sheet that has too many rows or cells, those counted that its addresses leave empty. */
function measure(data: Uint8Array): void {
  const text = new TextDecoder().decode(data);
  if (!/<(?:[\w.-]+:)?sheetData/.test(text)) return;
  let row = 0;
  let column = 0;
  let filled = { row: 0, column: 0 };
  for (const [, tag, attributes = ''] of text.matchAll(TAG)) {
    const [, quoted, single] = ADDRESS.exec(attributes) ?? [];
    const at = addressOf(quoted ?? single);
    if (tag === 'row') {
      row = at?.row ?? row + 1;
      column = 0;
    } else {
      row = at?.row ?? row;
      column = at?.column ?? column + 1;
      if (!attributes.endsWith('/'))
        filled = { row: Math.max(filled.row, row), column: Math.max(filled.column, column) };
    }
    if (row > SHEET_ROWS) throw new ImportRefusal(`a sheet names its row ${row}, which no sheet has`);
  }
  if (filled.row > MAX_ROWS || filled.row * filled.column > MAX_CELLS)
    throw new ImportRefusal(
      `a sheet has ${filled.row.toLocaleString('en')} rows and ${filled.column.toLocaleString('en')} columns; at most ${MAX_ROWS.toLocaleString('en')} rows and ${MAX_CELLS.toLocaleString('en')} cells are taken`,
    );
}

/** `B12` of a cell, `12` of a row. */
function addressOf(address: string | undefined): { row: number; column: number } | undefined {
  if (address === undefined) return undefined;
  const [, letters = '', digits] = /^([A-Z]{0,3})(\d{1,9})$/.exec(address) ?? [];
  if (digits === undefined) throw new ImportRefusal(`a cell has the address ${said(address)}`);
  return { row: Number(digits), column: numberOf(letters) };
}

/** A is 1, Z is 26, AA is 27. */
function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function refusalOf(name: string, error: unknown): ImportRefusal {
  const why = error instanceof Error ? error.message : String(error);
  return new ImportRefusal(
    error instanceof SheetNotFoundError
      ? `${name}: ${why}`
      : `${name}: the workbook could not be read (${why.slice(0, 100)}); save the table as CSV`,
  );
}
