import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { CLI, Workbench } from '../support/cli.js';
import { ROOT } from '../support/framework.js';

const GOLDEN = path.join(ROOT, 'test/markers/cli/check.txt');

/** Line endings, byte order mark, tabs, wide and joined characters, long lines. */
const FILES = {
  'bom.etom.yaml': '\ufeffetom: clasic\n',
  'crlf.etom.yaml':
    'etom: classic\r\nprocesses:\r\n  p: { name: P, elements: 1.1.1.5, owner: nobody } # end\r\n',
  'deep/several.etom.yml': `etom: classic\n${'#\n'.repeat(8)}processes:\n  p: { nam: P, owner: nobody, elements: 1.1.1.5 }\n`,
  'tab.etom.yaml':
    'etom: classic\nprocesses:\n  p: { name: "a\tb",\towner:\tnobody, elements: 1.1.1.5, note: "\u0085\u202e" }\n',
  'wide.etom.yaml': 'etom: classic\nprocesses:\n  p: { name: "接続 👩‍👧 é", owner: 誰, elements: 1.1.1.5 }\n',
  'long.etom.yaml': `etom: classic\nprocesses:\n  p: { name: ${'very '.repeat(60)}long, owner: nobody, elements: 1.1.1.5, note: ${'so '.repeat(90)}on }\n`,
};

/** Each marked place of an output, cut out of the line above by the width that a terminal gives to each character. */
function marked(out: string): string[] {
  const lines = out.split('\n');
  return lines.flatMap((line, index) => {
    const [, gutter = '', marks] = /^( +\|[ \t]*(?: |\t)*?)(\^+)$/.exec(line) ?? [];
    const source = lines[index - 1] ?? '';
    if (marks === undefined) return [];
    // A tab is as wide in both lines; between tabs, characters count by their width.
    const tabs = gutter.split('\t').length - 1;
    const from = stringWidth(gutter.slice(gutter.lastIndexOf('\t') + 1));
    const part = tabs === 0 ? source : source.split('\t').slice(tabs).join('\t');
    let width = 0;
    let text = '';
    for (const { segment } of new Intl.Segmenter().segment(part)) {
      if (width >= from && width < from + marks.length) text += segment;
      width += stringWidth(segment);
    }
    return [text];
  });
}

describe('the text of etom check', function () {
  this.timeout(60_000);
  let bench: Workbench;
  before(() => {
    bench = new Workbench().write(FILES);
  });
  after(() => bench.remove());

  it('is as it was (UPDATE=1 takes it as it is)', () => {
    const { out } = bench.etom('check', '--fail-on', 'never');
    if (process.env.UPDATE) writeFileSync(GOLDEN, out);
    assert.equal(out, readFileSync(GOLDEN, 'utf8'));
  });

  it('marks the place below the line, whatever stands before it', () => {
    const places = (file: string): string[] => marked(bench.etom('check', file).out);
    assert.deepEqual(places('bom.etom.yaml'), ['clasic']);
    assert.deepEqual(places('crlf.etom.yaml'), ['nobody']);
    assert.deepEqual(places('deep/several.etom.yml').sort(), ['nam', 'nobody']);
    assert.ok(places('tab.etom.yaml').includes('nobody'));
    assert.deepEqual(places('wide.etom.yaml'), ['誰']);
    assert.deepEqual(places('long.etom.yaml'), ['nobody']);
  });

  it('is without colours where no terminal shows it', () => {
    assert.ok(!bench.etom('check').out.includes('\u001b'));
    const forced = bench.run(process.execPath, [CLI, 'check'], {
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
    });
    assert.ok(!forced.out.includes('\u001b'));
  });

  it('has colours on a terminal, unless NO_COLOR is set', function () {
    // `script` of util-linux gives a program a terminal.
    if (process.platform !== 'linux' || spawnSync('script', ['--version']).status !== 0) this.skip();
    const command = `'${process.execPath}' '${CLI}' check crlf.etom.yaml`;
    const onTerminal = (env: NodeJS.ProcessEnv): string =>
      bench.run('script', ['-qec', command, '/dev/null'], { TERM: 'xterm', ...env }).out;
    assert.ok(onTerminal({}).includes('\u001b[31merror[unknown-reference]'));
    assert.ok(!onTerminal({ NO_COLOR: '1' }).includes('\u001b'));
    assert.ok(onTerminal({ NO_COLOR: '' }).includes('\u001b[31m'), 'an empty NO_COLOR means nothing');
  });

  it('commands no terminal', () => {
    const evil = 'etom: classic\nprocesses:\n  p: { name: P, owner: "\\e]0;x\\a\\u202e" }\n';
    const { out } = bench.write({ 'evil/a.etom.yaml': evil }).etom('check', 'evil');
    assert.match(out, /error|warning/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('ends quietly where its reader has seen enough', function () {
    if (process.platform === 'win32') this.skip();
    const many = `etom: classic\nroles:\n${'  a: A\n'.repeat(900)}`;
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`many/${index}.etom.yaml`, many]),
    );
    const { out, err } = bench
      .write(files)
      .run('sh', ['-c', `'${process.execPath}' '${CLI}' check many | head -n 1`]);
    assert.match(out, /^error\[duplicate-key\]: .*\n$/);
    assert.equal(err, '');
  });
});
