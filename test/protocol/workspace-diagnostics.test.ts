/** The findings of the whole workspace, for clients that ask for them. */
import assert from 'node:assert/strict';
import type {
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { ClientFiles, memoryUri } from '../support/client-files.js';
import { PULL, TestServer, within } from '../support/server.js';

const BAD = 'etom: classic\nnonsense: 1\n';
const [good, bad, worse] = ['good', 'bad', 'worse'].map((name) => memoryUri(`maps/${name}.etom.yaml`)) as [
  string,
  string,
  string,
];

describe('a request for the findings of the workspace', function () {
  this.timeout(60_000);
  let server: TestServer;
  let client: ClientFiles;
  beforeEach(async () => {
    server = TestServer.spawn();
    const texts = { good: 'etom: classic\n', bad: BAD, worse: `${BAD}more-nonsense: 1\n` };
    const files = Object.entries(texts).map(([name, text]) => [`maps/${name}.etom.yaml`, text] as const);
    client = new ClientFiles(server, new Map(files));
  });
  afterEach(() => server.kill());

  const start = () => server.initialize(PULL, [memoryUri('maps')], { files: true });
  const ask = (previousResultIds: PreviousResultId[] = [], more: object = {}) => {
    const cancellation = new CancellationTokenSource();
    const params = { previousResultIds, ...more };
    const asked = server.connection.sendRequest<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      params,
      cancellation.token,
    );
    const answer = within(asked, 'the findings of the workspace');
    // One that stays open is never answered.
    answer.catch(() => {});
    return { answer, cancel: () => cancellation.cancel() };
  };
  const byUri = (items: readonly WorkspaceDocumentDiagnosticReport[]) =>
    Object.fromEntries(items.map((item) => [item.uri, item.kind === 'full' ? item.items.length : item.kind]));
  const change = async (uri: string, text: string): Promise<void> => {
    client.files.set(uri.slice(memoryUri('').length), text);
    const changes = [{ uri, type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };

  it('is answered at once for a client that takes no parts, when all files are read', async () => {
    const held = client.hold(worse);
    await start();
    const { answer } = ask();
    await within(held.asked, 'the request for the file');
    held.release();
    const { items } = await answer;
    assert.deepEqual(byUri(items), { [bad]: 1, [worse]: 2 });
    const previous = items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
    await change(bad, 'etom: classic\n');
    await change(good, BAD);
    await server.request('workspace/symbol', { query: '' });
    const again = await ask(previous).answer;
    assert.deepEqual(byUri(again.items), { [bad]: 0, [good]: 1 });
  });

  it('is the only way to them: nothing is pushed', async () => {
    const held = client.hold(worse);
    await start();
    await within(held.asked, 'the request for the file');
    // The other files are read and checked by now, or soon.
    for (let round = 0; round < 20; round++) await server.request('etom/frameworkTree', {});
    held.release();
    await ask().answer;
    assert.deepEqual(server.published, []);
  });

  it('gets what differs from what the client has, and what is gone', async () => {
    await start();
    ask([], { partialResultToken: 1 });
    await server.until(() => server.lastStreamed(worse) !== undefined, 'the findings');
    const before = server.progress.flatMap(({ items = [] }) => items);
    const previous = before.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
    assert.deepEqual(byUri(before), { [bad]: 1, [worse]: 2 });
    server.progress.splice(0);
    const gone = memoryUri('maps/gone.etom.yaml');
    ask([...previous, { uri: gone, value: 'x' }], { partialResultToken: 2 });
    await server.until(() => server.lastStreamed(gone) === '', 'the news that a file is gone');
    await change(bad, `${BAD}more: 1\n`);
    await server.until(() => server.lastStreamed(bad) === 'unknown-key,unknown-key', 'the new findings');
    assert.deepEqual(byUri(server.progress.flatMap(({ items = [] }) => items)), { [gone]: 0, [bad]: 2 });
  });

  it('gets what the disk has, whatever was answered right after a file was closed', async () => {
    await start();
    ask([], { partialResultToken: 1 });
    await server.until(() => server.lastStreamed(bad) === 'unknown-key', 'the findings');
    // Which comes first, what is read or what is due, differs from round to round.
    for (let round = 0; round < 20; round++) {
      const document = await server.open('etom: classic\n', bad);
      await document.ask('textDocument/diagnostic');
      server.progress.splice(0);
      await document.close();
      const report = await document.ask<DocumentDiagnosticReport>('textDocument/diagnostic');
      if (report.kind === 'full' && report.items.length > 0) continue;
      await server.until(() => server.lastStreamed(bad) === 'unknown-key', 'the findings of the disk');
    }
  });

  it('ends when it is cancelled, and a newer one goes on', async () => {
    await start();
    const older = ask([], { partialResultToken: 1 });
    await server.until(() => server.lastStreamed(bad) === 'unknown-key', 'the findings');
    server.progress.splice(0);
    ask([], { partialResultToken: 2 });
    await server.until(() => server.lastStreamed(bad) === 'unknown-key', 'the findings once more');
    older.cancel();
    assert.deepEqual((await older.answer).items, []);
    await change(bad, 'etom: classic\n');
    await server.until(() => server.lastStreamed(bad) === '', 'the news');
  });

  it('is answered even where it is cancelled before the server has seen it', async () => {
    await start();
    const { answer, cancel } = ask([], { partialResultToken: 1 });
    cancel();
    await answer.catch(({ code }) => assert.equal(code, LSPErrorCodes.RequestCancelled));
  });
});
