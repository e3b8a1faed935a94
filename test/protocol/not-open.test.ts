import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PULL, TestServer } from '../support/server.js';

const TEXT =
  'etom: classic\nroles: { lead: Head }\nprocesses:\n  p: { name: P, owner: lead, elements: 1.1.1.5 }\n';
const position = { line: 3, character: 25 };
const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };
const item = { name: 'x', kind: 5, range, selectionRange: range };

/** What each request about a document is answered where the document is not open. */
const EMPTY: Readonly<Record<string, readonly [answer: unknown, params?: object]>> = {
  'textDocument/hover': [null, { position }],
  'textDocument/completion': [null, { position }],
  'textDocument/definition': [[], { position }],
  'textDocument/references': [[], { position, context: { includeDeclaration: true } }],
  'textDocument/documentHighlight': [[], { position }],
  'textDocument/prepareRename': [null, { position }],
  'textDocument/rename': [null, { position, newName: 'x' }],
  'textDocument/documentSymbol': [[]],
  'textDocument/codeAction': [[], { range, context: { diagnostics: [] } }],
  'textDocument/codeLens': [[]],
  'textDocument/inlayHint': [[], { range }],
  'textDocument/foldingRange': [[]],
  'textDocument/selectionRange': [[], { positions: [position] }],
  'textDocument/semanticTokens/full': [{ data: [] }],
  'textDocument/semanticTokens/range': [{ data: [] }, { range }],
  'textDocument/documentLink': [[]],
  'textDocument/formatting': [[], { options }],
  'textDocument/rangeFormatting': [[], { options, range }],
  'textDocument/prepareTypeHierarchy': [null, { position }],
  'textDocument/prepareCallHierarchy': [null, { position }],
};

describe('a document that is not open', function () {
  this.timeout(60_000);
  let folder: string;
  let server: TestServer;
  /** On disk, closed again, and never heard of. */
  const uris: string[] = ['memory:/closed.etom.yaml', 'memory:/unknown.etom.yaml'];
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-not-open-'));
    const file = path.join(folder, 'a.etom.yaml');
    writeFileSync(file, `${TEXT}nonsense: 1\n`);
    uris.push(pathToFileURL(file).href);
    server = await TestServer.start(PULL, undefined, [pathToFileURL(folder).href]);
    const document = await server.open(TEXT, uris[0]);
    await document.close();
    assert.equal((await server.request<unknown[]>('workspace/symbol', { query: 'lead' })).length, 1);
  });
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [method, [empty, params]] of Object.entries(EMPTY)) {
    it(`has an empty answer to ${method}`, async () => {
      for (const uri of uris) {
        assert.deepEqual(await server.request(method, { textDocument: { uri }, ...params }), empty, uri);
      }
    });
  }

  it('has no findings, unless it is on the disk', async () => {
    const findings = (uri = '') =>
      server.request<{ items: { code: string }[] }>('textDocument/diagnostic', { textDocument: { uri } });
    for (const uri of uris.slice(0, 2)) assert.deepEqual(await findings(uri), { kind: 'full', items: [] });
    const { items } = await findings(uris[2]);
    assert.deepEqual(
      items.map(({ code }) => code),
      ['unknown-key'],
    );
  });

  it('has nothing above, below, before or after what was once asked about', async () => {
    for (const uri of uris.slice(0, 2)) {
      const own = { ...item, uri, data: { release: 'no such release', key: 'x', uri, doer: 'x' } };
      for (const method of ['typeHierarchy/supertypes', 'typeHierarchy/subtypes']) {
        assert.equal(await server.request(method, { item: own }), null, method);
      }
      for (const method of ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls']) {
        assert.equal(await server.request(method, { item: own }), null, method);
      }
    }
  });

  it('has what was once answered about it come back as it was', async () => {
    const [uri] = uris;
    const lens = { range, data: { uri, counts: 'references', kind: 'role', path: 'lead' } };
    assert.deepEqual(await server.request('codeLens/resolve', lens), lens);
    const hint = { position, label: 'x', data: { release: 'no such release', key: 'x' } };
    assert.deepEqual(await server.request('inlayHint/resolve', hint), hint);
    const action = { title: 'x', data: { uri, suppress: { code: 'x', line: 1, place: 'line' } } };
    assert.deepEqual(await server.request('codeAction/resolve', action), action);
  });
});
