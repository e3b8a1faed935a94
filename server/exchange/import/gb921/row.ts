/** One row of the workbook: an element, or why it is none. */
import { normalize } from '../../../framework/normalize.js';
import { said } from '../imported.js';
import type { SourceCell } from '../rows.js';
import type { WorkbookColumns } from './columns.js';
import type { WorkbookField } from './headers.js';

/** What a row tells of an element. */
export interface WorkbookRow {
  readonly id: string;
  /** True where the sheet holds the id as a number: 1.1 may have been 1.10. */
  readonly isNumber: boolean;
  readonly name: string;
  /** As the sheet states it; undefined where it does not. */
  readonly level: number | undefined;
  /** "" where the sheet has none. */
  readonly domain: string;
  readonly verticals: readonly string[];
  /** The descriptions, the brief one first. */
  readonly texts: readonly string[];
}

/** Why a row is not taken. */
export interface RefusedRow {
  readonly message: string;
  /** The id of the element that it is, where that can be read. */
  readonly id?: string;
  /** True where it is an element whose id nobody can tell. */
  readonly isHidden?: true;
}

const ID = /^\d+(?:\.\d+)*$/;
/** A name is a few words; what is longer stands in the wrong column. */
const LONGEST_NAME = 200;
const DELETED_NAME = /^\W*deleted\b|[([]\s*deleted\b/i;
const DELETED_STATUS = /^\W*(?:deleted|removed|retired|obsolete|true|yes|x)\b/i;
/** What stands in the workbook where there is nothing to say. */
const EMPTY = new Set([
  '',
  'na',
  'none',
  'tbd',
  'notapplicable',
  normalize('Not used for this process element'),
]);

/** Reads a row with content; `deleted` where it is marked so. */
export function readWorkbookRow(
  cells: readonly SourceCell[],
  { at, headers }: WorkbookColumns,
): WorkbookRow | RefusedRow | 'deleted' {
  const cell = (field: WorkbookField): SourceCell => cells[at.get(field) ?? -1] ?? { text: '', kind: 'text' };
  const words = (field: WorkbookField): string =>
    cell(field)
      .text.replace(/[\p{C}\s]+/gu, ' ')
      .trim();
  const name = words('name');
  const id = words('id').replace(/\.$/, '');
  if (DELETED_NAME.test(name) || isDeleted(words('status'), headers[at.get('status') ?? -1]))
    return 'deleted';
  if (cell('id').kind === 'date')
    return { message: `a spreadsheet has made a date of its id, ${said(id)}`, isHidden: true };
  if (id === '') return { message: 'it has no id' };
  if (!ID.test(id)) return { message: `${said(id)} is no id of an element` };
  if (name === '') return { message: `the element ${id} has no name`, id };
  if (name.length > LONGEST_NAME) return { message: `the name of ${id} has ${name.length} characters`, id };
  const texts = [cell('brief').text, cell('extended').text].filter((text) => !EMPTY.has(normalize(text)));
  return {
    id,
    isNumber: cell('id').kind === 'number',
    name,
    level: levelOf(words('level')),
    domain: words('domain').replace(/\s+domain$/i, ''),
    verticals: verticalsIn(cell('vertical').text),
    texts: [...new Set(texts)],
  };
}

/** Of a column that only says whether, yes is enough; a word of a status or a note says it itself. */
function isDeleted(status: string, header = ''): boolean {
  const [word = ''] = DELETED_STATUS.exec(status) ?? [];
  return word !== '' && (/^\W*(?:deleted|removed|retired|obsolete)$/i.test(word) || /deleted/i.test(header));
}

function levelOf(text: string): number | undefined {
  const digit = /^(?:level\s*|l)?(\d)(?:\.0)?$/i.exec(text)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

function verticalsIn(text: string): string[] {
  return text
    .split(/[,;|\n\r]/)
    .map((part) => part.replace(/[\p{C}\s]+/gu, ' ').trim())
    .filter((part) => !EMPTY.has(normalize(part)));
}
