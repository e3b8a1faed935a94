import * as assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { api, closeAll, diagnostics, openText } from './support.js';

describe('The commands', () => {
  before(() => api());
  afterEach(closeAll);

  it('New Process Map opens a map that has no findings', async () => {
    await commands.executeCommand('etom.newProcessMap');
    const document = window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'etom');
    // A finding proves that the map was checked; taking its cause away must leave none.
    const editor = window.activeTextEditor;
    assert.ok(document && editor);
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), 'x: 1\n'));
    await diagnostics(document, (found) => found.length === 1);
    await commands.executeCommand('undo');
    await diagnostics(document, (found) => found.length === 0);
  });

  it('Restart Language Server brings the findings back', async () => {
    const { document } = await openText('etom: classic\nprocesses:\n  p: { name: P, elements: 9.9 }\n');
    await diagnostics(document, (found) => found.length === 1);
    await commands.executeCommand('etom.restartServer');
    await diagnostics(document, (found) => found.length === 1);
  });
});
