import * as assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { Api } from '../../../client/client';
import type { FrameworkTreeView } from '../../../client/framework/framework-tree';
import type { TreeNode } from '../../../server/protocol';
import { until } from './support.js';

/** The Framework view as a test reads it. */
export class Tree {
  readonly #tree: FrameworkTreeView;

  constructor({ framework }: Api) {
    this.#tree = framework;
  }

  /** Shows the view, with everything chosen as at the first start. */
  async show(): Promise<void> {
    await commands.executeCommand('etom.framework.focus');
    await this.choose({ grouping: 'end-to-end', onlyGaps: false, lens: '', filter: '', follow: true });
  }

  choose(change: Parameters<FrameworkTreeView['settings']['set']>[0]): Promise<void> {
    return this.#tree.settings.set(change);
  }

  async children(node?: TreeNode): Promise<TreeNode[]> {
    return (await this.#tree.getChildren(node)) ?? [];
  }

  /** The labels below the node that a path of labels leads to. */
  async labels(...path: string[]): Promise<string[]> {
    const nodes = await this.children(path.length > 0 ? await this.node(...path) : undefined);
    return nodes.map(({ label }) => label);
  }

  /** The node that a path of labels leads to. */
  async node(...path: string[]): Promise<TreeNode> {
    let node: TreeNode | undefined;
    for (const name of path) {
      const found: TreeNode | undefined = (await this.children(node)).find(({ label }) => label === name);
      assert.ok(found, `${name} is in the tree`);
      node = found;
    }
    assert.ok(node);
    return node;
  }

  /** Waits until the tree is said to be another and what is looked for is true of it. */
  async until<T>(what: string, find: () => T | undefined | Promise<T | undefined>): Promise<T> {
    return until(what, find, (changed) => this.#tree.onDidChangeTreeData(changed));
  }

  /** Waits until the tree describes itself so: it follows the active editor. */
  described(wanted: string): Promise<boolean> {
    return this.until(`the tree of ${wanted}`, async () => {
      await this.children();
      return this.#tree.view.description === wanted || undefined;
    });
  }
}
