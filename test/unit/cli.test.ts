import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { type Run, Workbench } from '../support/cli.js';

const GOOD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';
/** One error, `unknown-reference`. */
const BAD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: nobody }\n';
/** One warning, `redundant-mapping`. */
const WARNING = 'etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.1.5, 1.1.1.5] }\n';
/** One hint, `too-coarse`. */
const HINT = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1 }\n';

/** The findings of a run with `--format json`, as `file:line code`. */
function found({ out }: Run): string[] {
  const { findings } = JSON.parse(out) as { findings: { file: string; line: number; code: string }[] };
  return findings.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

describe('etom check', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  const json = (...args: string[]): Run => bench.etom('check', '--format', 'json', ...args);

  it('exits with 0 where nothing is wrong', () => {
    const { code, out, err } = bench.write({ 'a.etom.yaml': GOOD, 'sub/b.etom.yml': GOOD }).etom('check');
    assert.deepEqual({ code, out, err }, { code: 0, out: 'No findings in 2 files.\n', err: '' });
  });

  it('exits with 1 where something is wrong', () => {
    const { code, out, err } = bench.write({ 'a.etom.yaml': BAD }).etom('check');
    assert.equal(code, 1);
    assert.match(out, /^error\[unknown-reference\]: .*\n --> a\.etom\.yaml:3:43\n/);
    assert.match(out, /\n1 error in 1 file\.\n$/);
    assert.equal(err, '');
  });

  it('exits with 2 where a path names nothing', () => {
    const { code, out, err } = bench
      .write({ 'empty/readme.md': '' })
      .etom('check', 'nope.etom.yaml', 'empty', '*.x');
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.deepEqual(err.trim().split('\n'), [
      'etom: nope.etom.yaml: no such file or folder',
      'etom: empty: no *.etom.yaml file in this folder',
      'etom: *.x: no file matches this pattern',
    ]);
  });

  it('checks the other files where one cannot be read', () => {
    bench.write({
      'bad.etom.yaml': BAD,
      'binary.etom.yaml': new Uint8Array([101, 0, 1, 2]),
      'latin.etom.yaml': Buffer.from('etom: clàssic\n', 'latin1'),
      'utf16.etom.yaml': Buffer.from(`\ufeff${GOOD}`, 'utf16le'),
      'good.etom.yaml': GOOD,
    });
    const run = json();
    assert.equal(run.code, 2);
    assert.deepEqual(found(run), ['bad.etom.yaml:3 unknown-reference']);
    assert.equal(JSON.parse(run.out).summary.files, 2);
    assert.deepEqual(run.err.trim().split('\n').sort(), [
      'etom: binary.etom.yaml: not a text file; a process map is UTF-8 text',
      'etom: latin.etom.yaml: not UTF-8 text; save it as UTF-8',
      'etom: utf16.etom.yaml: UTF-16 text; save it as UTF-8',
    ]);
    assert.equal(json('--fail-on', 'never').code, 2, 'what could not be checked counts in any case');
  });

  it('says that a file may not be read', function () {
    // Who may read everything, as root may, and systems without such rights cannot see this.
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    bench.write({ 'a.etom.yaml': GOOD, 'b.etom.yaml': BAD });
    chmodSync(path.join(bench.folder, 'a.etom.yaml'), 0);
    const run = json();
    assert.equal(run.code, 2);
    assert.match(run.err, /^etom: a\.etom\.yaml: cannot be read \(EACCES/);
    assert.deepEqual(found(run), ['b.etom.yaml:3 unknown-reference']);
  });

  it('takes folders, patterns and files of any name, each file once', () => {
    bench.write({
      'a/one.etom.yaml': BAD,
      'b/two.etom.yml': BAD,
      'c/map.yaml': BAD,
      'node_modules/x.etom.yaml': BAD,
    });
    const one = 'a/one.etom.yaml:3 unknown-reference';
    const two = 'b/two.etom.yml:3 unknown-reference';
    const other = 'c/map.yaml:3 unknown-reference';
    assert.deepEqual(found(json()), [one, two]);
    assert.deepEqual(found(json('a')), [one]);
    assert.deepEqual(found(json('b/', './a/one.etom.yaml', 'a')), [one, two]);
    assert.deepEqual(found(json('*/*.etom.*')), [one, two]);
    assert.deepEqual(found(json('**/*.yaml')), [one, other]);
    assert.deepEqual(found(json('c/map.yaml')), [other]);
    assert.deepEqual(found(json(path.join(bench.folder, 'a'))), [one]);
  });

  it('gives findings to programs', () => {
    const { code, out } = bench.write({ 'sub/a.etom.yaml': BAD }).etom('check', '--format=json', 'sub');
    assert.equal(code, 1);
    const answer = JSON.parse(out);
    assert.match(answer.findings[0].message, /nobody/);
    answer.findings[0].message = 'words';
    assert.deepEqual(answer, {
      findings: [
        {
          file: 'sub/a.etom.yaml',
          line: 3,
          column: 43,
          endLine: 3,
          endColumn: 49,
          code: 'unknown-reference',
          severity: 'error',
          message: 'words',
        },
      ],
      summary: { files: 1, errors: 1, warnings: 0, infos: 0, hints: 0 },
    });
    const none = bench.write({ 'sub/a.etom.yaml': GOOD }).etom('check', '--format=json');
    assert.deepEqual(JSON.parse(none.out).findings, []);
    const nothing = JSON.parse(json('nope').out);
    assert.deepEqual(nothing, {
      findings: [],
      summary: { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
    });
  });

  it('fails from the severity that is asked for', () => {
    bench.write({ 'error.etom.yaml': BAD, 'warning.etom.yaml': WARNING, 'hint.etom.yaml': HINT });
    const code = (file: string, ...options: string[]) => json(`${file}.etom.yaml`, ...options).code;
    assert.equal(code('error'), 1);
    assert.equal(code('warning'), 0);
    assert.equal(code('warning', '--fail-on', 'warning'), 1);
    assert.equal(code('hint', '--fail-on', 'info'), 0);
    assert.equal(code('hint', '--fail-on', 'hint'), 1);
    assert.equal(code('error', '--fail-on', 'never'), 0);
  });

  it('reads the other files of a map, and reports on those that are asked for', () => {
    bench.write({
      'head.etom.yaml':
        'etom: classic\nmap: grid\nroles:\n  lead: Lead\nprocesses:\n  a: { name: A, owner: nobody }\n',
      'more/part.etom.yaml':
        'etom: classic\nmap: grid\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: lead }\n',
      'other.etom.yaml':
        'etom: classic\nmap: other\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: lead }\n',
      'alone.etom.yaml': 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: lead }\n',
    });
    assert.deepEqual(found(json('more/part.etom.yaml')), []);
    assert.deepEqual(JSON.parse(json('more').out).summary.files, 1);
    assert.deepEqual(found(json('other.etom.yaml')), ['other.etom.yaml:4 unknown-reference']);
    assert.deepEqual(found(json('alone.etom.yaml')), ['alone.etom.yaml:3 unknown-reference']);
    assert.ok(found(json()).includes('head.etom.yaml:6 unknown-reference'));
  });

  it('helps, and tells its version', () => {
    const help = bench.etom('--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /^Usage: etom .*\n[\s\S]*check \[options\] \[paths\.\.\.\][\s\S]*lsp/);
    assert.match(
      bench.etom('check', '--help').out,
      /--fail-on <severity>[\s\S]*Exit codes: 0 clean, 1 findings/,
    );
    assert.deepEqual(bench.etom('--version'), { code: 0, out: `${version}\n`, err: '' });
  });

  it('exits with 2 where it is not understood', () => {
    for (const args of [
      ['check', '--no-such-option'],
      ['check', '--format', 'pdf'],
      ['check', '--fail-on', 'huh'],
      ['no-such-command'],
      ['lsp'],
      [],
    ]) {
      const { code, out, err } = bench.etom(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.notEqual(err, '', args.join(' '));
    }
  });
});
