/** The `etom report` command, as it is bundled. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readSheets from 'read-excel-file/node';
import { type Run, Workbench } from '../support/cli.js';

const MAP = `etom: classic
organization: { name: Water }
scope: { include: 1.1.1 }
variants: [household]
processes:
  orders: { name: Take orders, elements: 1.1.1.5 }
`;
const EARLIER = MAP.replace('elements: 1.1.1.5', 'elements: 1.1.1.6');

const part = (name: string, process: string): string =>
  `etom: classic\nmap: ${name}\nprocesses: { ${process}: { name: ${process}, elements: 1.1.1.5 } }\n`;

describe('etom report', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  const report = (...args: string[]): Run => bench.etom('report', ...args);
  const written = (name: string): Buffer => readFileSync(path.join(bench.folder, name));
  const refused = ({ code, out, err }: Run, why: RegExp): void => {
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, why);
    assert.match(err, /^etom: [^\n]{1,300}\n$/);
  };

  /** Runs git in the bench; skips the test where there is none. */
  const git = (context: Mocha.Context, ...args: string[]): void => {
    const settings = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
    try {
      assert.equal(bench.run('git', [...settings, ...args]).code, 0, args.join(' '));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') context.skip();
      throw error;
    }
  };

  it('prints on a terminal how the map of this folder stands', () => {
    const { code, out, err } = bench.write({ 'a.etom.yaml': MAP }).etom('report');
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^Water\n\nRelease: Classic eTOM.*\nView: as-is\.\n.*\nAs-is: 1 of 9 covered; 8 gaps, 8 undecided\.\n/,
    );
  });

  it('writes CSV, one table of it, and the coverage where none is named', () => {
    bench.write({ 'a.etom.yaml': MAP });
    const coverage = report('--format', 'csv');
    assert.match(coverage.out, /^Element ID,Element name,Level,.*\r\n1\.1\.1\.1,CRM Support & Readiness,2,/);
    assert.equal(coverage.out.split('\r\n').length, 11);
    assert.match(
      report('--format', 'csv', '--table', 'owners').out,
      /^Owner,Unit,.*\r\nNo owner,,1,1,,\r\n$/,
    );
  });

  it('takes the format from the name of the file', async () => {
    bench.write({ 'a.etom.yaml': MAP });
    for (const name of ['r.md', 'r.html', 'r.csv', 'r.xlsx', 'r.json', 'r.txt']) {
      const { code, out, err } = report('--output', `out/${name}`);
      assert.deepEqual([code, out, err], [0, '', ''], name);
    }
    assert.match(written('out/r.md').toString(), /^# Water\n/);
    assert.match(written('out/r.txt').toString(), /^Water\n/);
    assert.equal(JSON.parse(written('out/r.json').toString()).format, 'etom-report');
    const sheets = await readSheets(written('out/r.xlsx'));
    assert.deepEqual(sheets[0]?.sheet, 'Coverage by vertical');
    assert.ok(sheets.some(({ sheet }) => sheet === 'Coverage per element in scope'));
    const page = written('out/r.html').toString();
    assert.match(page, /Content-Security-Policy/);
    assert.match(page, /<h3 id="table-coverage">/);
    assert.ok(page.indexOf('<div id="grid">') < page.indexOf('<section class="report"'));
  });

  it('writes the same bytes each time', () => {
    bench.write({ 'a.etom.yaml': MAP });
    for (const name of ['r.html', 'r.xlsx', 'r.json']) {
      report('--view', 'both', '--output', `1${name}`);
      report('--view', 'both', '--output', `2${name}`);
      assert.ok(written(`1${name}`).equals(written(`2${name}`)), name);
    }
  });

  it('overwrites a file only by --force', () => {
    bench.write({ 'a.etom.yaml': MAP, 'r.md': 'mine' });
    refused(report('--output', 'r.md'), /r\.md: exists already; --force/);
    assert.equal(written('r.md').toString(), 'mine');
    assert.equal(report('--output', 'r.md', '--force').code, 0);
    assert.match(written('r.md').toString(), /^# Water/);
  });

  it('is about one map: it asks which, where there are several', () => {
    bench.write({
      'a.etom.yaml': part('north', 'a'),
      'b.etom.yaml': part('south', 'b'),
      'c.etom.yaml': part('north', 'c'),
    });
    refused(report(), /here are 2: north, south; name one with --map/);
    const processes = (...args: string[]): string[] =>
      JSON.parse(report('--format', 'json', ...args).out).processes.map(
        ({ path: id }: { path: string }) => id,
      );
    assert.deepEqual(processes('--map', 'north'), ['a', 'c']);
    assert.deepEqual(processes('b.etom.yaml'), ['b']);
    refused(report('--map', 'nort'), /did you mean north/);
  });

  it('writes nothing where a file cannot be read, since the figures would be wrong', () => {
    bench.write({ 'a.etom.yaml': MAP, 'b.etom.yaml': new Uint8Array([0, 1]) });
    refused(report('--output', 'r.md'), /b\.etom\.yaml: not a text file/);
    assert.equal(existsSync(path.join(bench.folder, 'r.md')), false);
  });

  it('says what is wrong with its options', () => {
    bench.write({ 'a.etom.yaml': MAP, 'no-release.etom.yaml': 'etom: nonsense\n' });
    const one = (...args: string[]): Run => report('a.etom.yaml', ...args);
    refused(one('--format', 'xlsx'), /--output report\.xlsx/);
    refused(one('--table', 'matrx'), /no such table; did you mean matrix\?/);
    refused(one('--table', 'changes'), /say since when/);
    refused(one('--lens', 'nothing'), /lenses customer-service, revenue-assurance/);
    refused(one('--variant', 'business'), /variants household/);
    refused(report('no-release.etom.yaml'), /names no framework release/);
  });

  it('compares with an earlier file or folder', () => {
    bench.write({ 'a.etom.yaml': MAP, 'old.yaml': EARLIER, 'before/a.etom.yaml': EARLIER });
    for (const baseline of ['old.yaml', 'before']) {
      const { code, out, err } = report(
        'a.etom.yaml',
        '--baseline',
        baseline,
        '--format',
        'csv',
        '--table',
        'changes',
      );
      assert.deepEqual([code, err], [0, '']);
      assert.deepEqual(out.split('\r\n').slice(1, 3), [
        '1.1.1.5 Order Handling,2,gained,gap,full,Take orders (full),',
        '1.1.1.6 Problem Handling,2,lost,full,gap,,Take orders (full)',
      ]);
    }
  });

  it('compares with a git revision, in the folder where it runs', function () {
    bench.write({ 'maps/a.etom.yaml': EARLIER, 'maps/other.etom.yaml': part('other', 'x') });
    git(this, 'init', '--quiet');
    git(this, 'add', '.');
    git(this, 'commit', '--quiet', '-m', 'first');
    git(this, 'tag', 'v1.0');
    bench.write({ 'maps/a.etom.yaml': MAP });
    git(this, 'commit', '--quiet', '-a', '-m', 'second');
    for (const revision of ['v1.0', 'HEAD~1']) {
      const { code, out, err } = report('maps/a.etom.yaml', '--baseline', revision);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, new RegExp(`Changes since ${revision}`));
      assert.match(out, /1\.1\.1\.5 Order Handling +gained +gap +full/);
      assert.match(out, /1\.1\.1\.6 Problem Handling +lost +full +gap/);
    }
    assert.doesNotMatch(report('maps/a.etom.yaml', '--baseline', 'HEAD').out, /gained|lost/);
  });

  it('refuses a baseline that is nothing, or cannot be compared', () => {
    bench.write({ 'a.etom.yaml': MAP, 'other.yaml': MAP.replace('classic', '25.5') });
    refused(
      report('a.etom.yaml', '--baseline', 'no-such'),
      /--baseline no-such: no file, folder or git revision/,
    );
    refused(report('a.etom.yaml', '--baseline', '--output=x'), /--baseline --output=x: no file or folder/);
    refused(report('a.etom.yaml', '--baseline', 'HEAD:../x'), /no revision has such a name/);
    refused(report('a.etom.yaml', '--baseline', 'other.yaml'), /on 25\.5 and the map is on classic/);
  });

  it('helps by example', () => {
    const { code, out } = report('--help');
    assert.equal(code, 0);
    assert.match(out, /etom report --output report\.xlsx/);
  });
});
