/** What can be done about a place: the actions, and their edits once one of them is chosen. */
import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { ClientFiles, memoryUri } from '../support/client-files.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, TestServer } from '../support/server.js';

const BAD = `etom: classic
map: grid
roles: { lead: Head }
processes:
  orders: { nam: Orders, elements: [1.1.1.6, 1.1.1.5 Order Handing] }
  bills: { nam: Bills, elements: 1.1.1.6 }
`;

describe('the code actions of a client', function () {
  this.timeout(60_000);
  let server: TestServer;
  let announcedKinds: readonly string[] = [];
  before(async () => {
    server = TestServer.spawn();
    new ClientFiles(
      server,
      new Map([['maps/other.etom.yaml', BAD.replace('orders', 'sales').replace('bills', 'pay')]]),
    );
    const { capabilities } = await server.initialize(PULL, [memoryUri('maps')], { files: true });
    const { codeActionProvider } = capabilities;
    if (typeof codeActionProvider === 'object') announcedKinds = codeActionProvider.codeActionKinds ?? [];
    assert.ok(announcedKinds.length > 0);
    // All files are read.
    await server.request('workspace/symbol', { query: '' });
  });
  after(() => server.kill());

  const open = (): Promise<OpenDocument> => server.open(BAD, memoryUri('maps/own.etom.yaml'));
  const actions = (document: OpenDocument, range: Range, only?: readonly string[]): Promise<CodeAction[]> =>
    document.ask('textDocument/codeAction', undefined, { range, context: { diagnostics: [], only } });
  /** The action with a title, with its edits. */
  const chosen = async (
    document: OpenDocument,
    words: string,
    title: string | RegExp,
  ): Promise<CodeAction> => {
    const found = await actions(document, document.rangeOf(words));
    const action = found.find((one) =>
      typeof title === 'string' ? one.title === title : title.test(one.title),
    );
    assert.ok(action, `${title} is not among ${found.map((one) => one.title).join(', ')}`);
    return action.edit ? action : server.request<CodeAction>('codeAction/resolve', action);
  };
  const apply = (document: OpenDocument, { edit }: CodeAction): Promise<number> => {
    const edits = edit?.changes?.[document.uri] ?? [];
    const last = [...edits].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    return document.edit(...last.map(({ range, newText }) => ({ range, text: newText })));
  };
  const codes = async (document: OpenDocument): Promise<string> => {
    const report = await document.ask<DocumentDiagnosticReport>('textDocument/diagnostic');
    assert.ok(report.kind === 'full');
    return report.items.map(({ code }) => code).join();
  };

  it('mend all findings of a kind, in the file or in the map', async () => {
    const document = await open();
    const inMap = await chosen(document, 'nam', 'Fix all unknown-key in this map');
    assert.deepEqual(Object.keys(inMap.edit?.changes ?? {}).sort(), [
      memoryUri('maps/other.etom.yaml'),
      document.uri,
    ]);
    const inFile = await chosen(document, 'nam', 'Fix all 2 unknown-key in this file');
    assert.deepEqual(Object.keys(inFile.edit?.changes ?? {}), [document.uri]);
    await apply(document, inFile);
    assert.ok(!document.text.includes('nam:'));
    assert.ok(!(await codes(document)).includes('unknown-key'));
    await document.close();
  });

  it('mend the whole file at once, for a client that does so when it saves', async () => {
    const document = await open();
    const range = document.rangeOf(document.text);
    const [action, ...others] = await actions(document, range, ['source.fixAll']);
    assert.ok(action && others.length === 0);
    assert.equal(action.kind, 'source.fixAll.etom');
    await apply(document, action);
    assert.ok(!/unknown-key|element-name-mismatch/.test(await codes(document)), await codes(document));
    assert.deepEqual(await actions(document, range, ['source.organizeImports']), []);
    await document.close();
  });

  it('suppress a finding', async () => {
    const document = await open();
    await apply(document, await chosen(document, 'nam', 'Suppress unknown-key on this line'));
    assert.match(document.text, /\n {2}# etom-disable-next-line unknown-key\n {2}orders:/);
    assert.equal((await codes(document)).split(',').filter((code) => code === 'unknown-key').length, 1);
    await document.close();
  });

  it('are of the kinds that were asked for, and of those that were announced', async () => {
    const document = await open();
    const list = document.rangeOf('1.1.1.6, 1.1.1.5 Order Handing');
    const kinds = async (only?: readonly string[], range = list) =>
      [...new Set((await actions(document, range, only)).map(({ kind = '' }) => kind))].sort();
    assert.deepEqual(await kinds(), ['quickfix', 'refactor.extract', 'refactor.rewrite']);
    assert.deepEqual(await kinds(['refactor']), ['refactor.extract', 'refactor.rewrite']);
    assert.deepEqual(await kinds(['source']), ['source.fixAll.etom']);
    for (const announced of announcedKinds) {
      const found = await kinds([announced]);
      assert.ok(found.length > 0, announced);
      for (const kind of found) assert.ok(kind === announced || kind.startsWith(`${announced}.`), kind);
    }
    assert.deepEqual(await kinds(['quickfix'], document.rangeOf('1.1.1.6')), []);
    await document.close();
  });

  it('rewrite a reference, with edits once they are chosen', async () => {
    const document = await open();
    await apply(document, await chosen(document, '1.1.1.6', /id and name/i));
    assert.match(document.text, /1\.1\.1\.6 Problem Handling/);
    await document.close();
  });

  it('that are not ours, or whose document is closed, come back as they are', async () => {
    const document = await open();
    const [suppress] = (await actions(document, document.rangeOf('nam'))).filter(({ edit }) => !edit);
    assert.ok(suppress);
    await document.close();
    const foreign: CodeAction = { title: 'Another', data: { uri: document.uri } };
    for (const action of [suppress, foreign]) {
      assert.deepEqual(await server.request('codeAction/resolve', action), action);
    }
  });
});
