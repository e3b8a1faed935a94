/** The folders of a workspace, and the files in them that change without being open. */
import assert from 'node:assert/strict';
import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import { ClientFiles, memoryUri } from '../support/client-files.js';
import { PUSH, TestServer } from '../support/server.js';

const roleText = (id: string): string => `etom: classic\nmap: grid\nroles:\n  ${id}: Somebody\n`;

describe('the folders of a workspace', function () {
  this.timeout(60_000);
  let server: TestServer;
  let client: ClientFiles;
  beforeEach(() => {
    server = TestServer.spawn();
    client = new ClientFiles(
      server,
      new Map([
        ['north/a.etom.yaml', roleText('north')],
        ['south/a.etom.yaml', roleText('south')],
      ]),
    );
  });
  afterEach(() => server.kill());

  const roles = async (): Promise<string[]> => {
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'somebody' });
    return symbols.map(({ name }) => name.replace(/:.*/, '')).sort();
  };
  const change = (added: readonly string[], removed: readonly string[]): Promise<void> => {
    const foldersOf = (names: readonly string[]) => names.map((name) => ({ uri: memoryUri(name), name }));
    return server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: foldersOf(added), removed: foldersOf(removed) },
    });
  };
  const start = (workspace: object, folders: readonly string[]) =>
    server.initialize({ ...PUSH, workspace }, folders.map(memoryUri), { files: true });

  it('are those of the start, and those that are added, until they are removed', async () => {
    await start({ workspaceFolders: true }, ['north']);
    assert.deepEqual(await roles(), ['north']);
    await change(['south'], []);
    assert.deepEqual(await roles(), ['north', 'south']);
    await change([], ['north']);
    assert.deepEqual(await roles(), ['south']);
    await change(['north'], ['south']);
    assert.deepEqual(await roles(), ['north']);
  });

  it('keep maps of the same name apart', async () => {
    await start({ workspaceFolders: true }, ['north', 'south']);
    const text = `${roleText('lead')}processes:\n  p: { name: P, elements: 1.1.1.5, owner: south }\n`;
    const document = await server.open(text, memoryUri('north/b.etom.yaml'));
    await server.until(
      () => server.lastPublished(document.uri)?.includes('unknown-reference') === true,
      'it',
    );
    const other = await server.open(text, memoryUri('south/b.etom.yaml'));
    await server.publication(other.uri, 1);
    await server.until(
      () => server.lastPublished(other.uri) === 'unused-declaration',
      'the role that is known',
    );
  });

  it('are watched by the client, which is asked for it', async () => {
    const dynamicRegistration = true;
    await start({ didChangeWatchedFiles: { dynamicRegistration } }, ['north']);
    await roles();
    const [registered] = server.asked.filter(({ method }) => method === 'client/registerCapability');
    assert.match(JSON.stringify(registered?.params), /didChangeWatchedFiles.*\*\*\/\*\.etom\.\{yaml,yml\}/);
  });

  it('have what was made, changed or deleted in them', async () => {
    await start({}, ['north']);
    assert.deepEqual(await roles(), ['north']);
    const uri = memoryUri('north/b.etom.yaml');
    const tell = (type: 1 | 2 | 3): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    client.files.set('north/b.etom.yaml', `nonsense: 1\n${roleText('east')}`);
    await tell(1);
    await server.until(() => server.lastPublished(uri) === 'unknown-key', 'the finding of the new file');
    assert.deepEqual(await roles(), ['east', 'north']);
    client.files.set('north/b.etom.yaml', roleText('west'));
    await tell(2);
    await server.until(() => server.lastPublished(uri) === '', 'the end of the finding');
    assert.deepEqual(await roles(), ['north', 'west']);
    client.files.delete('north/b.etom.yaml');
    // A file that is gone is forgotten before the next request.
    await tell(3);
    assert.deepEqual(await roles(), ['north']);
  });
});
