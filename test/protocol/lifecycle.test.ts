import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { version } from '../../package.json';
import { COMMAND, PULL, PUSH, SERVER, TestServer, within } from '../support/server.js';

describe('the life of the server', function () {
  this.timeout(60_000);
  let server: TestServer | undefined;
  const spawn = (args?: readonly string[]): TestServer => {
    server = TestServer.spawn(args);
    return server;
  };
  afterEach(() => server?.kill());

  for (const [name, args] of [
    ['dist/server.js --stdio', SERVER],
    ['etom lsp --stdio', COMMAND],
  ] as const) {
    describe(name, () => {
      it('says what it is and what it can do', async () => {
        const { serverInfo, capabilities } = await spawn(args).initialize(PULL);
        assert.deepEqual(serverInfo, { name: 'etom', version });
        assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
        assert.ok(capabilities.hoverProvider && capabilities.documentSymbolProvider);
        assert.equal(capabilities.completionProvider?.resolveProvider, true);
        assert.deepEqual(capabilities.codeActionProvider, {
          codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll'],
          resolveProvider: true,
        });
        assert.ok(capabilities.diagnosticProvider, 'the client pulls');
      });

      it('checks a map and ends with 0 after a shutdown', async () => {
        const running = spawn(args);
        await running.initialize(PULL);
        const document = await running.open('etom: classic\nprocesses:\n  p: { name: P, elements: 9.9.9 }\n');
        const { items } = await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic');
        assert.deepEqual(
          items.map(({ code }) => code),
          ['unknown-element'],
        );
        assert.equal(await running.stop(), 0);
      });

      it('ends when its input ends', async () => {
        const running = spawn(args);
        await running.initialize(PULL);
        running.process.stdin?.end();
        assert.equal(await within(running.exit, 'the end of the server'), 1);
      });
    });
  }

  it('offers to be asked for diagnostics only where the client asks', async () => {
    const { capabilities } = await spawn().initialize(PUSH);
    assert.equal(capabilities.diagnosticProvider, undefined);
  });

  it('ends with 1 where the client did not shut it down', async () => {
    const running = spawn();
    await running.initialize(PULL);
    await running.connection.sendNotification('exit');
    assert.equal(await within(running.exit, 'the end of the server'), 1);
  });

  it('answers a bad request with an error and lives on', async () => {
    const running = spawn();
    await running.initialize(PULL);
    await assert.rejects(running.request('etom/noSuchRequest', {}), { code: -32601 });
    for (const method of ['hover', 'completion', 'documentSymbol', 'codeAction', 'diagnostic']) {
      await assert.rejects(running.request(`textDocument/${method}`, {}), Error, `${method} of no document`);
    }
    // To these an empty answer is as good as an error.
    const nonsense = {
      textDocument: { uri: 5 },
      position: 'x',
      uri: [],
      element: 1,
      node: {},
      release: 7,
      key: {},
    };
    for (const method of [
      'textDocument/hover',
      'textDocument/completion',
      'etom/insertMapping',
      'etom/elementPage',
    ]) {
      await running.request(method, nonsense).catch(() => undefined);
    }
    const document = await running.open('etom: classic\n');
    await document.ask('textDocument/hover', { line: -3, character: 1e9 }).catch(() => undefined);
    await running.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri },
    });
    await running.connection.sendNotification('etom/noSuchNotification', {});
    assert.ok(await document.ask('textDocument/hover', { line: 0, character: 1 }));
  });

  it('lives on after bytes that are no message', async () => {
    const running = spawn();
    await running.initialize(PULL);
    const body = '{"jsonrpc":"2.0","id":1,';
    running.process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    const document = await running.open('etom: classic\n');
    assert.ok(await document.ask('textDocument/hover', { line: 0, character: 1 }));
  });

  it('answers a request about a document that is not open with nothing', async () => {
    const running = spawn();
    await running.initialize(PULL);
    const textDocument = { uri: 'file:///not-open.etom.yaml' };
    const position = { line: 0, character: 0 };
    const range = { start: position, end: position };
    const ask = <R>(method: string, more: object = {}): Promise<R> =>
      running.request(method, { textDocument, ...more });
    assert.equal(await ask('textDocument/hover', { position }), null);
    assert.equal(await ask('textDocument/completion', { position }), null);
    assert.deepEqual(await ask('textDocument/documentSymbol'), []);
    assert.deepEqual(await ask('textDocument/codeAction', { range, context: { diagnostics: [] } }), []);
    assert.deepEqual(await ask('textDocument/diagnostic'), { kind: 'full', items: [] });
    const element = { release: 'classic', key: 'x', reference: '1.1.1.5' };
    const refused = await running.request('etom/insertMapping', { uri: textDocument.uri, position, element });
    assert.deepEqual(refused, { refusal: 'Open a process map first.' });
  });
});
