/** What holds of every import of a mapping table. `SEED=… npx mocha …` repeats a run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { tableToCsv } from '../../server/exchange/csv.js';
import { findColumns, headerScore } from '../../server/exchange/import/columns.js';
import { readCsv } from '../../server/exchange/import/csv.js';
import type { SourceTable } from '../../server/exchange/import/rows.js';
import { importTables } from '../../server/exchange/import/tables.js';
import { readWorkbook } from '../../server/exchange/import/workbook.js';
import { MAPPING_COLUMNS, mappingTable } from '../../server/exchange/mapping-table.js';
import type { Table } from '../../server/exchange/table.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';
import { label } from '../../server/framework/element.js';
import { MapDocument } from '../../server/map/document.js';
import { writeScalar } from '../../server/map/scalar.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { framework, frameworks, ROOT } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Where a process stands in its file changes when the file is written anew. */
const PLACES: readonly string[] = [MAPPING_COLUMNS.file, MAPPING_COLUMNS.line];

const none = new Map();

const fromCsv = (table: Table): SourceTable =>
  readCsv('map.csv', new TextEncoder().encode(tableToCsv(table)), (rows) => headerScore(rows, none));

async function fromXlsx(table: Table): Promise<SourceTable> {
  const bytes = await tablesToXlsx([table]);
  const [sheet] = await readWorkbook('map.xlsx', bytes);
  assert.ok(sheet);
  return sheet;
}

/** The rows of a table, without the places of files. */
function rowsOf({ columns, rows }: Table): unknown[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(({ label }, at) => (PLACES.includes(label) ? [] : [[label, row[at]]])),
    ),
  );
}

/** Imports a table and gives the table of the map that was made; all of its rows must be taken. */
function again(source: SourceTable, release: string): Table {
  const result = importTables([source], release, frameworks(release));
  assert.deepEqual(result.leftOut, []);
  const shape = findingsIn(result.text).filter(
    ({ severity, code }) => severity === 'error' && !/element|orphan/.test(code),
  );
  assert.deepEqual(
    shape.map(({ message }) => message),
    [],
  );
  return mappingTable(readMap(result.text));
}

async function assertComesBack(map: ProcessMap, release: string): Promise<void> {
  const table = mappingTable(map);
  assert.deepEqual(rowsOf(again(fromCsv(table), release)), rowsOf(table));
  assert.deepEqual(rowsOf(again(await fromXlsx(table), release)), rowsOf(table));
}

const elements = framework()
  .elements.filter(({ name, id }) => framework().byName(name).length === 1 || id !== undefined)
  .map(label);

const words = fc
  .string({
    unit: fc.constantFrom(...'aZ é=+-@:#,"\'&|{}[]*!%0.1\n\t', '😀', '日'),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.trim())
  // What spaces do inside names and an apostrophe before a sign at the start are not kept in a table.
  .filter((text) => text !== '' && !text.startsWith("'"));
const name = words.map((text) => text.replace(/\s+/g, ' '));

interface Generated {
  readonly name: string;
  readonly fields: readonly string[];
  readonly mappings: readonly { readonly element: string; readonly fields: readonly string[] }[];
  readonly children: readonly Generated[];
}

const optional = (key: string, values: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? [] : [`${key}: ${value}`]));
const all = (...parts: fc.Arbitrary<string[]>[]): fc.Arbitrary<string[]> =>
  fc.tuple(...parts).map((lists) => lists.flat());

const uses = fc.constantFrom('[s1]', '[s2, s1]', '[{ system: s1, part: contributing }, s2]');

const OWN = ['7.1', '7.2', 'own'];

const mapping = fc.record({
  element: fc.constantFrom(...elements, ...OWN, '9.9.9 Nobody knows'),
  fields: all(
    optional('coverage', fc.constantFrom('full', 'partial', 'planned')),
    optional('systems', uses),
    optional('applies', fc.constantFrom('[v1]', '[v1, v2]')),
    optional(
      'note',
      words.map((text) => writeScalar(text, false)),
    ),
  ),
});

/** What a system implements by itself. */
const implemented = fc.record({
  element: fc.constantFrom(...elements, ...OWN, '9.9.9 Nobody knows'),
  fields: all(
    optional('part', fc.constantFrom('primary', 'contributing')),
    optional('applies', fc.constantFrom('[v1]', '[v1, v2]')),
    optional(
      'note',
      words.map((text) => writeScalar(text, false)),
    ),
  ),
});

/** The organization's own elements. */
const extensions = fc
  .tuple(
    ...OWN.map((id) =>
      fc.record({
        id: fc.constant(id),
        name,
        parent: fc.constantFrom(...elements, ...OWN.filter((other) => other > id), 'Nobody knows'),
        fields: all(
          optional(
            'description',
            words.map((text) => writeScalar(text, false)),
          ),
        ),
      }),
    ),
  )
  .chain((each) => fc.subarray(each));

/** @param depth how many levels may stand below. */
const processes = (depth: number): fc.Arbitrary<Generated[]> =>
  fc.array(
    fc.record({
      name,
      fields: all(
        optional('owner', fc.constantFrom('r1', 'r2')),
        optional('systems', uses),
        optional('applies', fc.constantFrom('[v1]', '[v1, v2]')),
        optional('maturity', fc.constantFrom('0', '3', '5')),
        optional('status', fc.constantFrom('as-is', 'to-be', 'retired')),
        optional(
          'description',
          words.map((text) => writeScalar(text, false)),
        ),
      ),
      mappings: fc.uniqueArray(mapping, { maxLength: 3, selector: ({ element }) => element }),
      children: depth === 0 ? fc.constant([]) : processes(depth - 1),
    }),
    { maxLength: 3 },
  );

const generated = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 4, maxLength: 4 }),
    processes: processes(2),
    implementations: fc.tuple(
      fc.array(implemented, { maxLength: 2 }),
      fc.array(implemented, { maxLength: 2 }),
    ),
    own: extensions,
  })
  .map(({ names: [r1 = '', r2 = '', s1 = '', s2 = ''], processes: tops, implementations, own }) => {
    const text = (value: string): string => writeScalar(value.replaceAll(';', ','), false);
    const mappings = (list: readonly Generated['mappings'][number][], by: string): string[] => [
      ...(list.length > 0 ? [`${by}elements:`] : []),
      ...list.flatMap(({ element, fields }) => [
        `${by}  - element: ${writeScalar(element, false)}`,
        ...fields.map((field) => `${by}    ${field}`),
      ]),
    ];
    const lines = (list: readonly Generated[], by: string, id: string): string[] =>
      list.flatMap(({ name, fields, mappings: mapped, children }, index) => [
        `${by}${id}${index}:`,
        `${by}  name: ${writeScalar(name, false)}`,
        ...fields.map((field) => `${by}  ${field}`),
        ...mappings(mapped, `${by}  `),
        ...(children.length > 0
          ? [`${by}  processes:`, ...lines(children, `${by}    `, `${id}${index}.`)]
          : []),
      ]);
    return [
      ...['etom: classic', 'variants: [v1, v2]', 'roles:', `  r1: ${text(r1)}`, `  r2: ${text(r2)}`],
      ...['systems:', '  s1:', `    name: ${text(s1)}`, ...mappings(implementations[0], '    ')],
      ...['  s2:', `    name: ${text(s2)}`, ...mappings(implementations[1], '    ')],
      ...(tops.length > 0 ? ['processes:', ...lines(tops, '  ', 'p')] : []),
      ...(own.length > 0 ? ['extensions:'] : []),
      ...own.flatMap(({ id, name, parent, fields }) => [
        `  ${id}:`,
        `    name: ${writeScalar(name, false)}`,
        `    parent: ${writeScalar(parent, false)}`,
        ...fields.map((field) => `    ${field}`),
      ]),
      '',
    ].join('\n');
  });

describe(`import (SEED=${seed})`, function () {
  this.timeout(120_000);

  it('recognizes every column of our own table that says something of the map', () => {
    const labels = Object.values(MAPPING_COLUMNS);
    const rows = [labels.map((text) => ({ text, kind: 'text' as const }))];
    const { unused, at } = findColumns({ name: 'x', form: '', rows }, none);
    assert.deepEqual(unused, PLACES);
    assert.equal(at.size, labels.length - PLACES.length);
  });

  it('gives the table of Northern Grid back', async () => {
    const folder = path.join(ROOT, 'examples/northern-grid');
    const documents = readdirSync(folder)
      .filter((file) => file.endsWith('.etom.yaml'))
      .map((file) => MapDocument.read(`file:///${file}`, 1, readFileSync(path.join(folder, file), 'utf8')));
    const map = new ProcessMap(documents, frameworks, true);
    const table = mappingTable(map);
    assert.ok(table.rows.length > 100);
    assert.ok(map.catalogue?.extensions.length, 'it has elements of its own');
    await assertComesBack(map, 'classic');
  });

  it('gives the table of any map back, through CSV and through XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(generated, (text) => assertComesBack(readMap(text), 'classic')),
      { seed, numRuns: 150 },
    );
  });

  it('loses no row of any table, and writes a map that can be read', () => {
    const cell = fc.oneof(
      words,
      fc.constantFrom('', '1.1.1.5', '1.1', '01.02.2003', 'Selling', 'full', 'x', '3', 'a; b', 'A', 'B'),
    );
    const heads = [
      'Process',
      'Parent',
      'Element',
      'Coverage',
      'Owner',
      'Systems',
      'Maturity',
      'Status',
      'Note',
    ];
    const row = fc.array(cell, { minLength: heads.length, maxLength: heads.length });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (body) => {
        const rows = [heads, ...body].map((cells) => cells.map((text) => ({ text, kind: 'text' as const })));
        const result = importTables([{ name: 'x', form: '', rows }], 'classic', framework());
        const filled = body.filter((cells) => cells.some((text) => text !== ''));
        assert.equal(result.rows, filled.length);
        const errors = findingsIn(result.text).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.filter(({ code }) => !/element|ambiguous-name/.test(code)),
          [],
        );
        const left = new Set(result.leftOut.map(({ place }) => place));
        assert.equal(left.size, result.leftOut.length);
        const names = new Set(
          readMap(result.text)
            .declared('process')
            .map(({ item }) => item.name?.text),
        );
        for (const [index, [process = '']] of body.entries())
          assert.ok(left.has(`x, row ${index + 2}`) || process === '' || names.has(process), process);
      }),
      { seed, numRuns: 300 },
    );
  });
});
