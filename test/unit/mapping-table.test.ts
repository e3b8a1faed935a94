import assert from 'node:assert/strict';
import type { ExportOptions } from '../../server/exchange/json/model.js';
import { implementationTable, MAPPING_COLUMNS, mappingTable } from '../../server/exchange/mapping-table.js';
import type { Table } from '../../server/exchange/table.js';
import { assertExport, everything } from '../support/exporting.js';
import { readMap } from '../support/map.js';

/** Rows as objects, by the labels of the columns. */
function rowsOf({ columns, rows }: Table): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ label }, at) => [label, row[at]])));
}

/** Some columns of the mapping table of a text. */
function columns(text: string, labels: readonly string[], options: ExportOptions = {}): unknown[][] {
  return rowsOf(mappingTable(readMap(text), options)).map((row) => labels.map((label) => row[label]));
}

describe('the mapping table', () => {
  it('is as it was (UPDATE=1 takes it as it is)', () => {
    const tables = [mappingTable(everything()), implementationTable(everything())];
    const text = tables.map(({ title, columns: heads, rows }) => [
      title,
      heads.map(({ label }) => label).join(' | '),
      ...rows.map((row) => row.join(' | ')),
    ]);
    assertExport('everything.tables.txt', `${text.flat().join('\n')}\n`);
  });

  it('has a row for each mapping, and one for a process that has none', () => {
    const text =
      'etom: classic\nprocesses:\n  a: { name: A, elements: [1.1.1.5, 1.1.1.6] }\n  b: { name: B }\n';
    assert.deepEqual(columns(text, ['Process ID', 'Element ID', 'Coverage']), [
      ['a', '1.1.1.5', 'full'],
      ['a', '1.1.1.6', 'full'],
      ['b', undefined, undefined],
    ]);
  });

  it('tells what a process inherits: its owner, its status, its variants', () => {
    const text = `etom: classic
variants: [x]
roles: { boss: The boss }
processes:
  a: { name: A, owner: boss, status: to-be, applies: x, processes: { b: { name: B, elements: 1.1.1.5 } } }
`;
    assert.deepEqual(columns(text, ['Process path', 'Parent process', 'Owner', 'Status', 'Applies to']), [
      ['a', undefined, 'The boss', 'to-be', 'x'],
      ['a/b', 'a', 'The boss', 'to-be', 'x'],
    ]);
  });

  it('keeps what means no element as it is written', () => {
    const text = 'etom: classic\nprocesses:\n  a: { name: A, elements: [9.9 Nothing] }\n';
    assert.deepEqual(columns(text, ['Element ID', 'Element name']), [[undefined, '9.9 Nothing']]);
  });

  it('names an element without an id by its key where its name means another one too', () => {
    const text = `etom: classic
processes:
  a: { name: A, elements: [operations/customer-relationship-management/selling/cross-up-selling] }
extensions: { "7.1": { name: Cross/Up Selling, parent: 1.1.1.4 } }
`;
    assert.deepEqual(columns(text, ['Element ID', 'Element name']), [
      [undefined, 'operations/customer-relationship-management/selling/cross-up-selling'],
      ['7.1', 'Cross/Up Selling'],
    ]);
  });

  it('separates systems by semicolons, and has none within a name', () => {
    const text =
      'etom: classic\nsystems: { s: "A; B", t: C }\nprocesses:\n  a: { name: A, systems: [s, t], elements: 1.1.1.5 }\n';
    assert.deepEqual(columns(text, ['Systems']), [['A, B; C']]);
  });

  it('names the part of a system behind it, where that is not the primary one or could be taken for one', () => {
    const text = `etom: classic
systems: { s: A, t: B, u: C (contributing) }
processes:
  a: { name: A, systems: [s, { system: t, part: contributing }, u], elements: 1.1.1.5 }
`;
    assert.deepEqual(columns(text, ['Systems']), [['A; B (contributing); C (contributing) (primary)']]);
  });

  it('has a row for what a system implements by itself, and for each of the own elements', () => {
    const text = `etom: classic
systems:
  s: { name: Sales, elements: [{ element: 1.1.1.4, part: contributing, note: By hand }, 7.1] }
extensions:
  "7.1": { name: Own, parent: 1.1.1.4 Selling, description: Ours }
`;
    const heads = ['Process', 'Element ID', 'Systems', 'Part', 'Note', 'Extension of', 'Description'];
    assert.deepEqual(columns(text, heads), [
      [undefined, '1.1.1.4', 'Sales', 'contributing', 'By hand', undefined, undefined],
      [undefined, '7.1', 'Sales', 'primary', undefined, undefined, undefined],
      [undefined, '7.1', undefined, undefined, undefined, '1.1.1.4 Selling', 'Ours'],
    ]);
  });

  it('has what a view and a variant have', () => {
    const text = `etom: classic
variants: [x, y]
processes:
  now: { name: Now }
  then: { name: Then, status: to-be, replaces: now }
  gone: { name: Gone, status: retired }
  some: { name: Some, applies: x, elements: [{ element: 1.1.1.5, applies: y }] }
`;
    const ids = (options: ExportOptions): unknown[] => columns(text, ['Process ID'], options).flat();
    assert.deepEqual(ids({}), ['now', 'then', 'gone', 'some']);
    assert.deepEqual(ids({ view: 'as-is' }), ['now', 'some']);
    assert.deepEqual(ids({ view: 'to-be' }), ['then', 'some']);
    assert.deepEqual(ids({ variant: 'y' }), ['now', 'then', 'gone']);
  });

  it('says in which file and line a process stands', () => {
    const fileName = (uri: string): string => uri.replace('file:///', 'maps/');
    const text = 'etom: classic\nprocesses:\n\n  a: { name: A }\n';
    assert.deepEqual(columns(text, [MAPPING_COLUMNS.file, MAPPING_COLUMNS.line], { fileName }), [
      ['maps/1.etom.yaml', 4],
    ]);
  });
});
