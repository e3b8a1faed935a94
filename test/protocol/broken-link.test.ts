/** Links to files that are not there: what a client is told, and when. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { FILES_EXIST, type FilesExistParams } from '../../server/protocol.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer } from '../support/server.js';

const TEXT = 'etom: classic\nlinks: [docs/a plan.md, docs/there.md]\n';

describe('a link to a file that is not there', function () {
  this.timeout(60_000);
  let folder: string;
  let server: TestServer;
  const pathOf = (name: string): string => path.join(folder, name);
  const uriOf = (name: string): string => pathToFileURL(pathOf(name)).href;
  const messages = (uri: string): string =>
    server.published
      .filter((published) => published.uri === uri)
      .slice(-1)
      .flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))
      .join();
  const told = (uri: string, wanted: string): Promise<void> =>
    server.until(() => messages(uri) === wanted, wanted || 'no finding');
  const saved = (name: string): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type: 2 }],
    });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-links-'));
    mkdirSync(pathOf('docs'));
    writeFileSync(pathOf('docs/there.md'), '');
  });
  afterEach(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a warning until the file is made and the map is saved', async () => {
    writeFileSync(pathOf('m.etom.yaml'), TEXT);
    server = await TestServer.start(PUSH, undefined, [pathToFileURL(folder).href]);
    const document = await server.open(TEXT, uriOf('m.etom.yaml'));
    await told(document.uri, 'There is no file “docs/a plan.md”');
    writeFileSync(pathOf('docs/a plan.md'), '');
    await saved('m.etom.yaml');
    await told(document.uri, '');
    await document.replace('docs/there.md', 'docs/other.md');
    await told(document.uri, 'There is no file “docs/other.md”');
    rmSync(pathOf('docs/a plan.md'));
    writeFileSync(pathOf('docs/other.md'), '');
    await document.close();
    await server.open(TEXT, document.uri);
    await told(document.uri, 'There is no file “docs/a plan.md”');
  });

  describe('in a folder that is on no disk of the server', () => {
    const DOCS = 'memory://maps/grid/docs';
    let asked: (readonly string[])[];
    let answer: () => void;
    /** Starts a client that looks for files, which holds back its answers until `answer` is called, and opens the map. */
    const open = async (capabilities: ClientCapabilities): Promise<OpenDocument> => {
      server = TestServer.spawn();
      asked = [];
      const released = new Promise<void>((resolve) => {
        answer = resolve;
      });
      server.connection.onRequest(FILES_EXIST, async ({ uris }: FilesExistParams) => {
        asked.push(uris);
        await released;
        return uris.map((uri) => (uri.endsWith('unknown.md') ? null : uri.endsWith('there.md')));
      });
      await server.initialize(capabilities, undefined, { files: true });
      return server.open(TEXT.replace(']', ', docs/unknown.md]'), 'memory://maps/grid/m.etom.yaml');
    };

    it('is found by the client, which is asked once for all links', async () => {
      const { uri } = await open(PUSH);
      assert.deepEqual((await server.publication(uri, 1)).diagnostics, []);
      answer();
      await told(uri, 'There is no file “docs/a plan.md”');
      assert.deepEqual(asked, [[`${DOCS}/a%20plan.md`, `${DOCS}/there.md`, `${DOCS}/unknown.md`]]);
    });

    it('is told to a client that asks for findings once it is known', async () => {
      const document = await open(PULL);
      const codes = async () =>
        (await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic')).items.map(
          ({ code }) => code,
        );
      assert.deepEqual(await codes(), []);
      answer();
      await server.until(() => server.timesAsked('workspace/diagnostic/refresh') > 0, 'the refresh');
      assert.deepEqual(await codes(), ['broken-link']);
    });
  });
});
