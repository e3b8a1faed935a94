import * as assert from 'node:assert/strict';
import { commands, type DocumentLink, type Uri, window, workspace } from 'vscode';
import type { Comparison } from '../../../client/framework/compare-releases';
import { api, closeAll, open, openText, until } from './support.js';

const MAP = 'etom: gb921-25.0\nprocesses:\n  sell:\n    name: Sell\n    elements: [1.1.9 Selling]\n';

/** Links that VS Code is asked to resolve. */
const SOME = 50;

describe('Compare Releases', () => {
  before(() => api());
  afterEach(closeAll);

  const compare = async (told: Comparison = { from: 'gb921-25.0', to: 'gb921-25.5' }): Promise<Uri> => {
    const page = await commands.executeCommand<Uri | undefined>('etom.compareReleases', told);
    assert.ok(page, 'a page is shown');
    return page;
  };

  const textOf = async (page: Uri): Promise<string> => (await workspace.openTextDocument(page)).getText();

  /** Where the first links of a page lead to, as the Markdown preview resolves them. */
  const targetsOf = async (page: Uri): Promise<Uri[]> => {
    await workspace.openTextDocument(page);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', page, SOME);
    return links.flatMap(({ target }) => target ?? []);
  };

  it('shows a page, with what concerns the map that is worked in first', async () => {
    await openText(MAP);
    const text = await textOf(await compare());
    await until(
      'the preview',
      () => window.tabGroups.activeTabGroup.activeTab?.label.includes('25.0 → 25.5') || undefined,
      (changed) => window.tabGroups.onDidChangeTabs(changed),
    );
    assert.match(text, /^# What changed from 25\.0 to 25\.5\n/);
    assert.match(
      text,
      /\n## In the map Untitled\\-\d+\n\n1 reference: 1 to elements that changed[\s\S]*\n## By domain\n/,
    );
  });

  it('shows the map as it is now when it is asked again', async () => {
    const { document } = await openText(MAP);
    const page = await compare();
    assert.match(await textOf(page), /\n1 reference: /);
    const changed = new Promise<void>((resolve) => {
      const subscription = workspace.onDidChangeTextDocument((event) => {
        if (event.document.uri.toString() !== page.toString()) return;
        subscription.dispose();
        resolve();
      });
    });
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) =>
      edit.insert(document.positionAt(document.getText().indexOf('1.1.9')), '1.1.2, '),
    );
    await compare();
    await changed;
    assert.match(await textOf(page), /\n2 references: /);
  });

  it('leads from there to the pages of elements', async () => {
    const targets = await targetsOf(await compare());
    const target = targets.find(({ path }) => path === 'gb921-25.5/1.12.2 Sales Strategy Management.md');
    assert.equal(target?.scheme, 'etom');
    assert.ok(target && /^# 1\.12\.2 Sales Strategy Management\n/.test(await textOf(target)));
  });

  it('leads from there to the lines of the map', async () => {
    const { document } = await open('northern-grid/northern-grid.etom.yaml');
    const targets = await targetsOf(await compare({ from: 'classic', to: 'gb921-25.5' }));
    assert.ok(targets.some((target) => target.with({ fragment: '' }).toString() === document.uri.toString()));
  });

  it('compares releases where no map is open', async () => {
    const text = await textOf(await compare());
    assert.doesNotMatch(text, /In the map/);
    assert.match(text, /\n## 1\.12 Sales/);
  });
});
