import * as assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  type MarkdownString,
  type ThemeIcon,
  TreeItemCollapsibleState,
} from 'vscode';
import type { Api } from '../../../client/client';
import { FrameworkSettings } from '../../../client/framework/framework-settings';
import { api, closeAll, moveTo, open, openText, positionOf, until } from './support.js';
import { Tree } from './tree-support.js';

const AREAS = ['Strategy, Infrastructure & Product', 'Operations', 'Enterprise Management'];
const MAP = 'northern-grid/northern-grid.etom.yaml';

/** A map whose scope is customer relationships: seven gaps. */
const SMALL = `etom: classic
organization: Small Grid
scope: { include: 1.1.1 }
processes:
  p:
    name: Take orders
    elements:
      - 1.1.1.5 Order Handling
      - 1.1.1.6 Problem Handling
`;

describe('The Framework tree', () => {
  let etom: Api;
  let tree: Tree;
  before(async () => {
    etom = await api();
    tree = new Tree(etom);
  });
  beforeEach(() => tree.show());
  afterEach(closeAll);

  it('shows the two groups with their seven end-to-end processes, and Enterprise Management', async () => {
    await open(MAP);
    await tree.described('classic');
    assert.deepEqual(await tree.labels(), AREAS);
    assert.deepEqual(
      [...(await tree.labels(AREAS[0] ?? '')), ...(await tree.labels('Operations'))],
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

  it('goes down to the last level, with coverage in words and by icon, and the definition in the tooltip', async () => {
    await open(MAP);
    await tree.described('classic');
    const orders = await tree.node('Operations', 'Fulfillment', 'Order Handling');
    assert.match(orders.description, /^1\.1\.1\.5 · (full|partial|rolled up)/);
    const item = etom.framework.getTreeItem(orders);
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
    assert.match(item.accessibilityInformation?.label ?? '', /^Order Handling, 1\.1\.1\.5, /);
    const { id, color } = item.iconPath as ThemeIcon;
    assert.ok(id && color, 'the icon has a shape and a colour');
    const { token } = new CancellationTokenSource();
    const { tooltip } = await etom.framework.resolveTreeItem(item, orders, token);
    assert.match((tooltip as MarkdownString).value, /customer's order.*Mapped /s);
    const [leaf] = await tree.children(orders);
    assert.equal(leaf?.label, 'Determine Customer Order Feasibility');
    assert.deepEqual(leaf && (await tree.children(leaf)), []);
  });

  it('follows the release of the active map', async () => {
    await openText('etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: 1.3.3 }\n');
    await tree.described('gb921-25.5');
    const roots = await tree.labels();
    assert.equal(roots[0], 'Strategy Management');
    assert.ok(roots.includes('Billing') && roots.includes('Enterprise'));
  });

  it('is grouped by functional groupings, or not at all', async () => {
    await open(MAP);
    await commands.executeCommand('etom.framework.groupByFunction');
    await tree.described('classic');
    assert.equal((await tree.labels('Operations'))[0], 'Customer Relationship Management');
    await commands.executeCommand('etom.framework.groupByNothing');
    assert.ok((await tree.labels()).includes('Order Handling'));
    await commands.executeCommand('etom.framework.groupByEndToEnd.chosen');
    assert.deepEqual(await tree.labels(), AREAS);
  });

  it('shows only the gaps, only a lens, and says so', async () => {
    await openText(SMALL);
    await tree.described('classic');
    await commands.executeCommand('etom.framework.showGaps');
    await tree.described('classic · only gaps');
    assert.deepEqual(await tree.labels('Operations', 'Billing'), [
      'Customer Interface Management',
      'Billing & Collections Management',
      'Retention & Loyalty',
    ]);
    await commands.executeCommand('etom.framework.revenueAssurance');
    await tree.described('classic · only gaps · revenue assurance');
    // A part of Retention & Loyalty belongs to the lens.
    assert.deepEqual(await tree.labels('Operations', 'Billing'), [
      'Billing & Collections Management',
      'Retention & Loyalty',
    ]);
    await commands.executeCommand('etom.framework.showAll');
    await commands.executeCommand('etom.framework.allElements');
    await tree.described('classic');
  });

  it('finds what is not expanded, opens the way to it, and forgets it again', async () => {
    await open(MAP);
    await tree.described('classic');
    await commands.executeCommand('etom.framework.filter');
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await tree.choose({ filter: 'isolate problem' });
    await tree.described('classic · “isolate problem”');
    const found = await tree.node('Operations', 'Assurance', 'Problem Handling', 'Isolate Customer Problem');
    assert.equal(found.highlights?.length, 2);
    const problems = await tree.node('Operations', 'Assurance', 'Problem Handling');
    assert.equal(etom.framework.getTreeItem(problems).collapsibleState, TreeItemCollapsibleState.Expanded);
    await tree.choose({ filter: 'no such words' });
    assert.deepEqual(await tree.labels(), []);
    await commands.executeCommand('etom.framework.clearFilter');
    await tree.described('classic');
    assert.deepEqual(await tree.labels(), AREAS);
  });

  it('selects the element under the cursor, and does not where it is told not to', async function () {
    // VS Code tells of no selection in a tree that it is just reading anew, as it does some time after a map was opened.
    this.retries(2);
    const editor = await openText(SMALL);
    await tree.described('classic');
    const { view } = etom.framework;
    const selected = (label: string) =>
      until(
        `${label} to be selected`,
        () => view.selection[0]?.label === label || undefined,
        (changed) => view.onDidChangeSelection(changed),
        5000,
      );
    await moveTo(editor, positionOf(editor.document, '1.1.1.6'));
    await selected('Problem Handling');
    await moveTo(editor, positionOf(editor.document, '1.1.1.5'));
    await selected('Order Handling');
    await commands.executeCommand('etom.framework.unfollow');
    await moveTo(editor, positionOf(editor.document, '1.1.1.6'));
    await tree.children();
    assert.equal(view.selection[0]?.label, 'Order Handling');
    await commands.executeCommand('etom.framework.follow');
    await selected('Problem Handling');
  });

  it('counts the gaps in its badge', async () => {
    const editor = await openText(SMALL);
    const badge = (value: number | undefined) =>
      tree.until(`a badge of ${value}`, () => etom.framework.view.badge?.value === value || undefined);
    await badge(7);
    assert.equal(etom.framework.view.badge?.tooltip, '7 gaps in scope of Small Grid');
    await editor.edit((edit) => edit.replace(editor.document.lineAt(7).range, '      - 1.1.1 CRM'));
    await badge(8);
    await editor.edit((edit) => edit.replace(editor.document.lineAt(2).range, 'scope: { include: 1.1.1.6 }'));
    await badge(undefined);
  });

  it('remembers what was chosen, but not what was searched for', async () => {
    const stored = new Map<string, unknown>();
    const memento = {
      keys: () => [...stored.keys()],
      get: (key: string, otherwise?: unknown) => stored.get(key) ?? otherwise,
      update: async (key: string, value: unknown) => void stored.set(key, value),
    };
    const before = new FrameworkSettings(memento);
    await before.set({ grouping: 'functional', onlyGaps: true, filter: 'order' });
    const { choice } = new FrameworkSettings(memento);
    assert.deepEqual(choice, { grouping: 'functional', onlyGaps: true, lens: '', follow: true, filter: '' });
  });
});
