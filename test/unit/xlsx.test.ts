/** Tables as XLSX, read back with a reader that is not ours. */
import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import readSheets from 'read-excel-file/node';
import { readZip } from '../../server/exchange/import/zip.js';
import type { Cell, Table } from '../../server/exchange/table.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';

function table(title: string, ...rows: (readonly Cell[])[]): Table {
  return {
    name: 'sample',
    title,
    columns: [
      { label: 'Name', kind: 'text' },
      { label: 'Score', kind: 'number' },
    ],
    rows,
  };
}

const read = async (...tables: Table[]) => readSheets(Buffer.from(await tablesToXlsx(tables)));

/** A part of a workbook. */
async function partOf(name: string, ...tables: Table[]): Promise<string> {
  const entry = readZip(await tablesToXlsx(tables)).find((each) => each.name === name);
  assert.ok(entry, name);
  return inflateRawSync(entry.compressed).toString();
}

describe('tables as XLSX', () => {
  it('have a sheet each, with numbers as numbers and texts as texts', async () => {
    const sheets = await read(
      table('First', ['A', 1.5], ['007', undefined]),
      table('Second', ['constructor', 2]),
    );
    assert.deepEqual(sheets, [
      {
        sheet: 'First',
        data: [
          ['Name', 'Score'],
          ['A', 1.5],
          ['007', null],
        ],
      },
      {
        sheet: 'Second',
        data: [
          ['Name', 'Score'],
          ['constructor', 2],
        ],
      },
    ]);
  });

  it('hold no formula, whatever a text looks like', async () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/c calc"!A1'];
    const sample = table('Sample', ...formulas.map((text): Cell[] => [text]));
    const [sheet] = await read(sample);
    assert.deepEqual(
      sheet?.data.slice(1).map(([text]) => text),
      formulas,
    );
    assert.doesNotMatch(await partOf('xl/worksheets/sheet1.xml', sample), /<f[ >]/);
  });

  it('keep markup, line breaks and characters beyond the first plane, and drop what XML cannot hold', async () => {
    const [sheet] = await read(table('Sample', ['<a b="c">&amp;\n\u{1f50c}\u0001']));
    assert.equal(sheet?.data[1]?.[0], '<a b="c">&amp;\n\u{1f50c}');
  });

  it('are the same bytes for the same tables', async () => {
    const write = () =>
      tablesToXlsx([table('Sample', ...Array.from({ length: 5000 }, (_, at) => [`Row ${at}`, at]))]);
    assert.deepEqual(Buffer.from(await write()), Buffer.from(await write()));
  });

  it('have heads that stay in view and are printed on each page, and filters over all rows', async () => {
    const sample = table("Tom's", ['A', 1], ['B', 2]);
    const sheet = await partOf('xl/worksheets/sheet1.xml', sample);
    assert.match(
      sheet,
      /<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"\/>/,
    );
    assert.match(sheet, /<autoFilter ref="A1:B3"\/>/);
    const book = await partOf('xl/workbook.xml', sample);
    assert.match(book, /name="_xlnm.Print_Titles" localSheetId="0">'Tom''s'!\$A:\$A,'Tom''s'!\$1:\$1</);
    assert.match(book, /name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Tom''s'!\$A\$1:\$B\$3</);
  });

  it('have columns as wide as what stands in them, within limits', async () => {
    const sheet = await partOf('xl/worksheets/sheet1.xml', table('Sample', ['x'.repeat(300), 1]));
    assert.deepEqual(
      [...sheet.matchAll(/ width="(\d+)"/g)].map(([, width]) => width),
      ['60', '10'],
    );
  });

  it('give each sheet a name that Excel takes', async () => {
    const long = 'A title that is longer than thirty-one characters';
    const sheets = await read(
      ...[long, long.toUpperCase(), 'a/b: [c]', '', 'History'].map((title) => table(title)),
    );
    assert.deepEqual(
      sheets.map(({ sheet }) => sheet),
      [
        'A title that is longer than thi',
        'A TITLE THAT IS LONGER THAN T 2',
        'a b   c',
        'sample',
        'History 2',
      ],
    );
  });

  it('cut a text that is longer than a cell can be', async () => {
    const [sheet] = await read(table('Sample', ['x'.repeat(40_000)]));
    assert.equal(String(sheet?.data[1]?.[0]).length, 32_767);
  });

  it('are refused where a table does not fit on a sheet', async () => {
    const columns = Array.from({ length: 16_385 }, () => ({ label: 'x', kind: 'text' as const }));
    await assert.rejects(
      tablesToXlsx([{ name: 'w', title: 'Wide', columns, rows: [] }]),
      /“Wide” has .* write it as CSV/,
    );
    await assert.rejects(tablesToXlsx([]), RangeError);
  });
});
