/** `etom import gb921`, as it is bundled, and that nothing of a workbook's texts leaves this machine. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { readZip } from '../../server/exchange/import/zip.js';
import { CLI, type Run, Workbench } from '../support/cli.js';
import { gb921Workbook, ROWS, SECRET } from '../support/gb921.js';

const MAP = `etom: "21.5"
map: m
roles: { r: { name: R } }
systems: { s: { name: S, elements: [{ element: 1.3.1.1 }] } }
processes: { a: { name: A, owner: r, elements: 1.3.1, systems: [s] } }
flows: { one: { name: One, steps: [a] } }
`;
const FILE = 'GB921_Processes_Excel_v21.5.xlsx';

describe('etom import gb921', function () {
  this.timeout(120_000);
  let bench: Workbench;
  let data: string;
  let workbook: Buffer;
  before(async () => {
    workbook = await gb921Workbook([...ROWS, { id: 'x', name: 'Not There' }]);
  });
  beforeEach(() => {
    bench = new Workbench().write({ [`in/${FILE}`]: workbook, 'maps/a.etom.yaml': MAP });
    data = path.join(bench.folder, 'data');
  });
  afterEach(() => bench.remove());

  const etom = (...args: string[]): Run => bench.run(process.execPath, [CLI, ...args], { ETOM_DATA: data });
  const catalogues = (): string[] => {
    const folder = path.join(data, 'catalogues');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('shows what it recognizes, and writes nothing on a dry run', () => {
    const { code, out, err } = etom('import', 'gb921', `in/${FILE}`, '--dry-run');
    assert.deepEqual([code, err], [1, '']);
    assert.equal(
      out,
      [
        `in/${FILE}, sheet “eTOM21,5”: a workbook, headers in row 1`,
        '  id        “Process identifier”',
        '  name      “Process”',
        '  level     “Level”',
        '  brief     “Brief description”',
        '  extended  “Extended Description”',
        '  domain    “Domain”',
        '  vertical  “Vertical Group”',
        '  status    “Issue”',
        '  not used  “Original Process Identifier”',
        '  not used  “UID”',
        'Release gb921-21.5, by the name of the file: 6 elements in 7 rows, 2 of level 1, 2 of level 2, 2 of level 3.',
        '1 row marked as deleted, left out.',
        'etom does not carry this release: write “etom: gb921-21.5” in a map, and these elements are known. 2 have a description.',
        'End-to-end processes: Operations Readiness & Support, Fulfillment, Assurance.',
        'Not taken (1):',
        `  - in/${FILE}, sheet “eTOM21,5”, row 8: “x” is no id of an element`,
        '      Process: "Not There", Process identifier: "x"',
        'Worth a look (1):',
        `  - in/${FILE}, sheet “eTOM21,5”: not read: the sheets “Cover” and “eTOM deleted”`,
        'Nothing was written.',
        '',
      ].join('\n'),
    );
    assert.deepEqual(catalogues(), []);
  });

  it('writes one catalogue a release into the data folder, and replaces it only when told to', () => {
    const first = etom('import', 'gb921', `in/${FILE}`);
    assert.equal(first.code, 1);
    assert.ok(
      first.out.endsWith(`Written to ${path.join(data, 'catalogues', 'gb921-21.5.json')}.\n`),
      first.out,
    );
    assert.deepEqual(catalogues(), ['gb921-21.5.json']);
    const again = etom('import', 'gb921', `in/${FILE}`);
    assert.equal(again.code, 2);
    assert.match(again.err, /gb921-21\.5\.json: exists already; --force overwrites it/);
    assert.equal(etom('import', 'gb921', `in/${FILE}`, '--force').code, 1);
    assert.equal(etom('import', 'gb921', `in/${FILE}`, '--release', '22.0').code, 1);
    assert.deepEqual(catalogues(), ['gb921-21.5.json', 'gb921-22.0.json']);
    assert.deepEqual(readdirSync(bench.folder).sort(), ['data', 'in', 'maps']);
  });

  it('reads CSV too', () => {
    bench.write({ 'GB921_v21.5.csv': 'Process;Process identifier;Level\nCustomer Greeting;1.3.1;2\n' });
    const { code, out } = etom('import', 'gb921', 'GB921_v21.5.csv', '--dry-run');
    assert.equal(code, 0, out);
    assert.match(
      out,
      /UTF-8, separated by semicolons.*\n(?:.*\n)*Release gb921-21\.5, .*: 1 element in 1 row/,
    );
  });

  it('refuses what it cannot do, with a sentence', () => {
    const refusal = (...args: string[]): string => {
      const { code, out, err } = etom('import', 'gb921', ...args);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    bench.write({ 'broken.xlsx': 'PK', [`in/2/${FILE}`]: workbook });
    assert.match(refusal('none.xlsx'), /none\.xlsx: no such file/);
    assert.match(refusal('broken.xlsx'), /broken\.xlsx: not a workbook/);
    assert.match(refusal(`in/${FILE}`, `in/2/${FILE}`), /import one at a time/);
    assert.match(refusal(`in/${FILE}`, '--output', 'a.etom.yaml'), /goes to your data folder/);
    assert.match(refusal(`in/${FILE}`, '--release', 'x'), /--release x: no such release/);
    assert.match(refusal(`in/${FILE}`, '--column', 'x=y'), /the fields of a GB921 workbook are id, name/);
    assert.match(refusal(`in/${FILE}`, '--sheet', 'Nothing'), /Nothing/);
  });

  it('makes the release usable: check, explain, init and import know it', () => {
    const before = etom('check', 'maps');
    assert.match(before.out, /release-not-held/);
    assert.match(
      etom('explain', '21.5').err,
      /^etom: 21\.5 is a release that etom does not carry; .*etom import gb921$/m,
    );
    etom('import', 'gb921', `in/${FILE}`);
    assert.deepEqual(etom('check', 'maps').code, 0);
    assert.ok(!etom('check', 'maps').out.includes('release-not-held'));
    assert.match(etom('explain', '21.5').out, /^TM Forum GB921 21\.5\n/);
    assert.match(etom('init', 'new.etom.yaml', '--release', '21.5').out, /new\.etom\.yaml/);
    bench.write({ 'table.csv': 'Process,Element\nGreet,1.3.1 Customer Greeting\nSing,1.3.8\n' });
    const table = etom('import', 'csv', 'table.csv', '--release', '21.5');
    assert.match(table.err, /1\.3\.8/);
  });

  it('lets explain show the descriptions, labelled, and list the catalogues', () => {
    assert.match(etom('explain', 'releases').out, /From your GB921 workbooks\n\nNone\./);
    etom('import', 'gb921', `in/${FILE}`);
    const { out } = etom('explain', '1.3.1', '--release', '21.5');
    assert.match(
      out,
      /From your GB921 workbook \(© TM Forum\)\n\nSays hello, Zanzibar brief\.\n\nSays hello at length,/,
    );
    const list = etom('explain', 'releases').out.replace(/\s+/g, ' ');
    assert.ok(list.includes('gb921-21.5: '), list);
    assert.match(list, /To remove one, delete its file\./);
  });

  it('goes on without a catalogue that is broken, and says so', () => {
    bench.write({ 'data/catalogues/gb921-25.5.json': '{', 'data/catalogues/gb921-21.5.json': '{}' });
    const carried = etom('explain', '25.5');
    assert.deepEqual([carried.code, carried.err], [0, '']);
    const own = etom('check', 'maps');
    assert.match(
      own.err,
      /Your catalogue of gb921-21\.5 could not be read \(it is no catalogue of gb921-21\.5\); import the workbook again/,
    );
  });

  it('lets no description out: no report, no export and no finding has any', () => {
    etom('import', 'gb921', `in/${FILE}`);
    const texts: string[] = [];
    for (const format of ['text', 'json', 'sarif', 'github', 'junit'])
      texts.push(etom('check', 'maps', '--format', format).out);
    for (const format of ['text', 'markdown', 'html', 'csv', 'xlsx', 'json']) {
      const { code, err } = etom('report', 'maps', '--format', format, '--output', `out/report.${format}`);
      assert.deepEqual([code, err], [0, ''], format);
    }
    for (const format of ['archimate', 'bpmn', 'mermaid', 'csv', 'xlsx', 'json', 'oda']) {
      const { code, err } = etom('export', 'maps', '--format', format, '--output', `out/export.${format}`);
      assert.equal(code, 0, `${format}: ${err}`);
    }
    const files = readdirSync(path.join(bench.folder, 'out'));
    assert.equal(files.length, 13);
    for (const file of files) texts.push(contentOf(path.join(bench.folder, 'out', file)));
    assert.ok(texts.some((text) => text.includes('Customer Greeting')));
    for (const text of texts) assert.ok(!text.includes(SECRET), text.slice(0, 2_000));
    assert.ok(readFileSync(path.join(data, 'catalogues/gb921-21.5.json'), 'utf8').includes(SECRET));
  });
});

/** The text of a file; of a workbook, that of all its parts. */
function contentOf(file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.xlsx')) return bytes.toString();
  return readZip(bytes)
    .map(({ method, compressed }) =>
      (method === 0 ? Buffer.from(compressed) : inflateRawSync(compressed)).toString(),
    )
    .join('\n');
}
