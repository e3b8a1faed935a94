import assert from 'node:assert/strict';
import { CLI, Workbench } from '../support/cli.js';

const SALES = [
  'etom: gb921-25.0',
  'map: north',
  'processes:',
  '  sell:',
  '    name: Sell',
  '    elements: [1.1.9 Selling, 1.3.3]',
  '',
].join('\n');
const SYSTEMS = 'etom: 25.0\nmap: north\nsystems: { crm: { name: CRM, elements: 1.1.9 } }\n';

describe('etom diff', function () {
  this.timeout(60_000);
  let bench: Workbench;
  before(() => {
    bench = new Workbench().write({
      'maps/sales.etom.yaml': SALES,
      'maps/systems.etom.yaml': SYSTEMS,
      'none.etom.yaml': 'map: other\n',
    });
  });
  after(() => bench.remove());

  const diff = (...args: string[]) => bench.etom('diff', ...args);

  it('counts first, then tells the changes by domain', () => {
    const { code, out, err } = diff('25.0', '25.5');
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^25\.0 → 25\.5\n2861 elements of 25\.0: .*\n2908 elements of 25\.5: .*\n\nDomain {2,}25\.0 /,
    );
    assert.match(out, /^1\.1 Market & Sales \(25\.0\)\n {2}renumbered \(\d+\)\n/m);
    assert.match(out, /^ {4}1\.1\.9 Selling → 1\.12\.9 Selling \(followed by its name\)$/m);
    assert.match(out, /^ {2}\d+ deeper changes; a higher --level lists them$/m);
  });

  it('lists down to the level and in the domain that are asked for', () => {
    const { out } = diff('25.5', '26.0', '--level', '4', '--domain', 'business partner');
    assert.match(out, /1\.6\.1\.2\.1 Define Partnerships Strategic Context \(first seen in 26\.0\)/);
    assert.doesNotMatch(out, /1\.7 Enterprise|deeper/);
  });

  it('tells with paths what concerns the maps there, whichever files they consist of', () => {
    const { code, out } = diff('25.0', '25.5', 'maps');
    assert.equal(code, 0);
    assert.match(
      out,
      /^north \(2 files, on 25\.0\)\n3 references: 2 to elements that changed · 1 to elements/m,
    );
    assert.match(
      out,
      /^ {2}renumbered {2}1\.1\.9 Selling → .*\n {6}maps\/sales\.etom\.yaml:6 {2}process Sell\n {6}maps\/systems\.etom\.yaml:3 {2}system CRM$/m,
    );
    assert.doesNotMatch(out, /Market Strategy/);
  });

  it('writes Markdown, CSV and JSON', () => {
    assert.match(
      diff('25.0', '25.5', '--format', 'markdown').out,
      /^# What changed from 25\.0 to 25\.5\n\n- 2861/,
    );
    const csv = diff('25.0', '25.5', '--format', 'csv').out;
    assert.match(csv, /^Change,Level,Domain in 25\.0,ID in 25\.0,.*\r\n/);
    assert.match(csv, /\r\nrenumbered,2,Market & Sales,1\.1\.9,Selling,Sales,1\.12\.9,Selling,/);
    assert.match(
      diff('25.0', '25.5', 'maps', '--format', 'csv').out,
      /\r\nnorth,maps\/systems\.etom\.yaml,3,1\.1\.9,system CRM,/,
    );
    const json = JSON.parse(diff('25.0', '25.5', 'maps', '--format', 'json').out);
    assert.deepEqual([json.from, json.to, json.counts.from.split], ['gb921-25.0', 'gb921-25.5', 1]);
    assert.deepEqual(json.maps[0].counts, { same: 1, changed: 2, own: 0, unclear: 0 });
    assert.deepEqual(json.maps[0].concerns[0].uses[0].file, 'maps/sales.etom.yaml');
  });

  it('has colours where they are wanted', () => {
    const { out } = bench.run(process.execPath, [CLI, 'diff', '25.5', '26.0'], { FORCE_COLOR: '1' });
    assert.ok(out.includes('\u001b[31mremoved (1)\u001b[39m'));
    assert.ok(!diff('25.5', '26.0').out.includes('\u001b'));
  });

  for (const [what, args, message] of [
    ['a word that is no release', ['maps', '25.5'], /maps is no framework release; take classic/],
    [
      'a release that is not carried',
      ['21.5', '25.5'],
      /21\.5: the history of this release is not known; take/,
    ],
    ['a release and itself', ['25.5', 'v25.5'], /25\.5 is compared with itself; name two releases/],
    [
      'a domain that neither has',
      ['25.0', '25.5', '--domain', 'X'],
      /--domain X: neither release has it; take/,
    ],
    ['a level that is none', ['25.0', '25.5', '--level', 'x'], /A level is a number from 0 to 9/],
    ['a map on another release', ['25.5', '26.0', 'maps'], /north is on 25\.0, and not on 25\.5 or 26\.0/],
    [
      'a map that names no release',
      ['25.5', '26.0', 'none.etom.yaml'],
      /^etom: none\.etom\.yaml: names no framework release; begin it with/,
    ],
    ['a file that is not there', ['25.5', '26.0', 'missing.etom.yaml'], /missing\.etom\.yaml/],
  ] as const) {
    it(`cannot compare ${what}, and says so`, () => {
      const { code, out, err } = diff(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.ok(err.length <= 300, err);
    });
  }
});
