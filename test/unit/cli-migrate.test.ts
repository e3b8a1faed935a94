import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFiles } from '../../cli/write.js';
import { CLI, Workbench } from '../support/cli.js';

const HEAD =
  '# The head.\r\nmap: north\r\netom: classic   # the release\r\nscope: { include: [1.1.1.4 Selling] }\r\n';
const SALES = [
  'map: north',
  'etom: classic',
  'processes:',
  '  sell:',
  '    name: Sell',
  '    elements: [1.1.1.4, Billing & Collections Management]',
  '',
].join('\n');
const ALONE = 'etom: gb921-25.0\nprocesses:\n  p:\n    name: P\n    elements:\n      - 1.1.9 Selling # why\n';

describe('etom migrate', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench().write({
      'head.etom.yaml': `\ufeff${HEAD}`,
      'sales.etom.yaml': SALES,
      'alone.etom.yaml': ALONE,
    });
  });
  afterEach(() => bench.remove());

  const migrate = (...args: string[]) => bench.etom('migrate', '--to', '25.5', ...args);
  const texts = (): string[] => ['head', 'sales', 'alone'].map((name) => bench.read(`${name}.etom.yaml`));

  it('says what would become of each map, and writes nothing', () => {
    const before = texts();
    const { code, out, err } = migrate();
    assert.equal(code, 1);
    assert.match(
      out,
      /^north \(2 files\): classic → gb921-25\.5\n3 references: 2 renumbered · 1 split, needs a decision\n/m,
    );
    assert.match(
      out,
      /^ {2}sales\.etom\.yaml:6 {2}1\.1\.1\.4 Selling → 1\.12\.9 Selling\n {6}TM Forum states it$/m,
    );
    assert.match(
      out,
      /^alone\.etom\.yaml \(1 file\): gb921-25\.0 → gb921-25\.5\n1 reference: 1 renumbered\n/m,
    );
    assert.equal(err, '3 files would be changed; --write does it.\n');
    assert.deepEqual(texts(), before);
    assert.deepEqual(readdirSync(bench.folder).length, 3);
  });

  it('changes references and the release, and keeps the rest byte for byte', () => {
    assert.equal(migrate('--write').err, '3 files changed.\n');
    const [head, sales, alone] = texts();
    assert.equal(head, `\ufeff${HEAD}`.replace('classic', 'gb921-25.5').replace('1.1.1.4', '1.12.9'));
    assert.equal(alone, ALONE.replace('25.0', '25.5').replace('1.1.9', '1.12.9'));
    assert.match(
      sales ?? '',
      /^ {4}# etom-migrate: needs a decision: "Billing & Collections Management" of classic became /m,
    );
    assert.deepEqual(readdirSync(bench.folder).length, 3);
    assert.match(bench.etom('check').out, /info\[undecided-element\]/);
  });

  it('changes nothing the second time', () => {
    migrate('--write');
    const before = texts();
    assert.equal(migrate('--write').err, '0 files changed.\n');
    assert.deepEqual(texts(), before);
  });

  it('takes decisions, also for what an earlier run has left', () => {
    migrate('--write', '--decisions-template', 'answers.yaml');
    const template = bench.read('answers.yaml');
    assert.match(template, /^1\.1\.1\.8 Billing & Collections Management:$/m);
    bench.write({ 'answers.yaml': `${template.trimEnd()} [1.3.9, 1.3.10]\nnot there: keep\n` });
    const { code, out, err } = migrate('--write', '--decide', 'answers.yaml');
    assert.equal(code, 0);
    assert.match(out, /^decided \(1\)$/m);
    assert.equal(
      err,
      'etom: answers.yaml: no reference asked for the decision on not there\n1 file changed.\n',
    );
    assert.match(
      bench.read('sales.etom.yaml'),
      /^ {4}elements: \[1\.12\.9, Customer Bill Invoice Management, Customer Receivables Management\]$/m,
    );
    assert.equal(bench.etom('check').code, 0);
  });

  it('migrates a whole map where one of its files is named, and only the map of a name', () => {
    assert.match(migrate('sales.etom.yaml').err, /^2 files would/);
    assert.match(migrate('--map', 'north').err, /^2 files would/);
  });

  it('prints the report for a review, and for programs', () => {
    const { out } = migrate('--format', 'markdown', '--map', 'north');
    assert.match(out, /^# north \(2 files\): classic → gb921-25\.5\n\nA dry run: nothing was changed\.\n/);
    assert.match(out, /^\| All \| 3 \|$/m);
    assert.match(out, /^## Renumbered \(2\)$/m);
    const [map] = JSON.parse(migrate('--format', 'json', '--map', 'north').out);
    assert.deepEqual([map.total, map.references.length, map.written], [3, 3, false]);
    assert.deepEqual(map.references[0], {
      file: 'head.etom.yaml',
      line: 4,
      column: 20,
      place: 'include',
      text: '1.1.1.4 Selling',
      outcome: 'renumbered',
      was: '1.1.1.4 Selling',
      now: ['1.12.9 Selling'],
      written: '1.12.9 Selling',
      reason: 'TM Forum states it',
      alias: false,
    });
  });

  it('refuses a release that it does not know, and one that it does not carry', () => {
    for (const [to, said] of [
      ['clasic', /^etom: clasic is no framework release; did you mean classic\?\n$/],
      ['21.5', /^etom: --to 21\.5: etom does not carry this release; take classic, /],
    ] as const) {
      const { code, out, err } = bench.etom('migrate', '--to', to);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
    }
  });

  it('refuses a map whose release it cannot read, and then changes no other', () => {
    bench.write({ 'b.etom.yaml': 'etom: nonsense\n' });
    const before = texts();
    const { code, err } = migrate('--write');
    assert.equal(code, 2);
    assert.equal(
      err,
      'etom: b.etom.yaml: “nonsense” is no framework release; correct the “etom:” line first\n',
    );
    assert.deepEqual(texts(), before);
  });

  it('refuses decisions that cannot be followed, with the line', () => {
    bench.write({ 'answers.yaml': '# ours\n1.1.1.4: 9.9.9\n', 'list.yaml': '- a\n' });
    assert.match(
      migrate('--decide', 'answers.yaml').err,
      /^etom: --decide answers\.yaml: line 2: “9\.9\.9” is not an element/,
    );
    assert.match(migrate('--decide', 'list.yaml').err, /^etom: --decide list\.yaml: decisions are a mapping/);
    assert.match(migrate('--decide', 'none.yaml').err, /^etom: --decide: none\.yaml: cannot be read/);
    assert.equal(migrate('--decide', 'none.yaml').code, 2);
  });

  it('leaves all files as they were where one cannot be written', function () {
    if (process.platform === 'win32') this.skip();
    const before = texts();
    mkdirSync(path.join(bench.folder, 'locked'));
    bench.write({ 'locked/z.etom.yaml': ALONE });
    chmodSync(bench.folder, 0o777);
    for (const name of readdirSync(bench.folder))
      chmodSync(path.join(bench.folder, name), name === 'locked' ? 0o555 : 0o666);
    // To root no folder is locked.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'migrate', '--to', '25.5', '--write'], {
      cwd: bench.folder,
      encoding: 'utf8',
      env: { ...process.env, ETOM_DATA: bench.folder },
      ...user,
    });
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^etom: locked\/z\.etom\.yaml: cannot be written \(EACCES\); no file was changed\n$/,
    );
    assert.deepEqual(texts(), before);
    assert.deepEqual(readdirSync(bench.folder).length, 4);
  });

  it('gives files back what they were where a later one cannot be replaced', async () => {
    const [one, two] = ['one.txt', 'two'].map((name) => path.join(bench.folder, name));
    assert.ok(one && two);
    writeFileSync(one, 'before');
    mkdirSync(two);
    const file = (at: string) => ({
      path: at,
      name: path.basename(at),
      content: 'after',
      before: Buffer.from('before'),
    });
    await assert.rejects(
      replaceFiles([file(one), file(two)]),
      /^Error: two: cannot be written \(\w+\); no file was changed$/,
    );
    assert.equal(readFileSync(one, 'utf8'), 'before');
    assert.deepEqual(
      readdirSync(bench.folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
});
