/** The server and the command work with the network cut off, and never try it; nor do they start another program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLI, Workbench } from '../support/cli.js';
import { ROOT } from '../support/framework.js';
import { PULL, SERVER, TestServer } from '../support/server.js';

const WATCH = ['--require', path.join(ROOT, 'test/support/no-network.cjs')];
const EXAMPLE = path.join(ROOT, 'examples/northern-grid');

describe('without the network', function () {
  this.timeout(120_000);
  let bench: Workbench;
  let tried: string;
  before(() => {
    bench = new Workbench();
    tried = path.join(bench.folder, 'tried.log');
    for (const name of readdirSync(EXAMPLE).filter((file) => file.endsWith('.etom.yaml')))
      copyFileSync(path.join(EXAMPLE, name), path.join(bench.folder, name));
  });
  beforeEach(() => {
    writeFileSync(tried, '');
    process.env.TRIED = tried;
  });
  afterEach(() => {
    delete process.env.TRIED;
  });
  after(() => bench.remove());

  const COMMANDS: readonly (readonly string[])[] = [
    ['check'],
    ['check', '--format', 'sarif'],
    ['check', '--fix', '--dry-run'],
    ['report'],
    ['report', '--format', 'html', '--output', 'report.html'],
    ['report', '--format', 'xlsx', '--output', 'report.xlsx'],
    ...['archimate', 'mermaid', 'csv', 'xlsx', 'json'].map((format) => [
      ...['export', '--format', format, '--output', `export.${format}`],
    ]),
    ['export', '--format', 'bpmn', '--output', 'flows/'],
    ['import', 'csv', 'export.csv'],
    ['explain', '1.1.1.5'],
    ['explain', 'unknown-element'],
    ['init', 'new.etom.yaml'],
    ['completion', 'bash'],
    ['--help'],
  ];
  for (const command of COMMANDS) {
    it(`etom ${command.join(' ')} does its work`, () => {
      const { code, err } = bench.run(process.execPath, [...WATCH, CLI, ...command]);
      assert.equal(code, 0, err);
      assert.equal(readFileSync(tried, 'utf8'), '');
    });
  }

  it('the server answers', async () => {
    const folder = pathToFileURL(bench.folder).href;
    const server = await TestServer.start(PULL, [...WATCH, ...SERVER], [folder]);
    try {
      const document = await server.open('etom: classic\nprocesses:\n  p: { name: P, elements: 9.9 }\n');
      await document.ask('textDocument/diagnostic');
      await document.ask('textDocument/completion', document.rangeOf('9.9').start);
      await document.ask('textDocument/hover', document.rangeOf('classic').start);
      assert.notDeepEqual(await server.request('workspace/symbol', { query: 'connection' }), []);
      assert.ok(await server.request('etom/releases'));
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
    }
    assert.equal(readFileSync(tried, 'utf8'), '');
  });

  it('the watch would see what is tried, also of a module that imports', () => {
    for (const code of [
      "require('node:net').connect(9, '127.0.0.1')",
      "require('node:child_process').spawnSync('true')",
      "import('node:dns').then(({ lookup }) => lookup('localhost', () => {}))",
      "fetch('http://127.0.0.1:9')",
    ]) {
      rmSync(tried);
      spawnSync(process.execPath, [...WATCH, '-e', code], { env: { ...process.env, TRIED: tried } });
      assert.match(readFileSync(tried, 'utf8'), /^\S+ /, code);
    }
  });
});
