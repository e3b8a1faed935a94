/** One file, however a client writes its URI. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FullDocumentDiagnosticReport, SymbolInformation } from 'vscode-languageserver-protocol';
import { FileNames } from '../../server/lsp/file-names.js';
import { PULL, TestServer } from '../support/server.js';

const NAME = "orders (1) & 'more', [a].etom.yaml";
const TEXT =
  'etom: classic\nmap: ours\nroles:\n  lead: Head\nprocesses:\n  orders: { name: Orders, owner: lead, elements: 1.1.1.5 }\n';

/** As VS Code and some others write it: whatever can be encoded is. */
const encoded = (uri: string): string =>
  uri.replace(/[^/]+$/, (name) =>
    encodeURIComponent(decodeURIComponent(name)).replace(
      /[!'()*]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );

describe('the URI of a file', function () {
  this.timeout(60_000);
  let folder: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-names-'));
    writeFileSync(path.join(folder, NAME), TEXT);
    server = await TestServer.start(PULL, undefined, [pathToFileURL(folder).href]);
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const symbols = () => server.request<SymbolInformation[]>('workspace/symbol', { query: 'Orders' });

  it('may be written otherwise by an editor than by the disk, and the file is read once', async () => {
    const onDisk = pathToFileURL(path.join(folder, NAME)).href;
    const inEditor = encoded(onDisk);
    assert.notEqual(inEditor, onDisk);
    assert.equal((await symbols()).length, 1);
    const document = await server.open(TEXT, inEditor);
    const { items } = await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic');
    assert.deepEqual(items, []);
    assert.deepEqual(
      (await symbols()).map(({ location }) => location.uri),
      [inEditor],
    );
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: inEditor } });
    assert.equal((await symbols()).length, 1);
    const changes = [{ uri: onDisk, type: 3 }];
    rmSync(path.join(folder, NAME));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.equal((await symbols()).length, 0);
  });

  it('has a drive in any case and form, or a server', () => {
    const names = new FileNames();
    assert.equal(names.of('file:///C:/My%20maps/a.etom.yaml'), 'file:///C:/My%20maps/a.etom.yaml');
    assert.equal(names.opened('file:///c%3A/My%20maps/a.etom.yaml'), 'file:///C:/My%20maps/a.etom.yaml');
    assert.equal(names.of('file:///c:/My maps/a.etom.yaml'), 'file:///c%3A/My%20maps/a.etom.yaml');
    assert.equal(names.opened('file:///d%3A/My%20maps/a.etom.yaml'), undefined);
    assert.equal(names.of('file://server/share/%C3%BC.etom.yaml'), 'file://server/share/%C3%BC.etom.yaml');
    assert.equal(names.opened('file://server/share/ü.etom.yaml'), 'file://server/share/%C3%BC.etom.yaml');
    for (const uri of ['file:///50%.etom.yaml', 'untitled:A', 'vscode-vfs://github/a%20b/c.etom.yaml'])
      assert.equal(names.of(uri), uri);
  });
});
