import * as assert from 'node:assert/strict';
import { commands, env, type MarkdownString, window } from 'vscode';
import type { Api } from '../../../client/client';
import type { TreeNode } from '../../../server/protocol';
import { api, closeAll, moveTo, open, openText, positionOf, until } from './support.js';

describe('The Framework tree', () => {
  let etom: Api;
  before(async () => {
    etom = await api();
    await commands.executeCommand('etom.framework.focus');
  });
  afterEach(closeAll);

  const children = async (node?: TreeNode): Promise<TreeNode[]> =>
    (await etom.framework.getChildren(node)) ?? [];
  const named = async (name: string, node?: TreeNode): Promise<TreeNode> => {
    const found = (await children(node)).find(({ label }) => label === name);
    assert.ok(found, `${name} is in the tree`);
    return found;
  };
  /** The tree follows the active editor. */
  const release = (wanted: string) =>
    until(
      `the tree of ${wanted}`,
      async () => {
        await etom.framework.getChildren();
        return etom.framework.view.description === wanted ? true : undefined;
      },
      (changed) => etom.framework.onDidChangeTreeData(changed),
    );

  it('shows the two groups with their seven end-to-end processes, and Enterprise Management', async () => {
    await open('northern-grid/northern-grid.etom.yaml');
    await release('classic');
    const roots = await children();
    assert.deepEqual(
      roots.map(({ label }) => label),
      ['Strategy, Infrastructure & Product', 'Operations', 'Enterprise Management'],
    );
    const verticals = await Promise.all(roots.slice(0, 2).map((root) => children(root)));
    assert.deepEqual(
      verticals.flat().map(({ label }) => label),
      [
        'Strategy & Commit',
        'Infrastructure Lifecycle Management',
        'Product Lifecycle Management',
        'Operations Support & Readiness',
        'Fulfillment',
        'Assurance',
        'Billing',
      ],
    );
  });

  it('goes down to the last level, with coverage in words and the definition in the tooltip', async () => {
    await open('northern-grid/northern-grid.etom.yaml');
    await release('classic');
    const fulfillment = await named('Fulfillment', await named('Operations'));
    const orders = await named('Order Handling', fulfillment);
    assert.match(orders.description, /^1\.1\.1\.5 · (full|partial)$/);
    const item = etom.framework.getTreeItem(orders);
    assert.match((item.tooltip as MarkdownString).value, /customer's order/);
    const [leaf] = await children(orders);
    assert.equal(leaf?.label, 'Determine Customer Order Feasibility');
    assert.deepEqual(leaf && (await children(leaf)), []);
  });

  it('follows the release of the active map', async () => {
    await openText('etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: 1.3.3 }\n');
    await release('gb921-25.5');
    const roots = (await children()).map(({ label }) => label);
    assert.deepEqual(roots.slice(0, 7), [
      'Strategy Management',
      'Capability Management',
      'Business Value Development',
      'Operations Readiness & Support',
      'Fulfillment',
      'Assurance',
      'Billing',
    ]);
    assert.ok(roots.includes('Enterprise'));
  });

  it('maps an element to the process at the cursor, copies its id, and opens its details', async () => {
    const editor = await openText(
      'etom: classic\nprocesses:\n  orders:\n    name: Orders\n    elements:\n      - 1.1.1.5 Order Handling\n',
    );
    await release('classic');
    await moveTo(editor, positionOf(editor.document, 'Orders'));
    const selling = await named('Selling', await named('Fulfillment', await named('Operations')));
    await commands.executeCommand('etom.insertMapping', selling);
    assert.match(editor.document.getText(), /- 1\.1\.1\.5 Order Handling\n {6}- 1\.1\.1\.4 Selling\n$/);
    await commands.executeCommand('etom.copyElementId', selling);
    assert.equal(await env.clipboard.readText(), '1.1.1.4');
    await commands.executeCommand('etom.openElement', selling);
    await until(
      'the page of Selling',
      () => window.tabGroups.activeTabGroup.activeTab?.label.includes('Selling') || undefined,
      (changed) => window.tabGroups.onDidChangeTabs(changed),
    );
  });
});
