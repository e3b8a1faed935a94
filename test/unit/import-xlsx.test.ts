import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ImportRefusal, SheetRefusal } from '../../server/exchange/import/imported.js';
import { readMappingSheet } from '../../server/exchange/import/sheets.js';
import { importTables, type TableImport } from '../../server/exchange/import/tables.js';
import { readWorkbook } from '../../server/exchange/import/workbook.js';
import { framework } from '../support/framework.js';

const workbook = async (...sheets: SheetData[]): Promise<Uint8Array> =>
  writeXlsxFile(sheets.map((data, index) => ({ data, sheet: `Sheet ${index + 1}` }))).toBuffer();

/** The workbook with its first sheet written otherwise. */
const withSheet = async (xml: string): Promise<Uint8Array> =>
  zipSync({
    ...unzipSync(await workbook([['Process', 'Element']])),
    'xl/worksheets/sheet1.xml': new TextEncoder().encode(xml),
  });

const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

const imported = async (...rows: SheetData): Promise<TableImport> => {
  const [table] = await readWorkbook('a.xlsx', await workbook(rows));
  assert.ok(table);
  return importTables([table], 'classic', framework());
};

const refuses = (bytes: Uint8Array, message: RegExp, sheet?: string): Promise<void> =>
  assert.rejects(
    readWorkbook('a.xlsx', bytes, sheet),
    (error) => error instanceof ImportRefusal && message.test(error.message),
  );

const HEAD = ['Process', 'eTOM ID', 'eTOM name', 'Maturity'];

describe('a mapping table in XLSX', () => {
  it('is read cell by cell, numbers and rows without content included', async () => {
    const result = await imported(HEAD, [], ['Take orders', '1.1.1.5', 'Order Handling', 3]);
    assert.equal(result.rows, 1);
    assert.deepEqual(result.leftOut, []);
    assert.match(result.text, /- 1\.1\.1\.5 Order Handling\n {4}maturity: 3\n/);
  });

  it('says which ids have become dates, and takes them by name where it can', async () => {
    const date = { value: new Date(Date.UTC(2001, 0, 1)), type: Date, format: 'dd.mm.yyyy' };
    const result = await imported(HEAD, ['Sell', date, 'Selling', null], ['Sell', date, null, null]);
    assert.match(result.text, /- 1\.1\.1\.4 Selling\n/);
    assert.deepEqual(
      result.remarks.map(({ place, message }) => `${place}: ${message}`),
      [
        'a.xlsx, sheet “Sheet 1”, row 2: the id “2001-01-01” is a date that a spreadsheet has made of an id; taken by its name: 1.1.1.4 Selling',
      ],
    );
    assert.match(result.leftOut[0]?.message ?? '', /“2001-01-01” is a date .* perhaps 1\.1\.1;/);
  });

  it('takes a number for the id only where no other id can have become it', async () => {
    const result = await imported(HEAD, ['Operate', 1.1, null, null], ['Operate', 1.1, 'Selling', null]);
    assert.match(result.text, /elements:\n {6}- 1\.1\n {6}- 1\.1\.1\.4 Selling\n/);
    assert.match(
      result.remarks[1]?.message ?? '',
      /the id “1\.1” is a number in the table; taken by its name: 1\.1\.1\.4/,
    );
  });

  it('is taken from the sheet that is named', async () => {
    const bytes = await workbook([['a']], [HEAD]);
    const [table, ...more] = await readWorkbook('a.xlsx', bytes, 'Sheet 2');
    assert.deepEqual(more, []);
    assert.deepEqual(
      table?.rows[0]?.map(({ text }) => text),
      HEAD,
    );
    await refuses(bytes, /Sheet not found: Other\. Available sheets: Sheet 1, Sheet 2/, 'Other');
  });
});

describe('a workbook of several sheets', () => {
  it('is read where the mapping table is, and tells which sheets are not read', async () => {
    const bytes = await workbook([['Read me']], [HEAD, ['Take orders', '1.1.1.5', '', 3]]);
    const table = await readMappingSheet('a.xlsx', bytes, new Map(), undefined);
    assert.equal(table.name, 'a.xlsx, sheet “Sheet 2”');
    assert.deepEqual(table.unread, { file: 'a.xlsx', sheets: ['Sheet 1'] });
  });

  it('is read where the user says', async () => {
    const bytes = await workbook([HEAD], [HEAD]);
    const table = await readMappingSheet('a.xlsx', bytes, new Map(), 'Sheet 2');
    assert.equal(table.name, 'a.xlsx, sheet “Sheet 2”');
    await assert.rejects(readMappingSheet('a.xlsx', bytes, new Map(), undefined), (error) => {
      assert.ok(error instanceof SheetRefusal);
      assert.deepEqual([error.file, error.sheets], ['a.xlsx', ['Sheet 1', 'Sheet 2']]);
      return true;
    });
  });
});

describe('a workbook that would do harm', () => {
  it('is refused where it is none', async () => {
    await refuses(
      new TextEncoder().encode('Process,Element\nA,1.1.1.5\n'),
      /a\.xlsx: not a workbook; save the table as XLSX or CSV/,
    );
    await refuses(new Uint8Array(), /not a workbook/);
    await refuses(zipSync({ 'word/document.xml': new Uint8Array(9) }), /it has no sheets/);
    const bytes = await workbook([HEAD]);
    await refuses(
      bytes.subarray(0, bytes.length - 40),
      /a\.xlsx: not a workbook; save the table as XLSX or CSV/,
    );
    const middle = Uint8Array.from(bytes);
    middle.fill(255, 40, 400);
    await refuses(middle, /a\.xlsx: not (?:read|a workbook)/);
  });

  it('is refused by what its directory says that it unpacks to', async () => {
    const bytes = bomb(2 ** 30);
    await refuses(bytes, /it would unpack to 1,024 MB in 1 files/);
  });

  it('is refused where it unpacks to more than its directory says', async () => {
    await refuses(bomb(1000), /it is broken: a part is not as long as its directory says/);
  });

  it('is refused beyond 100,000 rows, also where one cell far down makes them', async () => {
    const far = `${SHEET}<row r="1000000"><c r="A1000000"><v>1</v></c></row></sheetData></worksheet>`;
    await refuses(await withSheet(far), /a sheet has 1,000,000 rows and 1 columns; at most 100,000 rows/);
    const many = `${SHEET}${'<row><c><v>1</v></c></row>'.repeat(100_001)}</sheetData></worksheet>`;
    await refuses(await withSheet(many), /a sheet has 100,001 rows and 1 columns/);
    const wide = `${SHEET}<row r="1000"><c r="XFD1000"><v>1</v></c></row></sheetData></worksheet>`;
    await refuses(await withSheet(wide), /1,000 rows and 16,384 columns/);
    const hidden = `${SHEET}<row r='100000000'><c x=">" r="XFD1"/></row></sheetData></worksheet>`;
    await refuses(await withSheet(hidden), /names its row 100000000, which no sheet has/);
    const odd = `${SHEET}<row r="1e9"></row></sheetData></worksheet>`;
    await refuses(await withSheet(odd), /a cell has the address “1e9”/);
  });

  it('is taken where only formatting goes on below the table', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => `<row r="${index + 2}" ht="15"/>`).join('');
    const text = (value: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const head = `<row r="1">${text('Process', 'A1')}${text('Element', 'B1')}</row>`;
    const bytes = await withSheet(`${SHEET}${head}${rows}</sheetData></worksheet>`);
    const [table] = await readWorkbook('a.xlsx', bytes);
    assert.equal(table?.rows.length, 1);
  });
});

/** A workbook of one file of 2,000,000 zeros that its directory says to be otherwise long. */
function bomb(size: number): Uint8Array {
  const data = deflateRawSync(new Uint8Array(2_000_000));
  const bytes = zipSync({ 'xl/workbook.xml': data }, { level: 0 });
  const view = new DataView(bytes.buffer);
  const entry = view.getUint32(bytes.length - 6, true);
  view.setUint16(entry + 10, 8, true);
  view.setUint32(entry + 24, size, true);
  return bytes;
}
