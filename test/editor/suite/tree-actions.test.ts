import * as assert from 'node:assert/strict';
import { CancellationTokenSource, commands, DataTransfer, env, window, workspace } from 'vscode';
import type { Api } from '../../../client/client';
import { ElementDrag } from '../../../client/framework/element-drag';
import { api, closeAll, moveTo, openText, positionOf, until } from './support.js';
import { Tree } from './tree-support.js';

const ORDERS = `etom: classic
processes:
  orders:
    name: Orders
    elements:
      - 1.1.1.5 Order Handling
`;

describe('In the Framework tree, an element', () => {
  let etom: Api;
  let tree: Tree;
  before(async () => {
    etom = await api();
    tree = new Tree(etom);
  });
  beforeEach(() => tree.show());
  afterEach(closeAll);

  const selling = () => tree.node('Operations', 'Fulfillment', 'Selling');

  it('is mapped to the process at the cursor, copied, and opened', async () => {
    const editor = await openText(ORDERS);
    await tree.described('classic');
    await moveTo(editor, positionOf(editor.document, 'Orders'));
    const node = await selling();
    await commands.executeCommand('etom.insertMapping', node);
    assert.match(editor.document.getText(), /- 1\.1\.1\.5 Order Handling\n {6}- 1\.1\.1\.4 Selling\n$/);
    await commands.executeCommand('etom.copyElementId', node);
    assert.equal(await env.clipboard.readText(), '1.1.1.4');
    await commands.executeCommand('etom.copyElementReference', node);
    assert.equal(await env.clipboard.readText(), '1.1.1.4 Selling');
    await commands.executeCommand('etom.openElement', node);
    await until(
      'the page of Selling',
      () => window.tabGroups.activeTabGroup.activeTab?.label.includes('Selling') || undefined,
      (changed) => window.tabGroups.onDidChangeTabs(changed),
    );
  });

  it('gets a new process, in one step, with its name selected', async () => {
    const { document } = await openText(ORDERS);
    await tree.described('classic');
    await commands.executeCommand('etom.newProcess', await selling());
    assert.equal(
      document.getText(),
      `${ORDERS}  selling:\n    name: Selling\n    elements:\n      - 1.1.1.4 Selling\n`,
    );
    const editor = window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.equal(editor && document.getText(editor.selection), 'Selling');
    await commands.executeCommand('undo');
    assert.equal(document.getText(), ORDERS);
  });

  it('leads to its mappings', async () => {
    const { document } = await openText(`${ORDERS}  more: { name: More, elements: [1.1.1.6] }\n`);
    await tree.described('classic');
    const { element } = await tree.node('Operations', 'Fulfillment', 'Order Handling');
    await commands.executeCommand('etom.findMappings', { element });
    const { activeTextEditor: editor } = window;
    assert.equal(editor && document.getText(editor.selection), '1.1.1.5 Order Handling');
    // Several are listed beside the first.
    await commands.executeCommand('etom.findMappings', await tree.node('Operations'));
    assert.equal(window.activeTextEditor?.document, document);
    await commands.executeCommand('closeReferenceSearch');
  });

  it('leads to the mappings of another map than the view shows, and into it, where a grid asks for that', async () => {
    const other = await openText(ORDERS.replace('orders:', 'other:'));
    const { document } = await openText(ORDERS);
    await tree.described('classic');
    const { element } = await tree.node('Operations', 'Fulfillment', 'Order Handling');
    const uri = other.document.uri.toString();
    await commands.executeCommand('etom.findMappings', { element, uri });
    assert.equal(window.activeTextEditor?.document, other.document);
    await window.showTextDocument(document);
    const { element: unmapped } = await selling();
    await commands.executeCommand('etom.newProcess', { element: unmapped, uri });
    assert.match(other.document.getText(), /\n {2}selling:\n/);
    assert.equal(document.getText(), ORDERS);
  });

  it('that nothing is mapped to leaves the editor as it is', async () => {
    const editor = await openText(ORDERS);
    await tree.described('classic');
    const before = editor.selection;
    await commands.executeCommand('etom.findMappings', await selling());
    assert.equal(window.activeTextEditor, editor);
    assert.ok(editor.selection.isEqual(before));
  });

  it('can be dropped on a process of a map', async () => {
    const { document } = await openText(ORDERS);
    await tree.described('classic');
    const data = new DataTransfer();
    new ElementDrag().handleDrag([await selling()], data);
    assert.equal(await data.get('text/plain')?.asString(), '1.1.1.4 Selling');
    const drop = (words: string) => {
      const { token } = new CancellationTokenSource();
      return etom.elementDrop.provideDocumentDropEdits(document, positionOf(document, words), data, token);
    };
    const outside = await drop('classic');
    assert.equal(outside?.insertText, '1.1.1.4 Selling');
    const inside = await drop('Order Handling');
    assert.equal(inside?.insertText, '');
    assert.equal(inside?.title, 'Map to Orders');
    assert.ok(inside?.additionalEdit);
    await workspace.applyEdit(inside.additionalEdit);
    assert.equal(document.getText(), `${ORDERS}      - 1.1.1.4 Selling\n`);
  });
});
