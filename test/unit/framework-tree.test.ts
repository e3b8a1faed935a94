import assert from 'node:assert/strict';
import { nodeTooltip } from '../../server/features/framework-tree/tooltip.js';
import { frameworkTree } from '../../server/features/framework-tree/tree.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework } from '../support/framework.js';
import { below, everyNode, labels, nodeAt } from '../support/framework-tree.js';
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
    assert.equal(node.element?.release, 'classic');
    assert.equal(node.element?.id, '1.1.1.5');
    assert.equal(node.element?.reference, '1.1.1.5 Order Handling');
    assert.equal(framework().byKey(node.element?.key ?? '')?.id, '1.1.1.5');
  });

  it('tells in a tooltip what an element is, why it is covered as it is, by whom, and why a lens has it', () => {
    const element = framework().byId('1.1.1.5');
    assert.ok(element);
    const plain = nodeTooltip(framework(), undefined, element, '');
    assert.match(plain, /^\*\*1\.1\.1\.5 Order Handling\*\*/);
    assert.ok(!plain.includes('mapped'));
    const map = readMap('etom: classic\nprocesses:\n  p: { name: Take *orders*, elements: 1.1.1.5 }\n');
    const text = nodeTooltip(framework(), map, element, 'customer-service');
    assert.ok(text.includes('\n\nMapped in full by “Take \\*orders\\*”.'), text);
    assert.match(text, /\n\n\*\*Customer service:\*\* Takes the customer's order/);
    assert.match(text, /Mapped by:\n- Take \\\*orders\\\* — full/);
    const uncovered = framework().byId('1.1.1.6');
    assert.ok(uncovered);
    assert.match(nodeTooltip(framework(), map, uncovered, ''), /Nothing is mapped to it\./);
  });

  it('is empty below a node that is not there', () => {
    assert.deepEqual(frameworkTree(framework(), undefined, 'no-such-node').nodes, []);
    assert.deepEqual(frameworkTree(framework(), undefined, '').nodes, []);
  });
});
