import assert from 'node:assert/strict';
import { closeSync, existsSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { FIELDS } from '../../server/exchange/import/headers.js';
import { Workbench } from '../support/cli.js';

const TABLE =
  'Process,Element,Coverage,Region\nTake orders,1.1.1.5 Order Handling,full,North\nBill,1.1.1.8,much,\n';

const component = (id: string, entry: string): string =>
  `spec:\n  componentMetadata:\n    id: ${id}\n    name: ${id}Name\n    eTOMs:\n    - ${entry}\n`;

describe('etom import', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  const read = (name: string): string => readFileSync(path.join(bench.folder, name), 'utf8');

  it('prints the map, and says beside it what was not taken', () => {
    const { code, out, err } = bench.write({ 'a.csv': TABLE }).etom('import', 'csv', 'a.csv');
    assert.equal(code, 1);
    assert.match(out, /^# Imported from a\.csv\.\netom: classic\n/);
    assert.match(err, /^1 of 2 rows taken, for release classic, the default; --release names another\.\n/);
    assert.match(
      err,
      /a\.csv, row 3: the coverage “much” is none of full, partial and planned\n {6}Process: "Bill"/,
    );
  });

  it('writes a map that has no findings of shape, and overwrites none', () => {
    bench.write({ 'a.csv': TABLE.replace('much', 'partial') });
    const args = ['import', 'csv', 'a.csv', '--release', '25.5', '--output', 'maps/a.etom.yaml'];
    const { code, out, err } = bench.etom(...args);
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /^maps\/a\.etom\.yaml: 2 of 2 rows taken, for release gb921-25\.5\.\n/);
    assert.match(read('maps/a.etom.yaml'), /^etom: gb921-25\.5$/m);
    const again = bench.etom(...args);
    assert.equal(again.code, 2);
    assert.match(again.err, /maps\/a\.etom\.yaml: exists already; --force overwrites it/);
    assert.equal(bench.etom(...args, '--force').code, 0);
    assert.deepEqual(readdirSync(path.join(bench.folder, 'maps')), ['a.etom.yaml']);
  });

  it('shows what it recognizes and writes nothing', () => {
    bench.write({ 'a.csv': TABLE });
    const { out } = bench.etom('import', 'csv', 'a.csv', '--preview', '--output', 'a.etom.yaml');
    assert.equal(
      out,
      [
        'a.csv: UTF-8, separated by commas, headers in row 1',
        '  process       “Process”',
        '  element       “Element”',
        '  coverage      “Coverage”',
        '  not used      “Region”',
        '  row 2: process "Take orders", element "1.1.1.5 Order Handling", coverage "full"',
        '  row 3: process "Bill", element "1.1.1.8", coverage "much"',
        '1 of 2 rows can be taken, for release classic.',
        'Nothing was written.',
        '',
      ].join('\n'),
    );
    assert.ok(!existsSync(path.join(bench.folder, 'a.etom.yaml')));
  });

  it('takes the one sheet of a workbook that is a mapping table, and asks where there are several', async () => {
    const sheet = [
      ['Process', 'Element'],
      ['Take orders', '1.1.1.5'],
    ];
    const book = (names: Record<string, string[][]>): Promise<Buffer> =>
      writeXlsxFile(Object.entries(names).map(([name, data]) => ({ sheet: name, data }))).toBuffer();
    bench.write({
      'one.xlsx': await book({ Notes: [['Read me']], Map: sheet }),
      'two.xlsx': await book({ Map: sheet, Other: sheet }),
      'none.xlsx': await book({ Notes: [['Read me']] }),
    });
    const one = bench.etom('import', 'xlsx', 'one.xlsx');
    assert.match(one.out, /# Imported from one\.xlsx, sheet “Map”\.\n/);
    assert.match(one.err, / {2}- one\.xlsx: the sheet “Notes” was not read; --sheet names another\n/);
    const two = bench.etom('import', 'xlsx', 'two.xlsx');
    assert.deepEqual([two.code, two.out], [2, '']);
    assert.match(
      two.err,
      /sheet “Map” and two\.xlsx, sheet “Other” look like mapping tables; name one with --sheet/,
    );
    assert.equal(bench.etom('import', 'xlsx', 'two.xlsx', '--sheet', 'Other').code, 0);
    assert.equal(bench.etom('import', 'xlsx', 'none.xlsx').code, 2);
  });

  it('takes the tables that export writes as they are', () => {
    bench.write({
      'a.csv': TABLE.replace('1.1.1.8,much', '1.1.1.8 Billing & Collections Management,partial'),
      'systems.csv': 'System,Element\nCRM,1.1.1.4\n',
    });
    assert.equal(bench.etom('import', 'csv', 'a.csv', 'systems.csv', '--output', 'a.etom.yaml').code, 0);
    for (const format of ['csv', 'xlsx']) {
      assert.equal(
        bench.etom('export', '--format', format, '--output', `b.${format}`, 'a.etom.yaml').code,
        0,
      );
      const { code, out, err } = bench.etom('import', format, `b.${format}`);
      assert.equal(code, 0, err);
      const processes = (text: string): string => text.slice(text.indexOf('\nprocesses:'));
      assert.equal(processes(out), processes(read('a.etom.yaml')));
    }
  });

  it('reads a large workbook', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`Process number ${index}`, '1.1.1.5']);
    bench.write({ 'big.xlsx': await writeXlsxFile([['Process', 'Element'], ...rows]).toBuffer() });
    const { code, err } = bench.etom('import', 'xlsx', 'big.xlsx', '--output', 'big.etom.yaml');
    assert.equal(code, 0);
    assert.match(err, /20000 of 20000 rows taken/);
  });

  it('writes a map for each release that components name', () => {
    bench.write({
      'a.yaml': component('TMFC101', '1.3.3|Customer_Order_Processing_Management|v25.5'),
      'b.yaml': component('TMFC102', '1.5.5|Resource_Order_Management|v26.0'),
    });
    const { code, err } = bench.etom('import', 'oda', 'a.yaml', 'b.yaml');
    assert.equal(code, 2);
    assert.match(err, /name 2 releases, gb921-25\.5 and gb921-26\.0, and a map has one; give --output FILE/);
    assert.equal(bench.etom('import', 'oda', 'a.yaml', 'b.yaml', '--output', 'oda.etom.yaml').code, 0);
    assert.match(read('oda.gb921-25.5.etom.yaml'), /TMFC101/);
    assert.match(read('oda.gb921-26.0.etom.yaml'), /TMFC102/);
    assert.match(bench.etom('check', '.').out, /No findings in 2 files/);
  });

  it('writes none of several maps where one of the files is there', () => {
    bench.write({
      'a.yaml': component('TMFC101', '1.3.3|Customer_Order_Processing_Management|v25.5'),
      'b.yaml': component('TMFC102', '1.5.5|Resource_Order_Management|v26.0'),
      'oda.gb921-26.0.etom.yaml': 'mine',
    });
    const args = ['import', 'oda', 'a.yaml', 'b.yaml', '--output', 'oda.etom.yaml'];
    const { code, err } = bench.etom(...args);
    assert.equal(code, 2);
    assert.match(err, /oda\.gb921-26\.0\.etom\.yaml: exists already; --force overwrites it/);
    assert.ok(!existsSync(path.join(bench.folder, 'oda.gb921-25.5.etom.yaml')));
    assert.equal(read('oda.gb921-26.0.etom.yaml'), 'mine');
    assert.equal(bench.etom(...args, '--force').code, 0);
    assert.match(read('oda.gb921-26.0.etom.yaml'), /TMFC102/);
  });

  it('names all fields of a table in its help', () => {
    const { out } = bench.etom('import', '--help');
    for (const field of FIELDS) assert.match(out, new RegExp(`[ ,\n]${field}[,;]`));
  });

  it('refuses what is too large before it reads it, what is not there, and what it does not know', () => {
    const file = openSync(path.join(bench.folder, 'huge.csv'), 'w');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    const cases: [string[], RegExp][] = [
      [['csv', 'huge.csv'], /huge\.csv: 200 MB; at most 32 MB are read/],
      [['xlsx', 'huge.csv'], /huge\.csv: 200 MB; at most 32 MB are read/],
      [['csv', 'nope.csv'], /nope\.csv: no such file/],
      [['csv', '.'], /\.: not a file/],
      [
        ['csv', 'a.csv', '--release', '99'],
        /--release 99: no such release; there are classic, gb921-23\.0\.1/,
      ],
      [['csv', 'a.csv', '--column', 'x=y'], /--column “x=y”: write FIELD=HEADER/],
      [['csv', 'a.csv', '--sheet', 'x'], /a CSV file has one table/],
      [['ods', 'a.csv'], /Allowed choices are csv, xlsx, oda, gb921/],
    ];
    bench.write({ 'a.csv': TABLE });
    for (const [args, message] of cases) {
      const { code, out, err } = bench.etom('import', ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
  });
});
