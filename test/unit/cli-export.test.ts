import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from '../support/cli.js';

const MAP = `etom: classic
map: m
processes: { a: { name: A, elements: 1.1.1.5 } }
flows: { one: { name: One, steps: [a] }, two: { name: Two, steps: [a] } }
`;

describe('etom export', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench().write({ 'maps/a.etom.yaml': MAP });
  });
  afterEach(() => bench.remove());

  const read = (file: string): string => readFileSync(path.join(bench.folder, file), 'utf8');

  it('prints one file', () => {
    const { code, out, err } = bench.etom('export', '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    const { processes } = JSON.parse(out) as { processes: { file: string; line: number }[] };
    assert.deepEqual([processes[0]?.file, processes[0]?.line], ['maps/a.etom.yaml', 3]);
  });

  it('writes one file, and does not overwrite it unless told to', () => {
    const args = ['export', 'maps', '--format', 'csv', '--output', 'out/map.csv'];
    assert.deepEqual(bench.etom(...args), { code: 0, out: 'Wrote out/map.csv.\n', err: '' });
    const first = read('out/map.csv');
    const again = bench.etom(...args);
    assert.equal(again.code, 2);
    assert.match(again.err, /out\/map\.csv: exists already; --force overwrites it/);
    assert.equal(bench.etom(...args, '--force').code, 0);
    assert.equal(read('out/map.csv'), first);
  });

  it('writes several files into a folder', () => {
    const { code, out } = bench.etom('export', '--format', 'bpmn', '--output', 'flows');
    assert.deepEqual([code, out], [0, 'Wrote 2 files into flows: one.bpmn, two.bpmn.\n']);
    assert.deepEqual(readdirSync(path.join(bench.folder, 'flows')), ['one.bpmn', 'two.bpmn']);
    const again = bench.etom('export', '--format', 'bpmn', '--output', 'flows');
    assert.equal(again.code, 2);
    assert.match(again.err, /one\.bpmn: exists already/);
  });

  it('refuses several files where there is room for one', () => {
    const printed = bench.etom('export', '--format', 'bpmn');
    assert.deepEqual([printed.code, printed.out], [2, '']);
    assert.match(printed.err, /2 files to write \(one\.bpmn, two\.bpmn\); name a folder with --output/);
    const written = bench.etom('export', '--format', 'bpmn', '--output', 'flow.bpmn');
    assert.equal(written.code, 2);
    assert.match(written.err, /flow\.bpmn names one; name a folder/);
    assert.ok(!existsSync(path.join(bench.folder, 'flow.bpmn')));
  });

  it('writes nothing outside the folder, whatever a flow is called', () => {
    bench.write({
      'maps/a.etom.yaml': `etom: classic\nprocesses: { a: { name: A } }\nflows:\n${[
        '../../up',
        '/etc/x',
        '..',
        'CON',
        'con',
        'a\\b',
      ]
        .map((id) => `  ${JSON.stringify(id)}: { name: F, steps: [a] }\n`)
        .join('')}`,
    });
    const { code } = bench.etom('export', '--format', 'bpmn', '--output', 'flows');
    assert.equal(code, 0);
    assert.deepEqual(readdirSync(path.join(bench.folder, 'flows')).sort(), [
      '_...bpmn',
      '_.._.._up.bpmn',
      '_CON.bpmn',
      '_con-2.bpmn',
      '_etc_x.bpmn',
      'a_b.bpmn',
    ]);
    assert.deepEqual(readdirSync(bench.folder).sort(), ['flows', 'maps']);
  });

  it('follows no link in the folder to a place outside of it', function () {
    if (process.platform === 'win32') this.skip();
    const away = new Workbench();
    try {
      bench.write({ 'flows/keep.txt': '' });
      symlinkSync(path.join(away.folder, 'taken'), path.join(bench.folder, 'flows/one.bpmn'));
      bench.etom('export', '--format', 'bpmn', '--output', 'flows', '--force');
      assert.deepEqual(readdirSync(away.folder), []);
    } finally {
      away.remove();
    }
  });

  it('exports several maps into a folder, or the one that is named', () => {
    bench.write({ 'maps/b.etom.yaml': 'etom: classic\nmap: n\nprocesses: { b: { name: B } }\n' });
    const { out } = bench.etom('export', '--format', 'mermaid', '--output', 'all');
    assert.equal(out, 'Wrote 2 files into all: m.md, n.md.\n');
    assert.match(bench.etom('export', '--format', 'mermaid', '--map', 'n').out, /p1\["B"\]/);
  });

  it('exports nothing where something cannot be read', () => {
    bench.write({ 'maps/b.etom.yaml': new Uint8Array([101, 0, 1]) });
    const { code, out, err } = bench.etom('export', '--format', 'json');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /maps\/b\.etom\.yaml: not a text file/);
  });

  it('prints no workbook', () => {
    const { code, out, err } = bench.etom('export', '--format', 'xlsx');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /name a file with --output/);
  });

  it('tells what an ODA list cannot have', () => {
    bench.write({
      'maps/a.etom.yaml': 'etom: "25.5"\nsystems: { s: { name: S, elements: [1.3.3, 9.9.9] } }\n',
    });
    const { code, out, err } = bench.etom('export', '--format', 'oda');
    assert.equal(code, 1);
    assert.match(out, /- 1\.3\.3\|Customer_Order_Processing_Management\|v25\.5$/m);
    assert.equal(err, 'etom: left out: s: “9.9.9” means no element of the release\n');
  });
});
