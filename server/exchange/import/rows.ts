/** A table as it was read from a file, before anybody knows what its columns mean. */

/** What a cell holds: a text, or what a spreadsheet has made of a text. */
export interface SourceCell {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date';
}

/** Sheets of a workbook beside the one that is taken for the mapping table. */
export interface UnreadSheets {
  /** The workbook, as it is shown. */
  readonly file: string;
  readonly sheets: readonly string[];
}

export interface SourceTable {
  /** The file, or the file and the sheet, as it is shown. */
  readonly name: string;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** How the file was read, for the reader: `UTF-8, separated by commas`. */
  readonly form: string;
  /** The rows in their order, the first row of the file first; rows without content are there too. */
  readonly rows: readonly (readonly SourceCell[])[];
  /** The sheets of its workbook that are not read. */
  readonly unread?: UnreadSheets;
}

/** Rows beyond these are refused: no mapping table is as long, and reading it would take all memory. */
export const MAX_ROWS = 100_000;

/** Cells beyond these are refused, empty ones in between counted. */
export const MAX_CELLS = 5_000_000;

/** A cell of text, without spaces at its ends. */
export function textCell(text: string): SourceCell {
  return { text: text.trim(), kind: 'text' };
}
