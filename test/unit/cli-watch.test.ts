import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Running, Workbench } from '../support/cli.js';

const GOOD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';
const BAD = GOOD.replace('1.1.1.5', '1.1.1.55');

describe('etom check --watch', function () {
  this.timeout(60_000);
  let bench: Workbench;
  let running: Running;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(async () => {
    await running.end('SIGKILL');
    bench.remove();
  });

  /** Waits for the end of so many checks. */
  const checks = (count: number): Promise<void> =>
    running.until(({ err }) => err.split('Watching for changes').length > count);

  it('checks again after a change, and says of which file', async () => {
    running = bench.write({ 'a.etom.yaml': GOOD }).start('check', '--watch');
    await checks(1);
    assert.equal(running.out, 'No findings in 1 file.\n');
    bench.write({ 'a.etom.yaml': BAD });
    await checks(2);
    assert.match(running.err, /\na\.etom\.yaml changed\.\n/);
    assert.match(running.out, /error\[unknown-element\][\s\S]*\n1 error in 1 file/);
  });

  it('sees files that come, go, and are saved in the way of editors', async () => {
    running = bench.write({ 'a.etom.yaml': GOOD }).start('check', '--watch');
    await checks(1);
    const inFolder = (name: string): string => path.join(bench.folder, name);
    mkdirSync(inFolder('sub'));
    await checks(2);
    bench.write({ 'sub/b.etom.yaml': GOOD });
    await checks(3);
    assert.match(running.out, /No findings in 2 files\.\n$/);
    bench.write({ 'a.etom.yaml~': BAD });
    renameSync(inFolder('a.etom.yaml~'), inFolder('a.etom.yaml'));
    await checks(4);
    assert.match(running.out, /1 error in 2 files\./);
    rmSync(inFolder('a.etom.yaml'));
    await checks(5);
    assert.match(running.out, /No findings in 1 file\.\n$/);
  });

  it('sees the other files of a map, and the files that it links to', async () => {
    const part = (text: string): string => text.replace('classic', 'classic\nmap: ours');
    bench.write({
      'maps/a.etom.yaml': part(GOOD).replace(' }', ', owner: lead, links: [../docs/a.pdf] }'),
      'other/roles.etom.yaml': 'etom: classic\nmap: ours\n',
      'docs/readme.md': '',
    });
    running = bench.start('check', '--watch', 'maps/a.etom.yaml');
    await checks(1);
    assert.match(running.out, /unknown-reference[\s\S]*broken-link/);
    bench.write({ 'other/roles.etom.yaml': 'etom: classic\nmap: ours\nroles: { lead: Lead }\n' });
    await checks(2);
    assert.match(running.out, /\n1 warning in 1 file\.\n$/);
    bench.write({ 'docs/a.pdf': '' });
    await checks(3);
    assert.match(running.out, /No findings in 1 file\.\n$/);
  });

  it('ends on Ctrl+C with exit code 0', async () => {
    running = bench.write({ 'a.etom.yaml': BAD }).start('check', '--watch');
    await checks(1);
    assert.equal(await running.end('SIGINT'), 0);
  });

  it('does not go together with --fix and --stdin', async () => {
    running = bench.start('--version');
    for (const other of ['--fix', '--stdin']) {
      const { code, err } = bench.etom('check', '--watch', other);
      assert.equal(code, 2);
      assert.match(err, new RegExp(`'--watch' cannot be used with option '${other}'`));
    }
  });
});
