/** Mapping tables → a map. */
import type { Framework } from '../../framework/framework.js';
import { parseReference } from '../../framework/resolve.js';
import { type Columns, findColumns } from './columns.js';
import { type Draft, emptyDraft } from './draft.js';
import type { FieldName } from './headers.js';
import { type Imported, type LeftOut, listed, type Remark, said } from './imported.js';
import { mapText } from './map-text.js';
import { addProcesses } from './processes.js';
import { type MappingRow, readRow, sourceOf } from './row.js';
import type { SourceTable } from './rows.js';
import { type Steps, stepEvery, toEnd } from './steps.js';

export interface TableImport extends Imported {
  /** What was recognized, table by table. */
  readonly tables: readonly { readonly table: SourceTable; readonly columns: Columns }[];
  /** How many rows with content there are below the headers. */
  readonly rows: number;
}

/**
 * Makes a map of mapping tables. A row is taken whole or not at all; what is not taken stands in `leftOut`.
 * @param release as it is written behind `etom:`.
 * @param framework undefined for a release that is not carried: its elements are taken as they stand.
 * @param named the columns that the user named, by field.
 * @throws ImportRefusal where a column that is needed is missing, or two could be the same one.
 */
export function importTables(...given: Parameters<typeof importSteps>): TableImport {
  return toEnd(importSteps(...given));
}

/** The same step by step, for those who have something else to do in between. */
export function* importSteps(
  tables: readonly SourceTable[],
  release: string,
  framework: Framework | undefined,
  named: ReadonlyMap<FieldName, string> = new Map(),
): Steps<TableImport> {
  const recognized = tables.map((table) => ({ table, columns: findColumns(table, named) }));
  const own = new Set(recognized.flatMap(ownIds));
  const left = new Map<string, LeftOut>();
  const rows: MappingRow[] = [];
  const places: string[] = [];
  for (const { table, columns } of recognized) {
    for (const [index, cells] of table.rows.entries()) {
      if (stepEvery(index)) yield;
      if (index <= columns.header || cells.every(({ text }) => text === '')) continue;
      const place = `${table.name}, row ${index + 1}`;
      const source = sourceOf(cells, columns);
      const row = readRow(cells, columns, framework, own);
      places.push(place);
      if ('message' in row) left.set(place, { place, source, message: row.message });
      else rows.push({ ...row, place, source });
    }
  }
  const names = tables.map(({ name }) => name).join(', ');
  const draft = emptyDraft(release, [`Imported from ${names.replace(/[\p{C}\u2028\u2029]/gu, ' ')}.`]);
  const refused = new Map(addExtensions(draft, rows));
  const sound = rows.filter((row) => !refused.has(row));
  const ofProcesses = sound.filter(({ process }) => process !== '');
  const { refused: misplaced, bareParents } = yield* addProcesses(draft, ofProcesses);
  for (const [row, message] of misplaced) refused.set(row, message);
  for (const [{ place, source }, message] of refused) left.set(place, { place, source, message });
  for (const row of sound) if (row.process === '') addToSystems(draft, row);
  const leftOut = places.flatMap((place) => left.get(place) ?? []);
  const taken = rows.filter((row) => !refused.has(row));
  yield;
  return {
    text: mapText(draft, leftOut),
    leftOut,
    remarks: [
      ...recognized.flatMap(unusedColumns),
      ...taken.flatMap(remarksOf),
      ...[...bareParents].map(([name, { place }]) => ({
        place,
        message: `the parent ${said(name)} has no row of its own; it was written with its name alone`,
      })),
      ...listsByComma(taken),
    ],
    tables: recognized,
    rows: places.length,
  };
}

/** The ids in the rows of a table that declare elements of the organization's own. */
function ownIds({ table, columns: { at, header } }: TableImport['tables'][number]): string[] {
  const [parent = -1, id = -1] = [at.get('extension-of'), at.get('element-id') ?? at.get('element')];
  return table.rows.slice(header + 1).flatMap((cells) => {
    const text = cells[parent]?.text ? (cells[id]?.text ?? '') : '';
    return text === '' ? [] : [parseReference(text).id ?? text];
  });
}

/** Declares the organization's own elements. @returns the rows that say something else than one before, with the reason. */
function addExtensions({ extensions }: Draft, rows: readonly MappingRow[]): Map<MappingRow, string> {
  const first = new Map<string, MappingRow>();
  const refused = new Map<MappingRow, string>();
  for (const row of rows) {
    const { extension } = row;
    if (!extension) continue;
    const { id, name, parent } = extension;
    const before = extensions.get(id);
    if (before && (before.name !== name || before.parent !== parent)) {
      refused.set(row, `your own element ${said(id)} differs from that in ${first.get(id)?.place ?? ''}`);
    } else if (!before) {
      first.set(id, row);
      const description = (row.process === '' && row.description) || undefined;
      extensions.set(id, { name, parent, description });
    }
  }
  return refused;
}

/** A row without a process says what its systems implement by themselves. */
function addToSystems({ systems, systemFields, variants }: Draft, row: MappingRow): void {
  for (const variant of row.applies) variants.add(variant);
  for (const { name } of row.systems) {
    const id = systems.id(name);
    const fields = systemFields.get(id) ?? { tags: [], own: [], elements: [] };
    systemFields.set(id, fields);
    for (const element of row.elements)
      fields.elements.push({
        element,
        systems: [],
        applies: row.applies,
        note: row.note || undefined,
        part: row.part,
      });
  }
}

function unusedColumns({ table, columns }: TableImport['tables'][number]): Remark[] {
  const { unused } = columns;
  if (unused.length === 0) return [];
  const which = `${unused.length === 1 ? 'the column' : 'the columns'} ${listed(unused.map(said))}`;
  return [{ place: table.name, message: `nothing was taken from ${which}` }];
}

function remarksOf({ place, remarks }: MappingRow): Remark[] {
  return remarks.map((message) => ({ place, message }));
}

/** Names with commas, each once: a list may have been meant, and we do not guess. */
function listsByComma(rows: readonly MappingRow[]): Remark[] {
  const first = new Map<string, string>();
  for (const { place, systems } of rows) {
    for (const { name } of systems) if (name.includes(',') && !first.has(name)) first.set(name, place);
  }
  return [...first].map(([name, place]) => ({
    place,
    message: `${said(name)} was taken for one system; separate several ones by semicolons`,
  }));
}
