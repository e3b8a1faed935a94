import * as assert from 'node:assert/strict';
import {
  type CodeAction,
  type CodeLens,
  commands,
  type Definition,
  type InlayHint,
  type Location,
  type LocationLink,
  Range,
  type SymbolInformation,
  type TextDocument,
  type Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { api, closeAll, diagnostics, open, openText, positionOf } from './support.js';

const MAP = 'northern-grid/northern-grid.etom.yaml';
const whole = (document: TextDocument): Range => new Range(0, 0, document.lineCount, 0);
const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

describe('A map of several files in the editor', () => {
  before(() => api());
  afterEach(closeAll);

  it('has no findings in files that refer to what others declare', async () => {
    const { document } = await open('northern-grid/operations.etom.yaml');
    const edit = window.activeTextEditor;
    assert.ok(edit);
    await edit.edit((change) =>
      change.insert(document.positionAt(document.getText().length), 'nonsense: 1\n'),
    );
    await diagnostics(document, (found) => found.length === 1);
    await commands.executeCommand('undo');
    await diagnostics(document, (found) => found.length === 0);
  });

  it('finds references in all files', async () => {
    const { document } = await open(MAP);
    const position = positionOf(document, 'field-lead:');
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      position,
    );
    const files = new Set(found.map(({ uri }) => nameOf(uri)));
    assert.ok(files.has('northern-grid.etom.yaml') && files.has('operations.etom.yaml'), [...files].join());
  });

  it('renames across files, in one step', async () => {
    const { document } = await open(MAP);
    /** Renames the declaration of a role, and checks that nothing of the old name is left. */
    const rename = async (from: string, to: string): Promise<void> => {
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        positionOf(document, `${from}:`),
        to,
      );
      assert.ok(edit.entries().length >= 2, 'several files change');
      await workspace.applyEdit(edit);
      for (const [uri] of edit.entries()) {
        const text = (await workspace.openTextDocument(uri)).getText();
        assert.ok(text.includes(to) && !text.includes(from), nameOf(uri));
      }
      await diagnostics(document, (found) => found.length === 0);
    };
    await rename('field-lead', 'crew-lead');
    await rename('crew-lead', 'field-lead');
  });

  it('refuses a name that is taken, with a sentence', async () => {
    const { document } = await open(MAP);
    const rename = commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      positionOf(document, 'field-lead:'),
      'cfo',
    );
    await assert.rejects(Promise.resolve(rename), /cfo/);
  });

  it('goes to the page of an element, and to a declaration in another file', async () => {
    const { document } = await open('northern-grid/operations.etom.yaml');
    const go = (words: string) =>
      commands.executeCommand<Definition | LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, words),
      );
    const [page] = [await go('1.1.')].flat();
    assert.ok(page);
    const uri = 'targetUri' in page ? page.targetUri : page.uri;
    assert.equal(uri.scheme, 'etom');
    const text = (await workspace.openTextDocument(uri)).getText();
    assert.match(text, /^# 1/);
    const [owner] = [await go(document.getText().match(/owner: ([\w-]+)/)?.[1] ?? '')].flat();
    assert.ok(owner);
    assert.equal(nameOf('targetUri' in owner ? owner.targetUri : owner.uri).endsWith('.etom.yaml'), true);
  });

  it('finds processes of all files by words of their names', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'connection',
    );
    assert.ok(found.some(({ name }) => name.startsWith('new-connection')));
  });

  it('names bare ids by inlay hints, and counts references by code lenses', async () => {
    const { document } = await openText(
      'etom: classic\nroles:\n  lead: Head\nprocesses:\n  orders:\n    name: Orders\n    elements: [1.1.1.5]\n    owner: lead\n',
    );
    await diagnostics(document, () => true);
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      whole(document),
    );
    const labels = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    assert.ok(
      labels.some((label) => label.includes('Order Handling')),
      labels.join(),
    );
    const lenses = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.ok(
      lenses.some(({ command }) => command?.title === '1 reference'),
      lenses.map(({ command }) => command?.title).join(),
    );
  });

  it('fixes all findings of a kind in a file', async () => {
    const { document } = await openText(
      'etom: classic\nprocesses:\n  a: { name: A, elments: 1.1.1.5 }\n  b: { name: B, elments: 1.1.1.6 }\n',
    );
    const [finding] = await diagnostics(document, (found) => found.length === 2);
    assert.ok(finding);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      undefined,
      50,
    );
    const fix = actions.find(({ title }) => title === 'Fix all 2 unknown-key in this file');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await workspace.applyEdit(fix.edit);
    await diagnostics(document, (found) => found.length === 0);
    assert.equal(document.getText().match(/elements/g)?.length, 2);
  });
});
