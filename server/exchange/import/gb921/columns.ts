/** Which columns of a sheet hold what: by their headers, or as the user says. */
import { plain } from '../headers.js';
import { ImportRefusal, listed, said } from '../imported.js';
import type { SourceCell, SourceTable } from '../rows.js';
import { WORKBOOK_FIELDS, type WorkbookField, workbookFieldOf } from './headers.js';

/** Rows in which the header is looked for; titles and notes may stand above it. */
const HEADER_ROWS = 20;

/** Without these a row is no element. */
const NEEDED: readonly WorkbookField[] = ['id', 'name'];

/** The columns that the user named, by field; "" for a field that is to have none. */
export type NamedColumns = ReadonlyMap<WorkbookField, string>;

export interface WorkbookColumns {
  /** The index of the header's row. */
  readonly header: number;
  /** The index of each column that was recognized. */
  readonly at: ReadonlyMap<WorkbookField, number>;
  /** The headers as they stand in the sheet, by index. */
  readonly headers: readonly string[];
}

/**
 * Reads `FIELD=HEADER`, as a user names columns.
 * @throws ImportRefusal where a field is none of ours, or named twice.
 */
export function readWorkbookColumns(options: readonly string[]): Map<WorkbookField, string> {
  const named = new Map<WorkbookField, string>();
  for (const text of options) {
    const at = text.indexOf('=');
    const field = WORKBOOK_FIELDS.find((known) => known === text.slice(0, Math.max(at, 0)).trim());
    if (!field)
      throw new ImportRefusal(
        `--column ${said(text)}: write FIELD=HEADER; the fields of a GB921 workbook are ${listed(WORKBOOK_FIELDS)}`,
      );
    if (named.has(field)) throw new ImportRefusal(`--column ${field} is given twice`);
    named.set(field, text.slice(at + 1).trim());
  }
  return named;
}

/** Whether a sheet has a row that can be the header of a list of elements. */
export function looksLikeElements({ rows }: SourceTable, named: NamedColumns): boolean {
  return rows.slice(0, HEADER_ROWS).some((row) => isEnough(recognize(row, named)));
}

/**
 * Finds the header of a sheet and what its columns mean.
 * @throws ImportRefusal where a column that is needed is missing, or two could be the same one.
 */
export function findWorkbookColumns(table: SourceTable, named: NamedColumns): WorkbookColumns {
  const first = table.rows.slice(0, HEADER_ROWS);
  const header = first.findIndex((row) => isEnough(recognize(row, named)));
  const row = table.rows[header];
  if (!row) throw missing(table, named);
  const headers = row.map(({ text }) => text);
  const found = recognize(row, named);
  for (const [field, columns] of found) {
    if (columns.length > 1)
      throw new ImportRefusal(
        `${table.name}: the columns ${listed(columns.map((at) => said(headers[at] ?? '')))} could all be the ${field}; say which one: --column ${field}=HEADER`,
      );
  }
  for (const [field, name] of named) {
    if (name !== '' && !found.has(field))
      throw new ImportRefusal(
        `${table.name}: row ${header + 1} has no column ${said(name)}; its headers are ${shown(row)}`,
      );
  }
  return { header, at: new Map([...found].map(([field, [at = 0]]) => [field, at])), headers };
}

function isEnough(found: ReadonlyMap<WorkbookField, unknown>): boolean {
  return NEEDED.every((field) => found.has(field));
}

/** The columns that could be each field. What the user named is exactly that, and nothing else. */
function recognize(row: readonly SourceCell[], named: NamedColumns): Map<WorkbookField, number[]> {
  const found = new Map<WorkbookField, number[]>();
  for (const [column, { text }] of row.entries()) {
    const given = [...named].find(([, header]) => header !== '' && plain(header) === plain(text))?.[0];
    const known = workbookFieldOf(text);
    const field = given ?? (known && named.has(known) ? undefined : known);
    if (field && text !== '') found.set(field, [...(found.get(field) ?? []), column]);
  }
  return found;
}

function missing(table: SourceTable, named: NamedColumns): ImportRefusal {
  const filled = table.rows
    .slice(0, HEADER_ROWS)
    .map((each) => each.filter(({ text }) => text !== ''))
    .find((each) => each.length > 1);
  if (!filled) return new ImportRefusal(`${table.name}: no row with headers among the first ${HEADER_ROWS}`);
  const found = recognize(filled, named);
  const lacking = NEEDED.filter((field) => !found.has(field));
  return new ImportRefusal(
    `${table.name}: no column for the ${listed(lacking)} was recognized; name it with ${listed(lacking.map((field) => `--column ${field}=HEADER`))}. The headers are ${shown(filled)}`,
  );
}

function shown(row: readonly SourceCell[]): string {
  return listed(row.filter(({ text }) => text !== '').map(({ text }) => said(text)));
}
