import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  MarkupContent,
} from 'vscode-languageserver-types';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, TestServer } from '../support/server.js';

const TEXT =
  'etom: classic\nroles:\n  lead: Head\nprocesses:\n  p: { name: P, owner: lead, elements: [1.1.1.5] }\n';

describe('a client of the server', function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await TestServer.start(PULL);
  });
  after(() => server.kill());

  const findings = async (document: OpenDocument) =>
    (await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic')).items;

  it('gets a hover', async () => {
    const document = await server.open(TEXT);
    const range = document.rangeOf('1.1.1.5');
    const hover = await document.ask<Hover>('textDocument/hover', range.start);
    const { kind, value } = hover.contents as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.match(value, /Order Handling/);
    assert.deepEqual(hover.range, range);
    assert.equal(await document.ask('textDocument/hover', { line: 99, character: 0 }), null);
  });

  it('gets a hover of the text as it is after an edit', async () => {
    const document = await server.open(TEXT);
    await document.replace('1.1.1.5', '1.1.1.6');
    const hover = await document.ask<Hover>('textDocument/hover', document.rangeOf('1.1.1.6').start);
    assert.match(JSON.stringify(hover), /Problem Handling/);
  });

  it('gets completions, takes one, and gets its documentation', async () => {
    const document = await server.open('etom: classic\nprocesses:\n  p:\n    name: P\n    elements: [prob\n');
    const { end } = document.rangeOf('prob');
    const list = await document.ask<CompletionList>('textDocument/completion', end);
    assert.equal(list.isIncomplete, true);
    const [item] = list.items;
    assert.equal(item?.label, '1.1.1.6 Problem Handling');
    const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as MarkupContent).value, /\*\*1\.1\.1\.6 Problem Handling\*\*/);
    assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
    const edit = item?.textEdit;
    assert.ok(edit && 'range' in edit);
    await document.edit({ range: edit.range, text: `${edit.newText}]` });
    assert.match(document.text, /elements: \[1\.1\.1\.6 Problem Handling\]\n$/);
    assert.deepEqual(await findings(document), []);
  });

  it('gets an item back as it is where there is nothing to document', async () => {
    const item = { label: 'name', kind: 10 };
    assert.deepEqual(await server.request('completionItem/resolve', item), item);
    const gone = { label: 'x', data: { release: 'classic', key: 'no-such-element' } };
    assert.deepEqual(await server.request('completionItem/resolve', gone), gone);
  });

  it('gets the outline', async () => {
    const document = await server.open(TEXT);
    const symbols = await document.ask<DocumentSymbol[]>('textDocument/documentSymbol');
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, ...(children ?? []).map((child) => child.name)]),
      [['etom'], ['roles', 'lead'], ['processes', 'p']],
    );
  });

  it('gets quick fixes, and with one of them the finding is gone', async () => {
    const document = await server.open(
      'etom: classic\nprocesses:\n  p: { nam: P, elements: 1.1.1.5 Order Handing }\n',
    );
    let left = await findings(document);
    const found = left.length;
    assert.ok(found >= 2, 'a key and a name are wrong');
    for (let round = 0; round < found && left.length > 0; round++) {
      const [diagnostic] = left;
      assert.ok(diagnostic);
      const context = { diagnostics: left };
      const actions = await document.ask<CodeAction[]>('textDocument/codeAction', undefined, {
        range: diagnostic.range,
        context,
      });
      const action = actions.find(({ diagnostics = [] }) =>
        diagnostics.some(({ code }) => code === diagnostic.code),
      );
      assert.ok(action, `no fix for ${diagnostic.code}`);
      assert.equal(action.kind, 'quickfix');
      const edits = action.edit?.changes?.[document.uri] ?? [];
      assert.ok(edits.length > 0, `${action.title} changes this document`);
      await document.edit(...[...edits].reverse().map(({ range, newText }) => ({ range, text: newText })));
      const now = await findings(document);
      assert.ok(
        !now.some(({ code }) => code === diagnostic.code),
        `${action.title} leaves ${diagnostic.code}`,
      );
      left = now;
    }
    assert.deepEqual(left, []);
    assert.match(document.text, /name: P, elements: 1\.1\.1\.5 Order Handling /);
  });

  it('gets no quick fixes where there is no finding', async () => {
    const document = await server.open('etom: classic\nprocesses:\n  p: { nam: P }\n');
    const range = document.rangeOf('classic');
    const context = { diagnostics: [], only: ['quickfix'] };
    assert.deepEqual(await document.ask('textDocument/codeAction', undefined, { range, context }), []);
  });

  it('gets answers about many documents at once, in any order', async () => {
    const releases = ['classic', 'gb921-24.0', 'gb921-25.0', 'gb921-26.0', 'classic'];
    const documents = await Promise.all(
      releases.map((release) =>
        server.open(`etom: ${release}\nprocesses:\n  p: { name: P, elements: 1.1 }\n`),
      ),
    );
    const hovers = await Promise.all(
      documents.map((document) => document.ask<Hover>('textDocument/hover', document.rangeOf('1.1 ').start)),
    );
    const titles = hovers.map(({ contents }) => /\*\*(.*)\*\*/.exec((contents as MarkupContent).value)?.[1]);
    assert.deepEqual(titles, [
      '1.1 Operations',
      '1.1 Market & Sales',
      '1.1 Market & Sales',
      '1.1 Market',
      '1.1 Operations',
    ]);
  });
});
