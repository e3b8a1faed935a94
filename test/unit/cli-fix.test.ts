import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from '../support/cli.js';

const BAD = 'etom: classic\nprocesses:\n  orders:\n    name: Orders\n    elments: 1.1.1.5\n';
const GOOD = BAD.replace('elments', 'elements');

describe('etom check --fix', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  const fix = (...args: string[]) => bench.etom('check', '--fix', ...args);

  it('mends what has a certain fix, and reports what is left', () => {
    bench.write({ 'a.etom.yaml': BAD, 'b.etom.yaml': `${BAD}    owner: nobody\n`, 'c.etom.yaml': GOOD });
    const { code, out, err } = fix();
    assert.equal(code, 1);
    assert.match(out, /^error\[unknown-reference\]: .*\n --> b\.etom\.yaml:6:12\n/);
    assert.match(out, /\n1 error in 3 files\.\n$/);
    assert.equal(err, '2 files changed.\n');
    assert.deepEqual([bench.read('a.etom.yaml'), bench.read('c.etom.yaml')], [GOOD, GOOD]);
    assert.deepEqual(fix('a.etom.yaml'), {
      code: 0,
      out: 'No findings in 1 file.\n',
      err: '0 files changed.\n',
    });
  });

  it('says in the summary that it is there', () => {
    const { out } = bench.write({ 'a.etom.yaml': BAD }).etom('check');
    assert.match(out, /\n1 error in 1 file\. 1 can be mended with --fix\.\n$/);
  });

  it('goes on until nothing is left to mend: one fix can make another possible', () => {
    bench.write({
      'a.etom.yaml': BAD.replace('classic', 'clasic').replace('1.1.1.5', '"1.1.1.5 Order Handlng"'),
    });
    assert.equal(fix().code, 0);
    assert.equal(bench.read('a.etom.yaml'), GOOD.replace('1.1.1.5', '"1.1.1.5 Order Handling"'));
  });

  it('keeps line ends, a byte order mark, permissions and links', function () {
    if (process.platform === 'win32') this.skip();
    const crlf = `\ufeff${BAD.replaceAll('\n', '\r\n')}`;
    bench.write({ 'real.yaml': crlf });
    const real = path.join(bench.folder, 'real.yaml');
    chmodSync(real, 0o640);
    symlinkSync('real.yaml', path.join(bench.folder, 'a.etom.yaml'));
    assert.equal(fix('a.etom.yaml').code, 0);
    assert.equal(readFileSync(real, 'utf8'), crlf.replace('elments', 'elements'));
    assert.equal(statSync(real).mode & 0o777, 0o640);
    assert.ok(lstatSync(path.join(bench.folder, 'a.etom.yaml')).isSymbolicLink());
  });

  it('leaves no other file behind', () => {
    bench.write({ 'a.etom.yaml': BAD });
    fix();
    assert.deepEqual(readdirSync(bench.folder), ['a.etom.yaml']);
  });

  it('writes only the files that are asked for', () => {
    const part = BAD.replace('classic', 'classic\nmap: ours');
    bench.write({ 'a.etom.yaml': part, 'b.etom.yaml': part });
    fix('a.etom.yaml');
    assert.ok(!bench.read('a.etom.yaml').includes('elments'));
    assert.equal(bench.read('b.etom.yaml'), part);
  });

  it('leaves what a rule finds that is off', () => {
    bench.write({ 'a.etom.yaml': BAD });
    assert.equal(fix('--rule', 'unknown-key=off').err, '0 files changed.\n');
    assert.equal(bench.read('a.etom.yaml'), BAD);
  });

  it('shows with --dry-run a diff that git applies, and writes nothing', () => {
    const bom = `\ufeffetom: clasic\r\n`;
    bench.write({ 'sub/a b.etom.yaml': BAD, 'bom.etom.yaml': bom, 'end.etom.yaml': BAD.trimEnd() });
    const { code, out, err } = fix('--dry-run');
    assert.deepEqual([code, err], [0, '3 files would be changed.\n']);
    assert.equal(bench.read('sub/a b.etom.yaml'), BAD);
    bench.write({ 'fix.patch': out });
    const git = bench.run('git', ['apply', 'fix.patch']);
    assert.equal(git.code, 0, git.err);
    assert.equal(bench.read('sub/a b.etom.yaml'), GOOD);
    assert.equal(bench.read('bom.etom.yaml'), bom.replace('clasic', 'classic'));
    assert.equal(bench.read('end.etom.yaml'), GOOD.trimEnd());
  });

  it('shows the diff of standard input, and refuses to write there', () => {
    const { out, code } = bench.etomWith(BAD, 'check', '--stdin', '--fix', '--dry-run', '--quiet');
    assert.equal(code, 0);
    assert.match(out, /^--- a\/stdin\.etom\.yaml\n\+\+\+ b\/stdin\.etom\.yaml\n@@ /);
    assert.match(out, /\n- {4}elments: 1\.1\.1\.5\n\+ {4}elements: 1\.1\.1\.5\n$/);
    assert.match(
      bench.etomWith(BAD, 'check', '--stdin', '--fix').err,
      /--fix cannot write to standard input/,
    );
  });

  it('says that a file cannot be written, and mends the others', function () {
    // Who may do everything, as root may, is not hindered.
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    bench.write({ 'a.etom.yaml': BAD, 'locked/b.etom.yaml': BAD });
    chmodSync(path.join(bench.folder, 'locked'), 0o500);
    const { code, err, out } = fix();
    chmodSync(path.join(bench.folder, 'locked'), 0o700);
    assert.equal(code, 2);
    assert.match(err, /etom: locked\/b\.etom\.yaml: cannot be written \(EACCES\)/);
    assert.match(out, /locked\/b\.etom\.yaml:5:5/);
    assert.equal(bench.read('a.etom.yaml'), GOOD);
  });
});
