/** Requests and edits that overlap: whose text an answer is about, and that every request gets one. */
import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import type { CodeLens, DocumentSymbol, Hover, SemanticTokens } from 'vscode-languageserver-types';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer, within } from '../support/server.js';

const EDITS = 50;

/** A map with some processes, one of which has a number in its name. */
const textOf = (number: number): string =>
  `etom: classic\nprocesses:\n  p: { name: "${number}", elements: 1.1.1.5 }\n${Array.from(
    { length: 200 },
    (_, index) => `  q${index}: { name: Q${index}, elements: 1.1.1.6 }\n`,
  ).join('')}`;

describe('what comes in at once', function () {
  this.timeout(60_000);
  let server: TestServer;
  afterEach(() => server.kill());

  /** Makes one edit after the other without waiting for anything. @returns what was asked after each of them. */
  const race = <R>(document: OpenDocument, ask: (text: string) => Promise<R>): Promise<[string, R][]> =>
    Promise.all(
      Array.from({ length: EDITS }, async (_, number): Promise<[string, R]> => {
        const edit = document.replace(`"${number}"`, `"${number + 1}"`);
        const { text } = document;
        const [answer] = await Promise.all([ask(text), edit]);
        return [text, answer];
      }),
    );
  const numberIn = (text: string): string => /"(\d+)"/.exec(text)?.[1] ?? '';

  it('is answered about the text as it was when it was asked', async () => {
    server = await TestServer.start(PULL);
    const document = await server.open(textOf(0));
    // The release and the code are loaded, so that nothing that was asked is behind.
    await document.ask<DocumentSymbol[]>('textDocument/documentSymbol');
    const answers = await race(document, () => document.ask<DocumentSymbol[]>('textDocument/documentSymbol'));
    for (const [text, symbols] of answers) {
      const names = symbols.flatMap(({ children = [] }) =>
        children.map(({ detail, name }) => `${name} ${detail}`),
      );
      assert.ok(names[0]?.includes(numberIn(text)), `${names[0]} after the edit to ${numberIn(text)}`);
    }
  });

  it('gets the findings of the text that was asked about, with an id that stands for them', async () => {
    server = await TestServer.start(PULL);
    const document = await server.open(textOf(0).replace('name: "0"', 'nam"0": P'));
    const ask = () => document.ask<DocumentDiagnosticReport>('textDocument/diagnostic');
    // Once the release is loaded, nothing is answered late.
    await ask();
    const answers = await race(document, ask);
    const ids = new Map<string, string>();
    for (const [text, report] of answers) {
      assert.ok(report.kind === 'full' && report.resultId !== undefined);
      const messages = report.items.map(({ message }) => message).join('\n');
      assert.ok(messages.includes(`nam"${numberIn(text)}"`), `${messages} of ${numberIn(text)}`);
      ids.set(report.resultId, numberIn(text));
    }
    assert.equal(ids.size, EDITS);
  });

  it('is published once the server gets to it, the last version last, and none that has gone', async () => {
    server = await TestServer.start(PUSH);
    const document = await server.open('etom: classic\nx0: 1\n');
    await server.publication(document.uri, 1);
    const versions = Array.from({ length: EDITS }, (_, index) => index + 2);
    const edits = versions.map((version) => ({
      textDocument: { uri: document.uri, version },
      contentChanges: [{ text: `etom: classic\nx${version - 1}: 1\n` }],
    }));
    server.notifyTogether('textDocument/didChange', edits);
    await server.publication(document.uri, EDITS + 1);
    const [, ...published] = server.published.filter(({ uri }) => uri === document.uri);
    let newest = 1;
    for (const { version = 0, diagnostics } of published) {
      assert.ok(version > newest, `version ${version} came after ${newest}`);
      newest = version;
      const messages = diagnostics.map(({ message }) => message).join('\n');
      assert.ok(messages.includes(`x${version - 1}`), `${messages} of version ${version}`);
    }
    assert.equal(newest, EDITS + 1);
  });

  it('is answered with a result or as cancelled when it is cancelled', async () => {
    server = await TestServer.start(PULL);
    const document = await server.open(textOf(0));
    const position = document.rangeOf('1.1.1.5').start;
    const ask = (method: string, more: object): Promise<unknown> => {
      const cancellation = new CancellationTokenSource();
      const params = { textDocument: { uri: document.uri }, position, ...more };
      const answer = server.connection.sendRequest<Hover | CodeLens[] | SemanticTokens>(
        method,
        params,
        cancellation.token,
      );
      cancellation.cancel();
      return within(answer, `the answer to ${method}`).catch((error: unknown) => error);
    };
    const range = document.rangeOf(document.text);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => [
        ask('textDocument/hover', {}),
        ask('textDocument/semanticTokens/full', {}),
        ask('textDocument/codeAction', { range, context: { diagnostics: [] } }),
        ask('textDocument/diagnostic', {}),
        ask('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'all' }),
        ask('workspace/symbol', { query: 'q' }),
      ]).flat(),
    );
    for (const answer of answers) {
      if (answer instanceof Error) assert.ok(answer instanceof ResponseError, String(answer));
      if (answer instanceof ResponseError) assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
    }
    assert.ok(await document.ask<Hover | null>('textDocument/hover', position));
  });
});
