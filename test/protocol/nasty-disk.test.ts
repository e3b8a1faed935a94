/** Folders with files that no editor wrote: the server and the command read what can be read, and say what cannot. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SymbolInformation } from 'vscode-languageserver-types';
import { Workbench } from '../support/cli.js';
import { PULL, PUSH, TestServer } from '../support/server.js';

const text = (id: string): string => `etom: classic\nmap: m\nroles:\n  ${id}: Role of ${id}\n`;

/** Names in every direction of writing, and with what turns the direction. */
const NAMES = [
  '日本語',
  'שלום',
  'مرحبا',
  'हिन्दी',
  '𐐷𐐷',
  'e\u0301',
  '\u202eevil\u202c',
  '-rf',
  "a'b & c #1%20",
];

/** Fills a folder. */
function fill(folder: string): void {
  const at = (name: string): string => path.join(folder, name);
  for (const [index, name] of NAMES.entries()) writeFileSync(at(`${name}.etom.yaml`), text(`named-${index}`));
  writeFileSync(at('good.etom.yaml'), text('good'));
  writeFileSync(at('latin.etom.yaml'), Buffer.from(text('latin-é'), 'latin1'));
  writeFileSync(at('nul.etom.yaml'), `${text('nul')}\0\0`);
  writeFileSync(at('empty.etom.yaml'), '');
  writeFileSync(at('sparse.etom.yaml'), text('sparse'));
  truncateSync(at('sparse.etom.yaml'), 2 ** 31);
  mkdirSync(at('folder.etom.yaml'));
  if (process.platform === 'win32') return;
  symlinkSync('..', at('folder.etom.yaml/loop'));
  symlinkSync('nowhere', at('broken.etom.yaml'));
  symlinkSync('self.etom.yaml', at('self.etom.yaml'));
}

/** A role is listed by its id and its name. */
const idOf = ({ name }: SymbolInformation): string => name.replace(/: .*/, '');

describe('a folder of nasty files', function () {
  this.timeout(90_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-nasty-'));
    fill(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is read by the server as far as it can be, once each', async () => {
    const server = await TestServer.start(PULL, undefined, [pathToFileURL(folder).href]);
    const found = await server.request<SymbolInformation[]>('workspace/symbol', { query: 'role of' });
    const names = found.map(idOf);
    for (const [index] of NAMES.entries()) assert.ok(names.includes(`named-${index}`), NAMES[index]);
    for (const name of ['good', 'nul']) assert.equal(names.filter((one) => one === name).length, 1, name);
    assert.ok(!names.includes('sparse'));
    assert.equal(await server.stop(), 0);
  });

  it('is checked by the command, which says what it could not read', () => {
    const bench = new Workbench();
    try {
      fill(bench.folder);
      const { code, err } = bench.etom('check', '--format', 'json');
      assert.equal(code, 2);
      assert.match(
        err,
        /^etom: sparse\.etom\.yaml: cannot be read \(it has 2,048 MB, and at most 10 MB are read\)$/m,
      );
      assert.match(err, /^etom: latin\.etom\.yaml: not UTF-8 text; save it as UTF-8$/m);
      assert.match(err, /^etom: nul\.etom\.yaml: not a text file; a process map is UTF-8 text$/m);
      assert.doesNotMatch(err, /good|loop|\u202e/);
    } finally {
      bench.remove();
    }
  });

  it('is read in its last state where files change and vanish while they are read', async () => {
    const server = await TestServer.start(PUSH, undefined, [pathToFileURL(folder).href]);
    const file = path.join(folder, 'good.etom.yaml');
    const uri = pathToFileURL(file).href;
    const gone = path.join(folder, 'gone.etom.yaml');
    for (let round = 0; round < 40; round++) {
      writeFileSync(file, text(`good-${round}`) + '# more\n'.repeat(round * 500));
      writeFileSync(gone, text('gone'));
      const changes = [uri, pathToFileURL(gone).href].map((each) => ({ uri: each, type: 2 }));
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      rmSync(gone);
    }
    const ended = [{ uri: pathToFileURL(gone).href, type: 3 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: ended });
    writeFileSync(file, `${text('last')}roles: {}\n`);
    const last = [{ uri, type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: last });
    await server.until(() => server.lastPublished(uri)?.includes('duplicate-key') === true, 'the last state');
    const ask = (query: string): Promise<SymbolInformation[]> =>
      server.request('workspace/symbol', { query });
    assert.deepEqual((await ask('role of last')).map(idOf), ['last']);
    assert.deepEqual(await ask('role of gone'), []);
    assert.equal(await server.stop(), 0);
  });
});
