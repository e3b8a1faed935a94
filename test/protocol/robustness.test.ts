/** The server lives on, whatever fails around it. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import type { Hover } from 'vscode-languageserver-types';
import { ClientFiles, memoryUri } from '../support/client-files.js';
import { PULL, PUSH, SERVER, TestServer } from '../support/server.js';

const TEXT = 'etom: classic\nmap: grid\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';

/** A server for which whatever it does takes long: its clock goes fast. */
const FAST_CLOCK = 'let now = 0; performance.now = () => (now += 600);';
const SLOW = ['--import', `data:text/javascript,${FAST_CLOCK}`, ...SERVER];

describe('a server', function () {
  this.timeout(60_000);
  let server: TestServer;
  let folder: string | undefined;
  afterEach(() => {
    server.kill();
    if (folder) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });

  it('answers with an error where a handler throws, and lives on', async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-'));
    cpSync(path.dirname(SERVER[0]), folder, { recursive: true });
    const code = readdirSync(path.join(folder, 'server'));
    const missing = code.find((name) => name.startsWith('navigation-'));
    assert.ok(missing, 'there is code that is loaded on demand');
    rmSync(path.join(folder, 'server', missing));
    server = await TestServer.start(PULL, [path.join(folder, 'server.js'), '--stdio']);
    const document = await server.open(TEXT);
    const { start } = document.rangeOf('p:');
    for (const method of ['definition', 'prepareTypeHierarchy', 'prepareCallHierarchy']) {
      const asked = document.ask(`textDocument/${method}`, start);
      await assert.rejects(asked, { code: ErrorCodes.InternalError, message: /^The request failed: / });
    }
    assert.ok(await document.ask<Hover>('textDocument/hover', document.rangeOf('1.1.1.5').start));
    assert.equal(await server.stop(), 0);
  });

  it('lives on where a client refuses to show progress and to ask again', async () => {
    server = TestServer.spawn(SLOW);
    const client = new ClientFiles(server, new Map([['maps/a.etom.yaml', TEXT]]));
    for (const method of ['workspace/diagnostic/refresh', 'window/workDoneProgress/create']) {
      server.answers.set(method, () => new ResponseError(ErrorCodes.MethodNotFound, 'not known'));
    }
    const capabilities = { ...PULL, window: { workDoneProgress: true } };
    await server.initialize(capabilities, [memoryUri('maps')], { files: true });
    await server.until(() => server.timesAsked('window/workDoneProgress/create') > 0, 'the progress');
    const document = await server.open(TEXT.replace('}', ', owner: lead }'), memoryUri('maps/b.etom.yaml'));
    await server.request('workspace/symbol', { query: '' });
    const { items } = await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic');
    assert.ok(items.some(({ code }) => code === 'unknown-reference'));
    client.files.set('maps/a.etom.yaml', `${TEXT}roles: { lead: Head }\n`);
    const changes = [{ uri: memoryUri('maps/a.etom.yaml'), type: 2 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await server.until(() => server.timesAsked('workspace/diagnostic/refresh') > 0, 'the refresh');
    assert.equal(await server.stop(), 0);
  });

  it('lives on where a client refuses to register, to tell its settings and to show anew', async () => {
    server = TestServer.spawn();
    const refused = [
      'client/registerCapability',
      'workspace/configuration',
      'workspace/codeLens/refresh',
      'workspace/inlayHint/refresh',
    ];
    for (const method of refused)
      server.answers.set(method, () => new ResponseError(ErrorCodes.MethodNotFound, 'not known'));
    const [dynamicRegistration, refreshSupport] = [true, true];
    const workspace = {
      configuration: true,
      codeLens: { refreshSupport },
      didChangeConfiguration: { dynamicRegistration },
      didChangeWatchedFiles: { dynamicRegistration },
      inlayHint: { refreshSupport },
    };
    await server.initialize({ ...PULL, workspace });
    await server.until(() => refused.every((method) => server.timesAsked(method) > 0), 'all that is refused');
    const document = await server.open(TEXT);
    assert.ok(await document.ask<Hover>('textDocument/hover', document.rangeOf('1.1.1.5').start));
    assert.equal(await server.stop(), 0);
  });

  it('lives on where the client cannot list or read its files', async () => {
    server = TestServer.spawn();
    const client = new ClientFiles(server, new Map([['maps/a.etom.yaml', TEXT]]));
    client.refused.add(memoryUri('gone')).add(memoryUri('maps/a.etom.yaml'));
    await server.initialize(PUSH, [memoryUri('gone'), memoryUri('maps')], { files: true });
    assert.deepEqual(await server.request('workspace/symbol', { query: 'P' }), []);
    assert.equal(await server.stop(), 0);
  });

  it('shows how far the reading of files is, once it takes long', async () => {
    server = TestServer.spawn(SLOW);
    const names = Array.from({ length: 8 }, (_, index) => `maps/${index}.etom.yaml`);
    new ClientFiles(server, new Map(names.map((name) => [name, TEXT])));
    await server.initialize({ ...PUSH, window: { workDoneProgress: true } }, [memoryUri('maps')], {
      files: true,
    });
    await server.until(() => server.progress.at(-1)?.kind === 'end', 'the end of the progress');
    const [begin, ...reports] = server.progress;
    assert.deepEqual(begin, { kind: 'begin', title: 'Reading process maps', percentage: 0 });
    const percentages = reports.flatMap(({ percentage = [] }) => percentage);
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
    assert.equal(percentages.at(-1), 100);
  });

  it('shows no progress to a client that knows none, or when all is read soon', async () => {
    server = TestServer.spawn();
    new ClientFiles(server, new Map([['maps/a.etom.yaml', TEXT]]));
    await server.initialize({ ...PUSH, window: { workDoneProgress: true } }, [memoryUri('maps')], {
      files: true,
    });
    await server.request('workspace/symbol', { query: 'P' });
    assert.equal(server.timesAsked('window/workDoneProgress/create'), 0);
  });
});
