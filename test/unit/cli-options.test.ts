import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { CLI, Workbench } from '../support/cli.js';

const GOOD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';
/** One hint, `too-coarse`. */
const HINT = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1 }\n';
/** One error, `unknown-reference`. */
const BAD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: nobody }\n';
const OURS = 'etom: classic\nmap: ours\n';

describe('an option of etom check', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  describe('--rule', () => {
    it('gives a rule another severity, for several rules too', () => {
      bench.write({ 'a.etom.yaml': HINT });
      const { code, out } = bench.etom('check', '--rule', 'too-coarse=error', '--rule=missing-owner=warning');
      assert.equal(code, 1);
      assert.match(out, /error\[too-coarse\]/);
      assert.match(out, /warning\[missing-owner\]/);
      assert.match(bench.etom('check', '--rule', 'too-coarse=off').out, /^No findings/);
    });

    it('refuses what is not known, and names the nearest', () => {
      const refusal = (rule: string): string => {
        const { code, err, out } = bench.write({ 'a.etom.yaml': GOOD }).etom('check', '--rule', rule);
        assert.deepEqual([code, out], [2, '']);
        return err;
      };
      assert.equal(
        refusal('too-corse=off'),
        'etom: --rule too-corse=off: there is no rule too-corse; did you mean too-coarse?\n',
      );
      assert.match(refusal('too-coarse=warnin'), /: warnin is no severity; did you mean warning\?\n$/);
      assert.match(refusal('too-coarse=x'), /: x is no severity; take error, warning, info, hint or off\n$/);
      assert.match(refusal('too-coarse'), /: say which severity, as in too-coarse=warning\n$/);
      assert.match(refusal('__proto__=off'), /: there is no rule __proto__/);
    });
  });

  describe('--map', () => {
    it('checks the files of one map, with all of it in sight', () => {
      bench.write({
        'a.etom.yaml': `${OURS}processes:\n  p: { name: P, elements: 1.1.1, owner: lead }\n`,
        'roles.etom.yaml': `${OURS}roles: { lead: Lead }\n`,
        'other.etom.yaml': BAD,
      });
      const { code, out } = bench.etom('check', '--map', 'ours');
      assert.equal(code, 0);
      assert.match(out, /hint\[too-coarse\][\s\S]*1 hint in 2 files\.\n$/);
      assert.match(bench.etom('check', 'a.etom.yaml', '--map', 'ours').out, /1 hint in 1 file\.\n$/);
    });

    it('says where there is no such map, and names the nearest', () => {
      const { code, err, out } = bench.write({ 'a.etom.yaml': OURS }).etom('check', '--map', 'our');
      assert.deepEqual([code, out], [2, '']);
      assert.equal(err, 'etom: --map our: no file here is a part of this map; did you mean ours?\n');
    });
  });

  describe('--stdin', () => {
    it('checks what standard input holds, a byte order mark aside', () => {
      const { code, out } = bench.etomWith(`\ufeff${BAD}`, 'check', '--stdin');
      assert.equal(code, 1);
      assert.match(out, /^error\[unknown-reference\]: .*\n --> stdin\.etom\.yaml:3:43\n/);
    });

    it('takes it for the file that --stdin-filename names, in its map and its folder', () => {
      bench.write({
        'maps/a.etom.yaml': BAD,
        'maps/docs/a.pdf': '',
        'roles.etom.yaml': `${OURS}roles: { lead: Lead }\n`,
      });
      const text = `${OURS}processes:\n  p: { name: P, elements: 1.1.1.5, owner: lead, links: [docs/a.pdf] }\n`;
      const as = (name: string) => bench.etomWith(text, 'check', '--stdin-filename', name);
      assert.deepEqual(as('maps/a.etom.yaml').out, 'No findings in 1 file.\n');
      assert.match(as('b.etom.yaml').out, /broken-link/);
    });

    it('refuses what is no text, and paths beside it', () => {
      const latin = bench.etomWith(Buffer.from('etom: clàssic\n', 'latin1'), 'check', '--stdin');
      assert.deepEqual(
        [latin.code, latin.err],
        [2, 'etom: stdin.etom.yaml: not UTF-8 text; save it as UTF-8\n'],
      );
      const { code, err } = bench.etomWith(GOOD, 'check', '--stdin', 'a.etom.yaml');
      assert.equal(code, 2);
      assert.match(err, /^etom: --stdin takes no paths/);
    });
  });

  it('--quiet prints findings alone', () => {
    bench.write({ 'a.etom.yaml': GOOD, 'b.etom.yaml': BAD });
    assert.deepEqual(bench.etom('check', '--quiet', 'a.etom.yaml'), { code: 0, out: '', err: '' });
    const { out, err } = bench.etom('check', '-q');
    assert.match(out, /^error\[unknown-reference\]/);
    assert.ok(!out.includes('1 error'));
    assert.equal(err, '');
  });

  it('--verbose tells on standard error what is read and checked', () => {
    bench.write({ 'a.etom.yaml': OURS, 'b.etom.yaml': `${OURS}roles: {}\n` });
    const { out, err } = bench.etom('check', 'a.etom.yaml', '--verbose');
    assert.equal(out, 'No findings in 1 file.\n');
    const time = String.raw`\d+\.\d ms`;
    assert.match(
      err,
      new RegExp(
        `^Read 2 files of 1 map in ${time}\\.\na\\.etom\\.yaml: 0 findings in ${time}\nChecked 1 file; ${time} in all\\.\n$`,
      ),
    );
    assert.equal(bench.etom('check', '-q', '-v').code, 2, 'not both');
  });

  it('--dry-run is for --fix alone', () => {
    assert.match(bench.etom('check', '--dry-run').err, /^etom: --dry-run shows what --fix would change/);
    assert.match(bench.etom('check', '--fix', '--dry-run', '--format', 'json').err, /leave --format out/);
  });

  it('colours can be forced, and FORCE_COLOR=0 forces none', () => {
    bench.write({ 'a.etom.yaml': BAD });
    const out = (env: NodeJS.ProcessEnv): string => bench.run(process.execPath, [CLI, 'check'], env).out;
    assert.ok(out({ FORCE_COLOR: '1' }).includes('\u001b[31merror'));
    assert.ok(!out({ FORCE_COLOR: '0' }).includes('\u001b'));
    assert.ok(!out({ FORCE_COLOR: '' }).includes('\u001b'), 'an empty FORCE_COLOR means nothing');
  });

  it('progress is shown on a terminal, where the work is long, and taken away', function () {
    // `script` of util-linux gives a program a terminal.
    if (process.platform !== 'linux' || spawnSync('script', ['--version']).status !== 0) this.skip();
    const many = `etom: classic\nprocesses:\n${Array.from({ length: 1500 }, (_, at) => `  p${at}: { name: P${at}, elements: 1.1.1.5 }\n`).join('')}`;
    bench.write(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.etom.yaml`, many])));
    const onTerminal = (options: string): string => {
      const command = `'${process.execPath}' '${CLI}' check ${options} --format json --fail-on never > /dev/null`;
      return bench.run('script', ['-qec', command, '/dev/null'], { TERM: 'xterm' }).out;
    };
    const out = onTerminal('');
    assert.match(out, /(?:Reading|Checking): \d+ of 12 files/);
    assert.ok(out.trimEnd().endsWith('\u001b[2K'));
    assert.equal(onTerminal('--quiet'), '');
  });
});
