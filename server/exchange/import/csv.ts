/** CSV as spreadsheets write it: the encoding, the separator and the rows. */
import Papa from 'papaparse';
import { ImportRefusal } from './imported.js';
import { MAX_CELLS, MAX_ROWS, type SourceCell, type SourceTable, textCell } from './rows.js';

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** A first line by which Excel is told the separator. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;

/** Rows, and UTF-16 units, that are looked at to find the separator. */
const PROBE_ROWS = 20;
const PROBE_LENGTH = 64 * 1024;

/**
 * Reads CSV.
 * @param score how well the first rows look like those of a mapping table; the separator with the most wins.
 * @throws ImportRefusal where it is no text, too long, or a quotation mark is never closed.
 */
export function readCsv(
  name: string,
  bytes: Uint8Array,
  score: (rows: SourceTable['rows']) => number,
): SourceTable {
  const { text, encoding } = decode(name, bytes);
  const stated = SEPARATOR_LINE.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const separator = stated?.[1] ?? findSeparator(body, score);
  if (isMore(body, separator, MAX_CELLS))
    throw new ImportRefusal(`${name}: more than ${MAX_CELLS.toLocaleString('en')} cells; split the table`);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: separator, preview: MAX_ROWS + 1 });
  if (data.length > MAX_ROWS)
    throw new ImportRefusal(`${name}: more than ${MAX_ROWS.toLocaleString('en')} rows; split the table`);
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) {
    const row = (broken.row ?? 0) + (stated ? 2 : 1);
    throw new ImportRefusal(
      `${name}: the quotation marks of row ${row} do not match, so what follows cannot be told apart; correct that row`,
    );
  }
  const rows = data.map((row) => row.map(cellOf));
  // The line with the separator is the first row of the file.
  return {
    name,
    form: `${encoding}, separated by ${SEPARATORS[separator] ?? JSON.stringify(separator)}`,
    rows: stated ? [[], ...rows] : rows,
  };
}

/** Whether a separator stands in a text more often than `most` times. */
function isMore(text: string, separator: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1))
    if (++count > most) return true;
  return false;
}

/** An apostrophe keeps a text that starts like a formula a text; it is no part of it. */
function cellOf(text: string): SourceCell {
  return textCell(text.replace(/^'(?=[=+\-@\t\r])/, ''));
}

function findSeparator(text: string, score: (rows: SourceTable['rows']) => number): string {
  let best = { separator: ',', points: -1 };
  for (const separator of Object.keys(SEPARATORS)) {
    const { data } = Papa.parse<string[]>(text.slice(0, PROBE_LENGTH), {
      delimiter: separator,
      preview: PROBE_ROWS,
    });
    const rows = data.map((row) => row.map(cellOf));
    // Where no header is recognized, the separator that cuts the first rows most often makes the clearest refusal.
    const columns = Math.max(0, ...rows.map((row) => row.length)) / 1000;
    const points = score(rows) + Math.min(columns, 0.9);
    if (points > best.points) best = { separator, points };
  }
  return best.separator;
}

function decode(name: string, bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes.length === 0) throw new ImportRefusal(`${name}: the file is empty`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new ImportRefusal(`${name}: this is a workbook or another archive; try “etom import xlsx”`);
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new TypeError('a text has no zeros');
    return { text, encoding: ENCODINGS[encoding] ?? encoding };
  } catch {
    throw new ImportRefusal(`${name}: not a text file; save the table as CSV in UTF-8`);
  }
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** By its byte order mark; without one by its zeros, and by whether it is UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const probe = bytes.subarray(0, 1000);
  const zeros = (odd: number): number => probe.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const many = probe.length / 4;
  if (zeros(1) > many && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > many && zeros(1) === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
