import assert from 'node:assert/strict';
import { frameworkTree } from '../../server/features/framework-tree.js';
import type { Framework } from '../../server/framework/framework.js';
import { RELEASES } from '../../server/framework/releases.js';
import type { TreeNode } from '../../server/protocol.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { framework } from '../support/framework.js';
import { readMap } from '../support/map.js';

const CLASSIC_ROOTS = ['Strategy, Infrastructure & Product', 'Operations', 'Enterprise Management'];
const CURRENT_VERTICALS = [
  'Strategy Management',
  'Capability Management',
  'Business Value Development',
  'Operations Readiness & Support',
  'Fulfillment',
  'Assurance',
  'Billing',
];

const labels = (nodes: readonly TreeNode[]): string[] => nodes.map(({ label }) => label);

/** The nodes below the node that a path of labels leads to. */
function below(release: Framework, path: readonly string[], map?: ProcessMap): readonly TreeNode[] {
  let { nodes } = frameworkTree(release, map, undefined);
  for (const label of path) {
    const node = nodes.find((candidate) => candidate.label === label);
    assert.ok(node, `no node “${label}” among ${labels(nodes).join(', ')}`);
    ({ nodes } = frameworkTree(release, map, node.id));
    assert.equal(nodes.length > 0, node.hasChildren, `${label} says whether it has children`);
  }
  return nodes;
}

/** A node of the tree by the path of its labels. */
function nodeAt(release: Framework, path: readonly string[], map?: ProcessMap): TreeNode {
  const found = below(release, path.slice(0, -1), map).find(({ label }) => label === path.at(-1));
  assert.ok(found, `no node ${path.join(' › ')}`);
  return found;
}

/** Every node of the tree, from the top down. */
function* everyNode(release: Framework, node?: string): Generator<TreeNode> {
  for (const child of frameworkTree(release, undefined, node).nodes) {
    yield child;
    if (child.hasChildren) yield* everyNode(release, child.id);
  }
}

describe('the framework tree', function () {
  this.timeout(20_000);

  it('has the areas of the classic framework as its roots', () => {
    const { release, title, nodes } = frameworkTree(framework(), undefined, undefined);
    assert.equal(release, 'classic');
    assert.match(title, /^Classic eTOM/);
    assert.deepEqual(labels(nodes), CLASSIC_ROOTS);
  });

  it('has the seven verticals below the areas', () => {
    assert.deepEqual(labels(below(framework(), ['Operations'])), [
      'Operations Support & Readiness',
      'Fulfillment',
      'Assurance',
      'Billing',
    ]);
    assert.deepEqual(labels(below(framework(), ['Strategy, Infrastructure & Product'])), [
      'Strategy & Commit',
      'Infrastructure Lifecycle Management',
      'Product Lifecycle Management',
    ]);
  });

  it('has the members of a vertical below it, and what decomposes them', () => {
    const members = labels(below(framework(), ['Operations', 'Assurance']));
    assert.ok(members.includes('Problem Handling') && members.includes('Customer QoS/SLA Management'));
    assert.ok(!members.includes('Order Handling'));
    const steps = labels(below(framework(), ['Operations', 'Assurance', 'Problem Handling']));
    assert.ok(steps.includes('Isolate Customer Problem'), steps.join());
  });

  it('shows an element in each of its verticals', () => {
    const inBoth = 'Retention & Loyalty';
    const ids = ['Fulfillment', 'Assurance', 'Billing'].map(
      (vertical) => nodeAt(framework(), ['Operations', vertical, inBoth]).id,
    );
    assert.equal(new Set(ids).size, 3);
  });

  it('has groupings of its own below Enterprise Management', () => {
    const groupings = below(framework(), ['Enterprise Management']);
    assert.ok(groupings.length >= 7, labels(groupings).join());
    assert.ok(groupings.every(({ state }) => state === 'enterprise-grouping'));
    const members = below(framework(), ['Enterprise Management', groupings[0]?.label ?? '']);
    assert.ok(members.every(({ state }) => state === 'process'));
  });

  it('has the verticals of a current release as its roots, then what has none', () => {
    const current = frameworkTree(framework('gb921-25.5'), undefined, undefined).nodes;
    assert.deepEqual(labels(current), [...CURRENT_VERTICALS, 'Enterprise']);
    const enterprise = below(framework('gb921-25.5'), ['Enterprise']);
    assert.ok(enterprise.length > 5 && enterprise.every(({ description }) => description.startsWith('1.7.')));
  });

  it('groups the elements whose vertical is not stated', () => {
    const older = framework('gb921-23.5');
    const group = nodeAt(older, ['Vertical not stated']);
    const elements = below(older, ['Vertical not stated']);
    assert.equal(group.description, `${elements.length} elements`);
    assert.equal(group.element, undefined);
    assert.equal(group.state, 'group');
    assert.ok(elements.every(({ element }) => older.byKey(element?.key ?? '')?.verticals.length === 0));
    assert.equal(nodeAt(framework('gb921-26.0'), ['Vertical not stated']).description, '1 element');
  });

  for (const { name } of RELEASES) {
    it(`leads to every element of ${name}, by ids that are unique`, () => {
      const release = framework(name);
      const ids = new Set<string>();
      const reached = new Set<string>();
      for (const { id, element } of everyNode(release)) {
        assert.ok(!ids.has(id), `${id} is there twice`);
        ids.add(id);
        if (element) reached.add(element.key);
      }
      // The horizontals have a view of their own.
      const missing = release.elements.filter(
        ({ key, kind }) => !reached.has(key) && kind !== 'horizontal' && kind !== 'domain',
      );
      assert.deepEqual(missing, []);
    });
  }

  it('goes down to the last level', () => {
    const deepest = (name: string): number => Math.max(...framework(name).elements.map(({ level }) => level));
    assert.equal(deepest('classic'), 3);
    for (const name of ['classic', 'gb921-26.0']) {
      const release = framework(name);
      const levels = [...everyNode(release)].map(
        ({ element }) => release.byKey(element?.key ?? '')?.level ?? 0,
      );
      assert.equal(Math.max(...levels), deepest(name));
    }
  });

  it('names an element as one writes it, with what is known of it', () => {
    const node = nodeAt(framework(), ['Operations', 'Fulfillment', 'Order Handling']);
    assert.equal(node.description, '1.1.1.5');
    assert.equal(node.state, 'process');
    assert.match(node.tooltip, /\*\*1\.1\.1\.5 Order Handling\*\*/);
    assert.equal(node.element?.release, 'classic');
    assert.equal(node.element?.id, '1.1.1.5');
    assert.equal(node.element?.reference, '1.1.1.5 Order Handling');
    assert.equal(framework().byKey(node.element?.key ?? '')?.id, '1.1.1.5');
  });

  it('is empty below a node that is not there', () => {
    assert.deepEqual(frameworkTree(framework(), undefined, 'no-such-node').nodes, []);
    assert.deepEqual(frameworkTree(framework(), undefined, '').nodes, []);
  });

  it('says in words how a map covers the framework', () => {
    const map = readMap(
      `etom: classic
scope: { exclude: [1.3.1] }
systems:
  cis: { name: CIS, elements: [1.1.1.8] }
processes:
  p:
    name: P
    elements:
      - 1.1.1.5
      - { element: 1.1.1.6, coverage: partial }
      - { element: 1.1.1.7, coverage: planned }
`,
    );
    const at = (...path: string[]): TreeNode => nodeAt(framework(), path, map);
    const words = (...path: string[]): string => at(...path).description;
    assert.equal(words('Operations', 'Fulfillment', 'Order Handling'), '1.1.1.5 · full');
    assert.equal(words('Operations', 'Assurance', 'Problem Handling'), '1.1.1.6 · partial');
    assert.equal(words('Operations', 'Assurance', 'Customer QoS/SLA Management'), '1.1.1.7 · planned');
    assert.equal(words('Operations', 'Billing', 'Billing & Collections Management'), '1.1.1.8 · system only');
    assert.equal(words('Operations', 'Fulfillment', 'Selling'), '1.1.1.4 · gap');
    const child = below(framework(), ['Operations', 'Fulfillment', 'Order Handling'], map)[0];
    assert.equal(child?.state, 'inherited');
    assert.match(words('Operations', 'Fulfillment'), /^1 of \d+ covered$/);
    assert.match(words('Operations'), /^1\.1 · 1 of \d+ covered$/);
    const [grouping] = below(framework(), ['Enterprise Management'], map);
    assert.match(grouping?.description ?? '', /out of scope$/);
    assert.equal(at('Operations', 'Fulfillment', 'Order Handling').state, 'full');
    assert.equal(at('Operations', 'Fulfillment').state, 'vertical');
  });

  it('gives no total where the elements are not all known', () => {
    const text = 'etom: classic\nscope: { level: 3 }\nprocesses:\n  p: { name: P, elements: 1.1.1.5.1 }\n';
    const { description } = nodeAt(framework(), ['Operations'], readMap(text));
    assert.equal(description, '1.1 · 1 covered, list incomplete');
  });
});
