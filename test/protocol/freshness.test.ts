/** Findings follow whatever changes them, by the one way that the client takes. */
import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { ClientFiles, memoryUri } from '../support/client-files.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer, within } from '../support/server.js';

const HEAD = 'etom: classic\nmap: grid\n';
const ROLES = `${HEAD}roles:\n  lead: Head of Orders\n`;
const PROCESSES = `${HEAD}processes:\n  orders: { name: Orders, elements: 1.1.1.5, owner: lead }\n`;
const BAD = 'etom: classic\nnonsense: 1\n';
const REFRESH = 'workspace/diagnostic/refresh';

const [roles, processes, bad, renamed] = ['roles', 'processes', 'bad', 'renamed'].map((name) =>
  memoryUri(`maps/${name}.etom.yaml`),
) as [string, string, string, string];
const pathOf = (uri: string): string => uri.slice(memoryUri('').length);

const workspace = { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } };
const CLIENTS = {
  'a client that is given them': { ...PUSH, workspace },
  'a client that asks': { ...PULL, workspace },
};

for (const [kind, capabilities] of Object.entries(CLIENTS)) {
  describe(`the findings that ${kind} has`, function () {
    this.timeout(60_000);
    const pulls = capabilities.textDocument?.diagnostic !== undefined;
    let server: TestServer;
    let client: ClientFiles;
    const open = new Map<string, OpenDocument>();

    beforeEach(async () => {
      open.clear();
      server = TestServer.spawn();
      const files = [
        [pathOf(roles), ROLES],
        [pathOf(processes), PROCESSES],
        [pathOf(bad), BAD],
      ] as const;
      client = new ClientFiles(server, new Map(files));
      await server.initialize(capabilities, [memoryUri('maps')], { files: true });
      if (pulls) void ask().catch(() => {});
    });
    afterEach(() => {
      server.kill();
      if (pulls) assert.deepEqual(server.published, [], 'nothing is pushed to a client that asks');
      else assert.equal(server.timesAsked(REFRESH), 0, 'a client that is given them is not told to ask');
    });

    const ask = () =>
      server.connection.sendRequest('workspace/diagnostic', {
        previousResultIds: [],
        partialResultToken: 'all',
      });
    const openFile = async (
      uri: string,
      text = client.files.get(pathOf(uri)) ?? '',
    ): Promise<OpenDocument> => {
      const document = await server.open(text, uri);
      open.set(uri, document);
      return document;
    };
    const close = async (uri: string): Promise<void> => {
      await open.get(uri)?.close();
      open.delete(uri);
    };
    const pull = async (document: OpenDocument): Promise<string> => {
      const report = await document.ask<DocumentDiagnosticReport>('textDocument/diagnostic');
      return report.kind === 'full' ? report.items.map(({ code }) => code).join() : report.kind;
    };
    /** Waits until the client has the wanted findings of a file, by code. One that asks asks when it is told to. */
    const has = async (uri: string, wanted: string): Promise<void> => {
      const document = open.get(uri);
      if (!pulls || !document) {
        const last = () => (pulls ? server.lastStreamed(uri) : server.lastPublished(uri)) ?? '';
        return server.until(() => last() === wanted, `${uri}: ${wanted || 'nothing'}`);
      }
      for (;;) {
        const refreshes = server.timesAsked(REFRESH);
        if ((await pull(document)) === wanted) return;
        await server.until(() => server.timesAsked(REFRESH) > refreshes, `${uri}: ${wanted || 'nothing'}`);
      }
    };
    const fileEvents = (...changes: (readonly [uri: string, type: 1 | 2 | 3])[]): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: changes.map(([uri, type]) => ({ uri, type })),
      });
    const configure = async (rules: Readonly<Record<string, string>>): Promise<void> => {
      server.answers.set('workspace/configuration', () => [{ rules }]);
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };

    it('follow an edit of another file', async () => {
      const document = await openFile(roles);
      await openFile(processes);
      await has(processes, '');
      await document.replace('lead:', 'head:');
      await has(processes, 'unknown-reference');
      await document.replace('head:', 'lead:');
      await has(processes, '');
    });

    it('are those of the disk after a file is closed', async () => {
      await has(bad, 'unknown-key');
      await openFile(bad, BAD.replace('nonsense', 'nam'));
      await has(bad, 'unknown-key');
      const document = open.get(bad);
      await document?.replace('nam: 1\n', '');
      await has(bad, '');
      await close(bad);
      await has(bad, 'unknown-key');
    });

    it('are never those of an older text, even where nobody told that the file was saved', async () => {
      await has(bad, 'unknown-key');
      const document = await openFile(bad, HEAD);
      await has(bad, '');
      client.files.set(pathOf(bad), HEAD);
      const read = client.hold(bad);
      await close(bad);
      await within(read.asked, 'the request for the file');
      /** What the client was told when all that was due has been told; one that asks asks once more. */
      const told = async () => {
        if (pulls) return pull(document);
        await server.publication((await server.open(BAD)).uri, 1);
        return server.lastPublished(bad);
      };
      assert.equal(await told(), '');
      read.release();
      assert.equal(await told(), '');
    });

    it('are told again where the text that was closed had others than the disk', async () => {
      await has(bad, 'unknown-key');
      const document = await openFile(bad, HEAD);
      await has(bad, '');
      const read = client.hold(bad);
      await close(bad);
      await within(read.asked, 'the request for the file');
      if (pulls) assert.equal(await pull(document), '');
      server.progress.splice(0);
      read.release();
      await has(bad, 'unknown-key');
    });

    if (pulls)
      it('are not said to be unchanged where others were streamed since the client asked', async () => {
        await has(bad, 'unknown-key');
        const params = { textDocument: { uri: bad } };
        const { resultId } = await server.request<{ resultId: string }>('textDocument/diagnostic', params);
        client.files.set(pathOf(bad), HEAD);
        await fileEvents([bad, 2]);
        await has(bad, '');
        const read = client.hold(bad);
        // Until the disk is read, the text that was open counts.
        const opened = openFile(bad, BAD);
        const closed = server.connection.sendNotification('textDocument/didClose', params);
        const asked = { ...params, previousResultId: resultId };
        const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', asked);
        await Promise.all([opened, closed]);
        if (report.kind === 'unchanged') assert.equal(server.lastStreamed(bad), 'unknown-key');
        else assert.equal(report.items.length, 1);
        read.release();
        open.delete(bad);
        await has(bad, '');
      });

    it('go when a file is deleted, and others follow', async () => {
      await openFile(processes);
      await has(processes, '');
      await has(bad, 'unknown-key');
      client.files.delete(pathOf(bad));
      client.files.delete(pathOf(roles));
      await fileEvents([bad, 3], [roles, 3]);
      await has(bad, '');
      await has(processes, 'unknown-reference');
    });

    it('move when a file is renamed', async () => {
      await has(bad, 'unknown-key');
      client.files.delete(pathOf(bad));
      client.files.set(pathOf(renamed), BAD);
      await fileEvents([bad, 3], [renamed, 1]);
      await has(renamed, 'unknown-key');
      await has(bad, '');
    });

    it('do not come up while a file is renamed that declares what others refer to', async () => {
      await has(bad, 'unknown-key');
      client.files.delete(pathOf(roles));
      client.files.set(pathOf(renamed), `${ROLES}nonsense: 1\n`);
      await fileEvents([roles, 3], [renamed, 1]);
      await has(renamed, 'unknown-key');
      const told = pulls ? server.progress : server.published;
      assert.ok(!JSON.stringify(told).includes('unknown-reference'));
    });

    it('stay where a file comes back before the server has done with its removal', async () => {
      await has(bad, 'unknown-key');
      client.files.delete(pathOf(bad));
      client.files.set(pathOf(renamed), HEAD);
      const read = client.hold(renamed);
      await fileEvents([bad, 3], [renamed, 1]);
      await within(read.asked, 'the request for the file');
      client.files.set(pathOf(bad), `${BAD}more-nonsense: 1\n`);
      await fileEvents([bad, 1]);
      await has(bad, 'unknown-key,unknown-key');
      read.release();
      client.files.set(pathOf(renamed), BAD);
      await fileEvents([renamed, 2]);
      await has(renamed, 'unknown-key');
      await has(bad, 'unknown-key,unknown-key');
    });

    it('go when a file that was open is deleted and closed', async () => {
      await openFile(bad);
      await has(bad, 'unknown-key');
      client.files.delete(pathOf(bad));
      await close(bad);
      await has(bad, '');
    });

    it('go with the folder', async () => {
      await has(bad, 'unknown-key');
      await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [{ uri: memoryUri('maps'), name: '' }] },
      });
      await has(bad, '');
    });

    it('go with the folder, those of a file that is just being read too', async () => {
      await has(bad, 'unknown-key');
      client.files.set(pathOf(renamed), `${BAD}roles: { late: Head }\n`);
      const read = client.hold(renamed);
      await fileEvents([renamed, 1]);
      await within(read.asked, 'the request for the file');
      await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [{ uri: memoryUri('maps'), name: '' }] },
      });
      await has(bad, '');
      read.release();
      const symbols = () => server.request<object[]>('workspace/symbol', { query: 'late' });
      // The file has been given before the second of these is asked.
      assert.deepEqual([await symbols(), await symbols()], [[], []]);
    });

    it('follow the settings, of open files and of others', async () => {
      await openFile(processes, PROCESSES.replace('lead', 'stranger'));
      await has(processes, 'unknown-reference');
      await has(bad, 'unknown-key');
      await configure({ 'unknown-reference': 'off', 'unknown-key': 'off' });
      await has(processes, '');
      await has(bad, '');
      await configure({});
      await has(processes, 'unknown-reference');
      await has(bad, 'unknown-key');
    });
  });
}
