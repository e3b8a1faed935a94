/** The framework tree as one sees it: by labels. */
import assert from 'node:assert/strict';
import { frameworkTree } from '../../server/features/framework-tree/tree.js';
import type { Framework } from '../../server/framework/framework.js';
import type { TreeNode, TreeView } from '../../server/protocol.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';

export const labels = (nodes: readonly TreeNode[]): string[] => nodes.map(({ label }) => label);

/** The nodes below the node that a path of labels leads to; the roots for an empty path. */
export function below(
  release: Framework,
  path: readonly string[],
  map?: ProcessMap,
  view: TreeView = {},
): readonly TreeNode[] {
  let { nodes } = frameworkTree(release, map, undefined, view);
  for (const label of path) {
    const node = nodes.find((candidate) => candidate.label === label);
    assert.ok(node, `no node “${label}” among ${labels(nodes).join(', ')}`);
    nodes = node.children ?? frameworkTree(release, map, node.id, view).nodes;
    assert.equal(nodes.length > 0, node.hasChildren, `${label} says whether it has children`);
  }
  return nodes;
}

/** A node of the tree by the path of its labels. */
export function nodeAt(
  release: Framework,
  path: readonly string[],
  map?: ProcessMap,
  view: TreeView = {},
): TreeNode {
  const found = below(release, path.slice(0, -1), map, view).find(({ label }) => label === path.at(-1));
  assert.ok(found, `no node ${path.join(' › ')}`);
  return found;
}

/** Every node of the tree, from the top down. */
export function* everyNode(
  release: Framework,
  map?: ProcessMap,
  view: TreeView = {},
  node?: string,
): Generator<TreeNode> {
  for (const child of frameworkTree(release, map, node, view).nodes) {
    yield child;
    if (child.hasChildren) yield* everyNode(release, map, view, child.id);
  }
}

/** What is shown at once, as lines: depth by indentation, then the label, and the description behind a dash. */
export function outlineOf(nodes: readonly TreeNode[], indent = ''): string[] {
  return nodes.flatMap(({ label, children = [] }) => [
    `${indent}${label}`,
    ...outlineOf(children, `${indent}  `),
  ]);
}
