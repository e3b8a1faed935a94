/** Which column of a table means what: by its header, in several spellings, or as the user says. */
import { FIELDS, type FieldName, fieldOf, plain } from './headers.js';
import { ColumnRefusal, ImportRefusal, listed, said } from './imported.js';
import type { SourceCell, SourceTable } from './rows.js';

/** What names a process; each alone is enough. */
export const PROCESS_FIELDS: readonly FieldName[] = ['process', 'process-id', 'path'];

/** What can be said of a system that stands in no process. */
const OF_SYSTEMS: ReadonlySet<FieldName> = new Set([
  'systems',
  'element',
  'element-id',
  'element-name',
  'applies',
  'note',
  'part',
  'extension-of',
]);

/** Rows in which the header is looked for; titles and notes may stand above it. */
const HEADER_ROWS = 20;

/** What headers may take of a sentence, in characters. */
const LONGEST_LIST = 120;

export interface Columns {
  /** The index of the header's row. */
  readonly header: number;
  /** The index of each column that was recognized. */
  readonly at: ReadonlyMap<FieldName, number>;
  /** The headers as they stand in the table, by index. */
  readonly headers: readonly string[];
  /** Headers of columns that nothing is taken from. */
  readonly unused: readonly string[];
}

/**
 * Reads `FIELD=HEADER`, as a user names a column; without a header the table has no column for the field.
 * @throws ImportRefusal where the field is none of ours.
 */
export function readColumnOption(text: string): readonly [FieldName, string] {
  const [name = '', first, ...more] = text.split('=');
  const field = FIELDS.find((known) => known === name.trim());
  if (!field || first === undefined)
    throw new ImportRefusal(`--column ${said(text)}: write FIELD=HEADER; the fields are ${listed(FIELDS)}`);
  return [field, [first, ...more].join('=').trim()];
}

/** How many columns of the most promising row are recognized; 0 where none can be the header. */
export function headerScore(rows: SourceTable['rows'], named: ReadonlyMap<FieldName, string>): number {
  const scores = rows.slice(0, HEADER_ROWS).map((row) => {
    const { found } = recognize(row, named);
    return isEnough(found) ? found.size : 0;
  });
  return Math.max(0, ...scores);
}

/** Whether the most promising row heads a table of processes, and not one of systems alone. */
export function isOfProcesses(rows: SourceTable['rows'], named: ReadonlyMap<FieldName, string>): boolean {
  return rows.slice(0, HEADER_ROWS).some((row) => {
    const { found } = recognize(row, named);
    return isEnough(found) && PROCESS_FIELDS.some((field) => found.has(field));
  });
}

/**
 * Finds the header and what its columns mean.
 * @param named the columns that the user named, by field.
 * @throws ImportRefusal where a column that is needed is missing, or two columns could be the same one.
 */
export function findColumns(table: SourceTable, named: ReadonlyMap<FieldName, string>): Columns {
  const first = table.rows.slice(0, HEADER_ROWS);
  const header = first.findIndex((row) => isEnough(recognize(row, named).found));
  const row = table.rows[header];
  if (!row) throw missing(table, named);
  const { found } = recognize(row, named);
  for (const [field, columns] of found) {
    if (columns.length > 1) {
      const headers = columns.map((at) => row[at]?.text ?? '');
      throw new ColumnRefusal(
        `${table.name}: the columns ${listed(headers.map(said))} could all be the ${field}; say which one: --column ${field}=HEADER`,
        table.name,
        field,
        headers,
      );
    }
  }
  for (const [field, name] of named) {
    if (name !== '' && !found.has(field))
      throw new ImportRefusal(
        `${table.name}: row ${header + 1} has no column ${said(name)}; its headers are ${headersOf(row)}`,
      );
  }
  const at = new Map([...found].map(([field, [column = 0]]) => [field, column] as const));
  // Of a table of systems, nothing is taken that a process would say.
  if (!PROCESS_FIELDS.some((field) => at.has(field)))
    for (const field of at.keys()) if (!OF_SYSTEMS.has(field)) at.delete(field);
  const taken = new Set(at.values());
  const headers = row.map(({ text }) => text);
  const unused = unusedOf(table.rows.slice(header + 1), headers, taken);
  return { header, at, headers, unused };
}

/** The columns that nothing is taken from: by their headers, or by their numbers where only cells have content. */
function unusedOf(
  rows: SourceTable['rows'],
  headers: readonly string[],
  taken: ReadonlySet<number>,
): string[] {
  const filled = new Set<number>();
  for (const row of rows) for (const [column, { text }] of row.entries()) if (text !== '') filled.add(column);
  for (const [column, text] of headers.entries()) if (text !== '') filled.add(column);
  return [...filled]
    .filter((column) => !taken.has(column))
    .sort((one, other) => one - other)
    .map((column) => headers[column] || `column ${column + 1}`);
}

/** A process or a system, and an element. */
function isEnough(found: ReadonlyMap<FieldName, readonly number[]>): boolean {
  const has = (...fields: FieldName[]): boolean => fields.some((field) => found.has(field));
  return has(...PROCESS_FIELDS, 'systems') && has('element', 'element-id', 'element-name');
}

/** The columns that could be each field. What the user named is exactly that, and nothing else. */
function recognize(
  row: readonly SourceCell[],
  named: ReadonlyMap<FieldName, string>,
): { found: Map<FieldName, number[]> } {
  const found = new Map<FieldName, number[]>();
  const claimed = new Set<number>();
  for (const [field, header] of named) {
    if (header === '') continue;
    const exact = indexesOf(row, (text) => text === header);
    const columns = exact.length > 0 ? exact : indexesOf(row, (text) => plain(text) === plain(header));
    if (columns.length > 0) found.set(field, columns);
    for (const column of columns) claimed.add(column);
  }
  for (const [column, { text }] of row.entries()) {
    const field = claimed.has(column) ? undefined : fieldOf(text);
    if (field && !named.has(field)) found.set(field, [...(found.get(field) ?? []), column]);
  }
  return { found };
}

function indexesOf(row: readonly SourceCell[], matches: (text: string) => boolean): number[] {
  return row.flatMap(({ text }, index) => (matches(text) ? [index] : []));
}

function missing(table: SourceTable, named: ReadonlyMap<FieldName, string>): ImportRefusal {
  const row =
    table.rows.slice(0, HEADER_ROWS).find((each) => each.filter(({ text }) => text !== '').length > 1) ?? [];
  const { found } = recognize(row, named);
  const lacking = [
    ...([...PROCESS_FIELDS, 'systems' as const].some((field) => found.has(field))
      ? []
      : ['process' as const]),
    ...(found.has('element') || found.has('element-id') || found.has('element-name')
      ? []
      : ['element' as const]),
  ];
  const ways = lacking.map((field) => `--column ${field}=HEADER`);
  return row.length === 0
    ? new ImportRefusal(`${table.name}: no row with headers among the first ${HEADER_ROWS}`)
    : new ColumnRefusal(
        `${table.name}: no column for the ${listed(lacking)} was recognized; name it with ${listed(ways)}. The headers are ${headersOf(row)}`,
        table.name,
        lacking[0] ?? 'element',
        row.flatMap(({ text }) => (text === '' ? [] : [text])),
      );
}

/** As many headers as a sentence can hold. */
function headersOf(row: readonly SourceCell[]): string {
  const words = row.filter(({ text }) => text !== '').map(({ text }) => said(text));
  let most = words.length;
  while (most > 1 && words.slice(0, most).join(', ').length > LONGEST_LIST) most--;
  return listed(words, most);
}
