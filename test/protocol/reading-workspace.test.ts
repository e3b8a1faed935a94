/** What a server answers while it still reads the files of the workspace. */
import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type { Hover, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-types';
import { ClientFiles, type Held, memoryUri } from '../support/client-files.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer, within } from '../support/server.js';

const HEAD = 'etom: classic\nmap: grid\n';
const ROLES = `${HEAD}roles:\n  lead: Head of Orders\n`;
const PROCESSES = `${HEAD}processes:\n  orders: { name: Orders, elements: 1.1.1.5, owner: lead }\n`;
const STRANGER = '  bills: { name: Bills, elements: 1.1.1.6, owner: stranger }\n';

describe('a server that still reads the workspace', function () {
  this.timeout(60_000);
  let server: TestServer;
  let client: ClientFiles;
  let roles: Held;
  afterEach(() => server.kill());

  /** Starts a server that has not read the roles yet. */
  const start = async (capabilities = PUSH): Promise<void> => {
    server = TestServer.spawn();
    const files = new Map([
      ['maps/processes.etom.yaml', PROCESSES],
      ['maps/roles.etom.yaml', ROLES],
    ]);
    client = new ClientFiles(server, files);
    roles = client.hold(memoryUri('maps/roles.etom.yaml'));
    await server.initialize(capabilities, [memoryUri('maps')], { files: true });
  };
  const openProcesses = (text = PROCESSES): Promise<OpenDocument> =>
    server.open(text, memoryUri('maps/processes.etom.yaml'));
  /** Lets the server read the rest once it has answered something else: it must answer in between. */
  const releaseAfterHover = async (document: OpenDocument): Promise<void> => {
    await within(roles.asked, 'the request for the roles');
    assert.ok(await document.ask<Hover | null>('textDocument/hover', document.rangeOf('1.1.1.5').start));
    roles.release();
  };

  /** Adds a folder with a file, whose text the server does not get yet. */
  const addFolder = async (path: string, text: string): Promise<Held> => {
    client.files.set(path, text);
    const uri = memoryUri(path.slice(0, path.indexOf('/')));
    const held = client.hold(memoryUri(path));
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri, name: uri }], removed: [] },
    });
    return held;
  };

  it('gives references only when all files are read', async () => {
    await start();
    const document = await openProcesses();
    const asked = document.ask<Location[]>('textDocument/references', document.rangeOf('lead').start, {
      context: { includeDeclaration: true },
    });
    await releaseAfterHover(document);
    const uris = (await asked).map(({ uri }) => uri);
    assert.deepEqual(uris.sort(), [document.uri, memoryUri('maps/roles.etom.yaml')]);
  });

  it('gives workspace symbols only when all files are read', async () => {
    await start();
    const asked = server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'head of' });
    await releaseAfterHover(await openProcesses());
    assert.deepEqual(
      (await asked).map(({ name }) => name),
      ['lead: Head of Orders'],
    );
  });

  it('renames only when all files are read, and then in the text as it is by now', async () => {
    await start();
    const document = await openProcesses();
    const { start: position } = document.rangeOf('orders');
    const prepared = document.ask<{ placeholder: string }>('textDocument/prepareRename', position);
    const renamed = document.ask<WorkspaceEdit>('textDocument/rename', position, { newName: 'sales' });
    await document.edit({
      range: document.rangeOf(PROCESSES),
      text: PROCESSES.replace('processes:', 'processes: # all'),
    });
    await releaseAfterHover(document);
    assert.equal((await prepared).placeholder, 'orders');
    const [change, ...others] = (await renamed).documentChanges ?? [];
    assert.ok(change && 'textDocument' in change && others.length === 0);
    assert.equal(change.textDocument.version, 2);
    assert.deepEqual(
      change.edits.map((edit) => 'range' in edit && edit.range),
      [document.rangeOf('orders')],
    );
  });

  it('finds nothing that another file may refute, and tells it once all are read', async () => {
    await start();
    const document = await openProcesses(PROCESSES + STRANGER);
    assert.deepEqual((await server.publication(document.uri, 1)).diagnostics, []);
    roles.release();
    await server.until(() => server.lastPublished(document.uri) === 'unknown-reference', 'the finding');
    const found = server.published.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
    assert.equal(found.length, 1);
    assert.match(String(found[0]), /stranger/);
  });

  it('has a client that asks ask again once all files are read', async () => {
    await start({ ...PULL, workspace: { diagnostics: { refreshSupport: true } } });
    const document = await openProcesses(PROCESSES + STRANGER);
    const codes = async () =>
      (await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic')).items.map(
        ({ code }) => code,
      );
    assert.deepEqual(await codes(), []);
    roles.release();
    await server.until(() => server.timesAsked('workspace/diagnostic/refresh') > 0, 'the refresh');
    assert.deepEqual(await codes(), ['unknown-reference']);
  });

  it('waits for the files of a folder that is added meanwhile', async () => {
    await start({ ...PUSH, workspace: { workspaceFolders: true } });
    await within(roles.asked, 'the request for the roles');
    const document = await openProcesses();
    const asked = server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'pay' });
    const more = await addFolder('more/pay.etom.yaml', `${HEAD}roles:\n  payer: Payer\n`);
    const other = await server.open(PROCESSES.replace('lead', 'payer'), memoryUri('more/own.etom.yaml'));
    await releaseAfterHover(document);
    await within(more.asked, 'the request for the new file');
    // By now the server has the code for it, and would have answered; and whatever is due is published before this.
    await document.ask('textDocument/definition', document.rangeOf('orders').start);
    await server.publication((await server.open(ROLES)).uri, 1);
    assert.equal(server.lastPublished(other.uri), '');
    more.release();
    assert.deepEqual(
      (await asked).map(({ name }) => name),
      ['payer: Payer'],
    );
  });

  it('keeps what it read of an added folder when an older list comes late', async () => {
    server = TestServer.spawn();
    client = new ClientFiles(server, new Map([['maps/roles.etom.yaml', ROLES]]));
    const list = client.hold(memoryUri('maps'));
    const workspace = { workspaceFolders: true };
    await server.initialize({ ...PUSH, workspace }, [memoryUri('maps')], { files: true });
    await within(list.asked, 'the request for the list');
    const bad = memoryUri('more/bad.etom.yaml');
    (await addFolder('more/bad.etom.yaml', 'etom: classic\nnonsense: 1\n')).release();
    await server.until(() => server.lastPublished(bad) === 'unknown-key', 'the finding of the new folder');
    list.release();
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'head of' });
    assert.equal(symbols.length, 1);
    // Published after all that was due before.
    const document = await server.open('etom: classic\nmore-nonsense: 1\n');
    await server.publication(document.uri, 1);
    assert.equal(server.lastPublished(bad), 'unknown-key');
  });

  it('answers a request that is cancelled while it waits', async () => {
    await start();
    const document = await openProcesses();
    const position = document.rangeOf('lead').start;
    for (const [method, more] of [
      ['textDocument/references', { context: { includeDeclaration: true } }],
      ['textDocument/prepareRename', {}],
      ['textDocument/rename', { newName: 'head' }],
      ['workspace/symbol', { query: '' }],
    ] as const) {
      const cancellation = new CancellationTokenSource();
      const params = { textDocument: { uri: document.uri }, position, ...more };
      const asked = server.connection.sendRequest(method, params, cancellation.token);
      asked.catch(() => {});
      // The server has taken the request up when it answers the next one.
      await document.ask('textDocument/definition', position);
      cancellation.cancel();
      await assert.rejects(within(asked, `the answer to ${method}`), {
        code: LSPErrorCodes.RequestCancelled,
      });
    }
    await releaseAfterHover(document);
  });
});
