/** What an import gives: the text of a map, and what a person should know of it. */
import { shorten } from '../../features/markdown.js';
import type { FieldName } from './headers.js';

/** A place of the source with what is to be said of it. */
export interface Remark {
  /** Such as `mapping.csv, row 12`. */
  readonly place: string;
  /** One sentence, without a full stop at its end. */
  readonly message: string;
}

/** Something of the source that is not in the map. */
export interface LeftOut extends Remark {
  /** What stands in the source, so that nothing is lost. */
  readonly source: string;
}

export interface Imported {
  /** The text of the map; what was left out stands in comments at its end. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  /** What was taken and deserves a look. */
  readonly remarks: readonly Remark[];
}

/** A source that cannot be imported, with a sentence that says why and what to do. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
}

/** A table of which a person has to name a column. */
export class ColumnRefusal extends ImportRefusal {
  /**
   * @param table as it is shown.
   * @param field the first that a column has to be named for.
   * @param headers those of the table that it can be.
   */
  constructor(
    message: string,
    readonly table: string,
    readonly field: FieldName,
    readonly headers: readonly string[],
  ) {
    super(message);
  }
}

/** A workbook of which a person has to name the sheet. */
export class SheetRefusal extends ImportRefusal {
  /**
   * @param file as it is shown.
   * @param sheets those that it can be, by their names.
   */
  constructor(
    message: string,
    readonly file: string,
    readonly sheets: readonly string[],
  ) {
    super(message);
  }
}

/** A text of the source between quotation marks, on one line and not too long. */
export function said(text: string): string {
  return `“${shorten(text, 60)}”`;
}

/** "a, b and c", with at most `most` of them named. */
export function listed(words: readonly string[], most = 20): string {
  const named = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
  const last = named.at(-1) ?? '';
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : last;
}

/** "1 row", "2 rows". */
export function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** Comment lines that keep what was left out, for the end of a map; none where nothing was. */
export function commentsOf(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  return [
    '',
    `# Not taken (${leftOut.length}): each with its reason and what the source says.`,
    ...leftOut.flatMap(({ place, message, source }) => [
      comment(`- ${place}: ${message}`),
      ...(source === '' ? [] : [comment(`  | ${source}`)]),
    ]),
  ];
}

/** A text as a comment of one line. Its mark keeps it from being read as an instruction to the checks. */
function comment(text: string): string {
  return `# ${text.replace(/[\p{C}\u2028\u2029]/gu, escaped)}`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
