/** Tables as CSV for other programs: RFC 4180, in UTF-8 without a byte order mark. */
import Papa from 'papaparse';
import type { Table } from './table.js';

/** What spreadsheets take for the start of a formula, whichever cell of a line it stands in. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Writes a table: one line for the heads, one for each row, each ended by CRLF.
 * @returns text in which no cell is a formula: one that starts like a formula is preceded by an apostrophe, which imports take
 * away again.
 */
export function tableToCsv({ columns, rows }: Table): string {
  const heads = columns.map(({ label }) => label);
  const lines = [heads, ...rows.map((row) => columns.map((_, index) => row[index]))];
  return `${Papa.unparse(lines, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}
