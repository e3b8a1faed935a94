import assert from 'node:assert/strict';
import { Workbench } from '../support/cli.js';

/** Files of one map in two folders, which refer to each other, and files that are maps of their own. */
const FILES: Readonly<Record<string, string>> = {
  'a/roles.etom.yaml': 'etom: classic\nmap: grid\nroles:\n  lead: { name: Lead }\n  spare: { name: Spare }\n',
  'a/own.etom.yaml': 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5, owner: nobody }\n',
  'b/one.etom.yaml':
    'etom: classic\nmap: grid\nprocesses:\n  p: { name: Same, elements: 1.1.1.5, owner: lead }\n',
  'b/two.etom.yaml': 'etom: classic\nmap: grid\nprocesses:\n  q: { name: Same, elements: 1.1.1.99 }\n',
  'c/later.etom.yaml': 'etom: gb921-25.5\nmap: grid\nprocesses:\n  q: { name: Same }\n',
  'c/broken.etom.yaml': 'etom: [\n',
};

describe('etom check with several threads', function () {
  this.timeout(120_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench().write({ ...FILES, 'c/binary.etom.yaml': Uint8Array.of(0, 1, 2) });
  });
  afterEach(() => bench.remove());

  for (const format of ['text', 'json', 'sarif']) {
    it(`says the same as with one, as ${format}`, () => {
      const [one, ...others] = ['1', '2', '5'].map((jobs) =>
        bench.etom('check', '--format', format, '--jobs', jobs),
      );
      assert.equal(one?.code, 2);
      assert.match(one.out, /unknown-reference/);
      assert.match(one.out, /duplicate-name/);
      assert.match(one.err, /binary\.etom\.yaml: not a text file/);
      for (const other of others) assert.deepEqual(other, one);
    });
  }

  it('reads the other files of a map, and says nothing of them', () => {
    const [one, two] = ['1', '2'].map((jobs) =>
      bench.etom('check', 'b/one.etom.yaml', 'b/two.etom.yaml', '--jobs', jobs),
    );
    assert.match(one?.out ?? '', /b\/two\.etom\.yaml/);
    assert.doesNotMatch(one?.out ?? '', /a\/roles/);
    assert.deepEqual(two, one);
  });

  it('refuses what it cannot do with the findings alone', () => {
    const { code, err } = bench.etom('check', '--fix', '--jobs', '2');
    assert.equal(code, 2);
    assert.match(err, /--jobs is for a check of whole files alone/);
    assert.match(bench.etom('check', '--jobs', '0').err, /whole number from 1 on/);
  });
});
