/** Which rows of a sheet are elements, each once. */
import { normalize } from '../../../framework/normalize.js';
import type { LeftOut, Remark } from '../imported.js';
import type { SourceTable } from '../rows.js';
import type { WorkbookColumns } from './columns.js';
import { readWorkbookRow, type WorkbookRow } from './row.js';

export interface TakenRows {
  /** The elements, each id once, in the order of the sheet. */
  readonly rows: readonly WorkbookRow[];
  /** Ids of elements that were not taken. */
  readonly hidden: readonly string[];
  /** False where there are elements whose ids nobody can tell. */
  readonly isComplete: boolean;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  /** Rows that are marked as deleted. */
  readonly deleted: number;
  /** Rows with content below the header. */
  readonly count: number;
}

interface Placed {
  readonly row: WorkbookRow;
  readonly number: number;
  readonly leave: (message: string) => void;
}

/** Reads a sheet row by row. A row that tells of an element again adds its verticals. */
export function takeRows(table: SourceTable, columns: WorkbookColumns): TakenRows {
  const leftOut = new Map<number, LeftOut>();
  const placed: Placed[] = [];
  const hidden: string[] = [];
  let isComplete = true;
  let deleted = 0;
  let count = 0;
  for (const [index, cells] of table.rows.entries()) {
    if (index <= columns.header || cells.every(({ text }) => text === '')) continue;
    count++;
    const number = index + 1;
    const leave = (message: string): void => {
      leftOut.set(number, {
        place: `${table.name}, row ${number}`,
        source: sourceOf(cells, columns),
        message,
      });
    };
    const row = readWorkbookRow(cells, columns);
    if (row === 'deleted') deleted++;
    else if ('message' in row) {
      leave(row.message);
      if (row.isHidden) isComplete = false;
      if (row.id !== undefined) hidden.push(row.id);
    } else placed.push({ row, number, leave });
  }
  const { rows, remarks } = joinRows(placed, table);
  const inOrder = [...leftOut].sort(([one], [other]) => one - other).map(([, left]) => left);
  return { rows, hidden, isComplete, leftOut: inOrder, remarks, deleted, count };
}

/** Each id once; what does not agree with an earlier row is left. */
function joinRows(placed: readonly Placed[], table: SourceTable): { rows: WorkbookRow[]; remarks: Remark[] } {
  const parents = new Set(placed.map(({ row: { id } }) => id.slice(0, Math.max(0, id.lastIndexOf('.')))));
  const found = new Map<string, { row: WorkbookRow; number: number }>();
  const remarks: Remark[] = [];
  for (const { row, number, leave } of placed) {
    const first = found.get(row.id);
    if (row.isNumber && row.id.includes('.') && parents.has(`${row.id}0`))
      leave(`its id is the number ${row.id}, which may have been ${row.id}0; make the cell a text`);
    else if (!first) found.set(row.id, { row, number });
    else if (normalize(first.row.name) !== normalize(row.name))
      leave(`${row.id} is “${first.row.name}” in row ${first.number}`);
    else {
      found.set(row.id, { row: joined(first.row, row), number: first.number });
      if (first.row.texts.length > 0 && row.texts.some((text) => !first.row.texts.includes(text)))
        remarks.push({
          place: `${table.name}, row ${number}`,
          message: `row ${first.number} describes ${row.id} in other words; those were taken`,
        });
    }
  }
  return { rows: [...found.values()].map(({ row }) => row), remarks };
}

/** Two rows of one element: the verticals of both, and what the first one says. */
function joined(first: WorkbookRow, other: WorkbookRow): WorkbookRow {
  const verticals = [...new Set([...first.verticals, ...other.verticals])];
  return { ...first, verticals, texts: first.texts.length > 0 ? first.texts : other.texts };
}

/** What a row says, without its descriptions, which are long. */
function sourceOf(cells: SourceTable['rows'][number], { at, headers }: WorkbookColumns): string {
  const long = new Set([at.get('brief'), at.get('extended')]);
  return cells
    .flatMap(({ text }, column) =>
      text === '' || long.has(column)
        ? []
        : [`${headers[column] ?? ''}: ${JSON.stringify(text.slice(0, 80))}`],
    )
    .join(', ');
}
