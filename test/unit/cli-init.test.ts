import assert from 'node:assert/strict';
import { Workbench } from '../support/cli.js';

describe('etom init', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench();
  });
  afterEach(() => bench.remove());

  it('writes a map in which nothing is wrong, with a process for each end-to-end process', () => {
    const { code, out, err } = bench.etom('init');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, 'process-map.etom.yaml was written. Put your own words in, then run: etom check\n');
    const text = bench.read('process-map.etom.yaml');
    assert.match(text, /^# .*\netom: classic\n/);
    assert.equal(text.match(/^ {4}name: /gm)?.length, 7);
    assert.equal(bench.etom('check', '--fail-on', 'hint').out, 'No findings in 1 file.\n');
  });

  it('takes the release, the organization and its industry', () => {
    bench.etom('init', 'maps/ours.etom.yml', '--release', '26', '--name', 'A: "B"', '--industry', 'water');
    const text = bench.read('maps/ours.etom.yml');
    assert.match(text, /\netom: gb921-26\.0\n[\s\S]*\n {2}name: .*A: .*B.*\n {2}industry: water\n/);
    assert.match(text, /Connect customers/);
    assert.equal(bench.etom('check', '--fail-on', 'hint').code, 0);
  });

  it('writes comments alone with --empty', () => {
    bench.etom('init', '--empty');
    assert.doesNotMatch(bench.read('process-map.etom.yaml'), /^processes:/m);
    assert.equal(bench.etom('check', '--fail-on', 'hint').code, 0);
  });

  it('gives the file the ending of maps', () => {
    assert.match(bench.etom('init', 'orders').out, /^orders\.etom\.yaml was written/);
    assert.match(bench.etom('init', 'bills.yaml').out, /^bills\.etom\.yaml was written/);
  });

  it('refuses to overwrite, unless it is forced to', () => {
    bench.write({ 'process-map.etom.yaml': 'mine' });
    const { code, err } = bench.etom('init');
    assert.deepEqual(
      [code, err],
      [2, 'etom: process-map.etom.yaml: exists already; --force overwrites it\n'],
    );
    assert.equal(bench.read('process-map.etom.yaml'), 'mine');
    assert.equal(bench.etom('init', '--force').code, 0);
  });

  it('names the nearest release where there is none of the name', () => {
    const { code, err } = bench.etom('init', '--release', 'clasic');
    assert.deepEqual([code, err], [2, 'etom: clasic is no framework release; did you mean classic?\n']);
  });
});
