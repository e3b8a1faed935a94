/** Maps that are so large that what needs the whole map waits while somebody types. */
import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { PULL, PUSH, TestServer } from '../support/server.js';

/** A map of flat processes, each with a name of its own. */
const textOf = (processes: number): string =>
  `etom: classic\nprocesses:\n${Array.from(
    { length: processes },
    (_, index) =>
      `  p${index}:\n    name: Do work ${index}\n    elements: { element: 1.1.1.5, coverage: partial }\n`,
  ).join('')}`;

describe('a large map', function () {
  this.timeout(60_000);
  let server: TestServer;
  afterEach(() => server.kill());

  it('gets the findings of what was typed first, and map-wide ones at rest', async () => {
    server = await TestServer.start(PUSH);
    const document = await server.open(textOf(1200));
    assert.equal((await server.publication(document.uri, 1)).diagnostics.length, 0);
    const codes = (): (string | undefined)[] =>
      server.published
        .filter(({ version }) => version === document.version)
        .map((one) => one.diagnostics.map(({ code }) => code).join());
    await document.replace(
      'name: Do work 7\n    elements: { element: 1.1.1.5',
      'name: Do work 8\n    elements: { element: 1.1.99',
    );
    await server.until(() => codes().length === 2, 'the findings at rest');
    assert.deepEqual(codes(), ['unknown-element', 'unknown-element,duplicate-name']);
  });

  it('keeps map-wide findings where they are while somebody types, also below an edit', async () => {
    server = await TestServer.start(PUSH);
    const text = textOf(1200).replace('name: Do work 900\n', 'name: Do work 899\n');
    const document = await server.open(text);
    const [first] = (await server.publication(document.uri, 1)).diagnostics;
    await document.replace('etom: classic\n', 'etom: classic\n# more\n');
    const [next] = (await server.publication(document.uri, 2)).diagnostics;
    assert.equal(next?.code, 'duplicate-name');
    assert.equal(next.range.start.line, (first?.range.start.line ?? 0) + 1);
  });

  it('tells a client that asks when there is more', async () => {
    server = await TestServer.start({ ...PULL, workspace: { diagnostics: { refreshSupport: true } } });
    const document = await server.open(textOf(1200));
    const ask = async (): Promise<string> => {
      const report = await document.ask<DocumentDiagnosticReport>('textDocument/diagnostic');
      return report.kind === 'full' ? report.items.map(({ code }) => code).join() : report.kind;
    };
    assert.equal(await ask(), '');
    await document.replace('Do work 7\n', 'Do work 8\n');
    assert.equal(await ask(), '');
    await server.until(
      () => server.timesAsked('workspace/diagnostic/refresh') > 0,
      'the request to ask again',
    );
    assert.equal(await ask(), 'duplicate-name');
  });
});
