import * as assert from 'node:assert/strict';
import { commands, Position, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Api } from '../../../client/client';
import type { ExportFormat } from '../../../grid/messages';
import { api, closeAll, open, openText, positionOf, until } from './support.js';

const MAP = 'northern-grid/northern-grid.etom.yaml';

/** In it, the first line of a list of elements. */
const FIRST_OF_PROCESS = 'informed: sales-lead\n    elements:';

/** A map whose scope is customer relationships. */
const SMALL = `etom: classic
organization: Small Grid
scope: { include: 1.1.1 }
processes:
  p:
    name: Take orders
    elements:
      - 1.1.1.5 Order Handling
`;

type Drawn = Parameters<Parameters<Api['grid']['onDidDraw']>[0]>[0]['drawn'];

describe('The grid', () => {
  let etom: Api;
  before(async () => {
    etom = await api();
  });
  afterEach(closeAll);

  /** Does something, and waits until a page has drawn what is wanted. */
  async function drawn(
    what: string,
    act: () => unknown,
    wanted: (drawn: Drawn, uri: Uri) => boolean = () => true,
  ): Promise<Drawn> {
    let last: Drawn | undefined;
    const listening = etom.grid.onDidDraw(({ drawn, uri }) => {
      if (wanted(drawn, uri)) last = drawn;
    });
    try {
      await act();
      return await until(
        what,
        () => last,
        (changed) => etom.grid.onDidDraw(changed),
      );
    } finally {
      listening.dispose();
    }
  }

  const show = (): Promise<Drawn> => drawn('the grid', () => commands.executeCommand('etom.showGrid'));
  const grids = () =>
    window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label.startsWith('Grid'));

  it('opens beside the map and draws all of level 2', async () => {
    await open(MAP);
    const { places, details, mode } = await show();
    assert.ok(places > 70, `${places} places`);
    assert.equal(details, 0);
    assert.equal(mode, 'coverage');
    assert.deepEqual(
      grids().map(({ label }) => label),
      ['Grid: Northern Grid'],
    );
    assert.equal(window.tabGroups.all.length, 2);
  });

  it('has one panel for a map, however many files it has', async () => {
    await open(MAP);
    await show();
    await open('northern-grid/operations.etom.yaml');
    await commands.executeCommand('etom.showGrid');
    assert.equal(grids().length, 1);
  });

  it('is brought up to date as one types', async () => {
    const { document } = await openText(SMALL);
    const before = await show();
    const after = await drawn(
      'the grid after the edit',
      () => type(document, '1.1.1.5 Order Handling', '      - 1.1.1.6 Problem Handling\n'),
      ({ summary }) => summary !== before.summary,
    );
    assert.equal(after.places, before.places);
    assert.notEqual(after.summary, before.summary);
  });

  it('goes on when its map is no longer open in an editor', async () => {
    const { document } = await open(MAP);
    const before = await show();
    await commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await commands.executeCommand('workbench.action.closeEditorsInGroup');
    assert.equal(grids().length, 1);
    await drawn(
      'the grid after the edit',
      () => type(document, FIRST_OF_PROCESS, '      - 1.1.1.3 Marketing Fulfillment Response\n'),
      ({ summary }) => summary !== before.summary,
    );
  });

  it('goes on when its map, or the folder around it, is renamed', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const [here, there] = ['before', 'after'].map((name) => Uri.joinPath(folder, name));
    assert.ok(here && there);
    await workspace.fs.writeFile(Uri.joinPath(here, 'small.etom.yaml'), new TextEncoder().encode(SMALL));
    try {
      await open('before/small.etom.yaml');
      const before = await show();
      const renaming = new WorkspaceEdit();
      renaming.renameFile(here, there);
      const file = Uri.joinPath(there, 'small.etom.yaml');
      const moved = (_: Drawn, uri: Uri): boolean => uri.toString() === file.toString();
      await drawn('the grid after the renaming', () => workspace.applyEdit(renaming), moved);
      const document = await workspace.openTextDocument(file);
      await drawn(
        'the grid after the edit',
        () => type(document, '1.1.1.5 Order Handling', '      - 1.1.1.6 Problem Handling\n'),
        ({ summary }) => summary !== before.summary,
      );
    } finally {
      await closeAll();
      for (const place of [here, there])
        await workspace.fs.delete(place, { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('shows an element that lies on level 3', async () => {
    await open(MAP);
    await show();
    const key =
      'operations/customer-relationship-management/order-handling/determine-customer-order-feasibility';
    const element = { release: 'classic', key, id: '1.1.1.5.1', reference: '1.1.1.5.1' };
    const { details } = await drawn(
      'the grid with level 3 of Order Handling',
      () => commands.executeCommand('etom.showInGrid', { element }),
      ({ details }) => details > 0,
    );
    assert.ok(details >= 7, `${details} elements of level 3`);
  });

  it('exports a picture and a page', async () => {
    await open(MAP);
    await show();
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const save = async (format: ExportFormat): Promise<Uint8Array> => {
      const target = Uri.joinPath(folder, `exported.${format}`);
      const saved = await commands.executeCommand<Uri>('etom.exportGrid', { format, target });
      assert.equal(saved.toString(), target.toString());
      const bytes = await workspace.fs.readFile(target);
      await workspace.fs.delete(target);
      return bytes;
    };
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    assert.match(text(await save('svg')), /^<\?xml[\s\S]*Northern Grid[\s\S]*<\/svg>\s*$/);
    assert.deepEqual([...(await save('png')).slice(1, 4)], [...new TextEncoder().encode('PNG')]);
    const page = text(await save('html'));
    assert.match(page, /^<!DOCTYPE html>[\s\S]*Content-Security-Policy[\s\S]*<\/html>\s*$/);
    assert.ok(page.includes('Determine Customer Order Feasibility'), 'the page has level 3');
    assert.ok(!page.includes(folder.path) && !page.includes('file:'), 'the page names no folder');
    const left = await workspace.fs.readDirectory(folder);
    assert.deepEqual(
      left.filter(([name]) => name.startsWith('exported')),
      [],
    );
  });

  it('refuses to export what has no release, and says why', async () => {
    await openText('processes: { p: { name: P } }\n');
    const target = Uri.file('/exported.svg');
    await assert.rejects(
      async () => commands.executeCommand('etom.exportGrid', { format: 'svg', target }),
      /names no framework release/,
    );
  });
});

/** Inserts a line below the place where these words end. */
async function type(document: TextDocument, words: string, line: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const { line: last } = positionOf(document, words, words.length);
  edit.insert(document.uri, new Position(last + 1, 0), line);
  await workspace.applyEdit(edit);
}
