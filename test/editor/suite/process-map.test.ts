import * as assert from 'node:assert/strict';
import {
  commands,
  DataTransfer,
  env,
  type Range,
  type TextDocument,
  type TreeItem,
  window,
  workspace,
} from 'vscode';
import type { Api } from '../../../client/client';
import type { MapNode } from '../../../server/protocol';
import { api, closeAll, diagnostics, moveTo, open, openText, positionOf, until } from './support.js';

const TEXT = `etom: classic
roles:
  lead: Head of orders
processes:
  take:
    name: Take orders
    owner: lead
    elements:
      - 1.1.1.5 Order Handling
  bill:
    name: Bill # monthly
    elements:
      - 1.1.1.8 Billing & Collections Management
flows:
  cash:
    name: Order to cash
    steps: [take, bill]
`;

describe('The Process map tree', () => {
  let etom: Api;
  before(async () => {
    etom = await api();
    await commands.executeCommand('etom.processMap.focus');
  });
  afterEach(closeAll);

  const children = (node?: MapNode): Promise<MapNode[]> => etom.processMap.getChildren(node);
  /** Goes down the tree by labels: the first one is that of a map. */
  const find = async (...labels: readonly string[]): Promise<MapNode | undefined> => {
    let node: MapNode | undefined;
    for (const wanted of labels) {
      node = (await children(node)).find(({ label }) => label === wanted);
      if (!node) return undefined;
    }
    return node;
  };
  const at = (...labels: readonly string[]): Promise<MapNode> =>
    until(
      labels.join(' › '),
      () => find(...labels),
      (changed) => etom.processMap.onDidChangeTreeData(changed),
    );
  const item = (node: MapNode): TreeItem => etom.processMap.getTreeItem(node);
  const labelsBelow = async (node: MapNode): Promise<string[]> =>
    (await children(node)).map(({ label }) => label);
  /** The label of the map of a document that has no name and is in no file. */
  const labelOf = ({ uri }: TextDocument): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const openMap = async (): Promise<TextDocument> => {
    const { document } = await openText(TEXT);
    await at(labelOf(document));
    return document;
  };
  const textBecomes = (document: TextDocument, wanted: RegExp): Promise<true> =>
    until(
      `${wanted} in the text`,
      () => (wanted.test(document.getText()) ? (true as const) : undefined),
      (changed) => workspace.onDidChangeTextDocument(changed),
    );
  /** Takes the last change back by one undo. */
  const undoTo = async (document: TextDocument, text: string): Promise<void> => {
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await until(
      'the text as it was',
      () => (document.getText() === text ? true : undefined),
      (changed) => workspace.onDidChangeTextDocument(changed),
    );
  };

  it('shows a map with its files, processes, elements, flows, roles and systems', async () => {
    const file = await at('northern-grid', 'northern-grid.etom.yaml');
    assert.deepEqual(await labelsBelow(await at('northern-grid')), [
      'northern-grid.etom.yaml',
      'operations.etom.yaml',
      'strategy-and-enterprise.etom.yaml',
    ]);
    assert.deepEqual(await labelsBelow(file), ['Processes', 'Flows', 'Roles', 'Systems']);
    const process = await at(
      'northern-grid',
      'northern-grid.etom.yaml',
      'Processes',
      'New supply connection',
    );
    assert.deepEqual(process.details, ['new-connection', 'Head of Connections', '4 elements']);
    assert.deepEqual((await labelsBelow(process)).slice(0, 5), [
      'Order Handling',
      'Service Configuration & Activation',
      'Resource Provisioning',
      'S/P Requisition Management',
      'Survey the site',
    ]);
    const [, partial] = await children(process);
    assert.ok(partial);
    assert.equal(item(partial).description, '1.1.2.2 · partial');
    const flow = await at('northern-grid', 'northern-grid.etom.yaml', 'Flows', 'Request to connected');
    assert.equal((await children(flow)).length, 8);
    const role = await at('northern-grid', 'northern-grid.etom.yaml', 'Roles', 'Head of Field Operations');
    assert.ok((await children(role)).some(({ details }) => details.includes('operations.etom.yaml')));
    const system = await at(
      'northern-grid',
      'northern-grid.etom.yaml',
      'Systems',
      'Customer information system',
    );
    assert.ok((await labelsBelow(system)).includes('New supply connection'));
  });

  it('says in words what its pictures say', async () => {
    const document = await openMap();
    const process = await at(labelOf(document), 'Processes', 'Take orders');
    assert.equal(
      item(process).accessibilityInformation?.label,
      'Process Take orders, take, Head of orders, 1 element',
    );
  });

  it('opens what is clicked on, with the range selected', async () => {
    const node = await at('northern-grid', 'operations.etom.yaml', 'Processes', 'Handle complaints');
    const { command } = item(node);
    assert.ok(command);
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = await until(
      'the file',
      () =>
        window.activeTextEditor?.document.uri.path.endsWith('/operations.etom.yaml')
          ? window.activeTextEditor
          : undefined,
      (changed) => window.onDidChangeActiveTextEditor(changed),
    );
    assert.equal(editor.document.getText(editor.selection), 'handle-complaints');
  });

  it('selects the process under the cursor', async () => {
    const editor = await open('northern-grid/northern-grid.etom.yaml');
    moveTo(editor, positionOf(editor.document, 'Route, cable, fuse size'));
    await until(
      'the selection in the tree',
      () => (etom.processMap.view.selection[0]?.label === 'Design the connection' ? true : undefined),
      (changed) => etom.processMap.view.onDidChangeSelection(changed),
    );
  });

  it('shows problems by number, icon and words', async () => {
    const document = await openMap();
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => edit.insert(positionOf(document, '    owner: lead', 0), '    onwer: lead\n'));
    await diagnostics(document, (found) => found.length > 0);
    const node = await until(
      'the problem in the tree',
      async () => {
        const process = await find(labelOf(document), 'Processes', 'Take orders');
        return process?.errors === 1 ? process : undefined;
      },
      (changed) => etom.processMap.onDidChangeTreeData(changed),
    );
    assert.match(String(item(node).description), /1 error$/);
    assert.deepEqual((item(node).iconPath as { id: string }).id, 'error');
    assert.equal((await at(labelOf(document), 'Processes')).errors, 1);
  });

  it('adds a subprocess, which one undo takes back', async () => {
    const document = await openMap();
    await commands.executeCommand(
      'etom.processMap.addSubprocess',
      await at(labelOf(document), 'Processes', 'Bill'),
      'Print & send',
    );
    await textBecomes(document, / {4}processes:\n {6}print-and-send:\n {8}name: Print & send\nflows:/);
    assert.ok(await at(labelOf(document), 'Processes', 'Bill', 'Print & send'));
    assert.equal(selected(document), 'print-and-send');
    await undoTo(document, TEXT);
    await commands.executeCommand(
      'etom.processMap.addProcess',
      await at(labelOf(document), 'Processes'),
      'Dun',
    );
    await textBecomes(document, / {2}dun:\n {4}name: Dun\nflows:/);
    await undoTo(document, TEXT);
  });

  const selected = (document: TextDocument): string | undefined =>
    window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .map(({ selection }): Range => selection)
      .map((range) => document.getText(range))[0];

  it('moves a process that is dropped on another, with its comments and the flows that name it; one undo takes it back', async () => {
    const document = await openMap();
    const drop = async (from: MapNode, to: MapNode): Promise<void> => {
      const data = new DataTransfer();
      etom.processMap.drag.handleDrag([from], data);
      await etom.processMap.drag.handleDrop(to, data);
    };
    const processes = await at(labelOf(document), 'Processes');
    await drop(
      await at(labelOf(document), 'Processes', 'Bill'),
      await at(labelOf(document), 'Processes', 'Take orders'),
    );
    await textBecomes(document, / {4}processes:\n {6}bill:\n {8}name: Bill # monthly\n/);
    const moved = await at(labelOf(document), 'Processes', 'Take orders', 'Bill');
    assert.deepEqual(moved.declared, { kind: 'process', id: 'bill', path: 'take/bill' });
    const there = document.getText();
    await drop(moved, processes);
    await textBecomes(document, / {2}bill:\n {4}name: Bill # monthly\n/);
    assert.equal(document.getText(), TEXT);
    await undoTo(document, there);
    await undoTo(document, TEXT);
  });

  it('renames an id in all places that name it, and copies it; one undo takes the rename back', async () => {
    const document = await openMap();
    const node = await at(labelOf(document), 'Processes', 'Take orders');
    await commands.executeCommand('etom.processMap.renameId', node, 'take-orders');
    await textBecomes(document, / {2}take-orders:\n[\s\S]*steps: \[take-orders, bill\]/);
    const renamed = await until(
      'the new id in the tree',
      async () =>
        (await find(labelOf(document), 'Processes', 'Take orders'))?.declared?.id === 'take-orders' ||
        undefined,
      (changed) => etom.processMap.onDidChangeTreeData(changed),
    );
    assert.ok(renamed);
    await commands.executeCommand(
      'etom.processMap.copyId',
      await at(labelOf(document), 'Processes', 'Take orders'),
    );
    assert.equal(await env.clipboard.readText(), 'take-orders');
    await undoTo(document, TEXT);
  });

  it('keeps the ids of its nodes when the text above them is edited', async () => {
    const document = await openMap();
    const before = await at(labelOf(document), 'Processes', 'Bill');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) =>
      edit.insert(positionOf(document, '  take:', 0), '  first: { name: First }\n'),
    );
    await at(labelOf(document), 'Processes', 'First');
    const after = await at(labelOf(document), 'Processes', 'Bill');
    assert.equal(after.id, before.id);
    assert.equal(after.range?.start.line, (before.range?.start.line ?? 0) + 1);
  });
});
