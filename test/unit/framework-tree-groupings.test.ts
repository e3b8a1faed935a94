import assert from 'node:assert/strict';
import { nodePath } from '../../server/features/framework-tree/tree.js';
import { RELEASES } from '../../server/framework/releases.js';
import { GROUPINGS, type Grouping } from '../../server/protocol.js';
import { framework } from '../support/framework.js';
import { below, everyNode, labels, nodeAt } from '../support/framework-tree.js';
import { readMap } from '../support/map.js';

const FUNCTIONAL = { grouping: 'functional' } as const;
const PLAIN = { grouping: 'decomposition' } as const;

/** The kinds of elements that a grouping leaves out. */
const LEFT_OUT: Readonly<Record<Grouping, readonly string[]>> = {
  'end-to-end': ['horizontal', 'domain'],
  functional: ['vertical'],
  decomposition: ['area', 'vertical', 'horizontal', 'enterprise-grouping', 'domain'],
};

describe('the groupings of the framework tree', function () {
  this.timeout(20_000);

  it('are the end-to-end processes where nothing is said', () => {
    assert.deepEqual(below(framework(), [], undefined, { grouping: 'end-to-end' }), below(framework(), []));
  });

  it('by function have the classic horizontals below their areas', () => {
    assert.deepEqual(labels(below(framework(), ['Operations'], undefined, FUNCTIONAL)), [
      'Customer Relationship Management',
      'Service Management & Operations',
      'Resource Management & Operations',
      'Supplier/Partner Relationship Management',
    ]);
    const members = below(
      framework(),
      ['Operations', 'Customer Relationship Management'],
      undefined,
      FUNCTIONAL,
    );
    assert.equal(members.length, 9);
    assert.equal(
      labels(below(framework(), ['Enterprise Management'], undefined, FUNCTIONAL))[1],
      'Enterprise Risk Management',
    );
  });

  it('by function have the domains of a current release', () => {
    const domains = (release: string): string[] =>
      labels(below(framework(release), [], undefined, FUNCTIONAL));
    assert.deepEqual(domains('gb921-25.0'), [
      'Market & Sales',
      'Product',
      'Customer',
      'Service',
      'Resource',
      'Business Partner',
      'Enterprise',
    ]);
    assert.deepEqual(domains('gb921-26.0').slice(0, 2), ['Market', 'Product']);
    assert.ok(domains('gb921-26.0').includes('Sales'));
  });

  it('may be left away: then the level-2 elements are the roots', () => {
    const classic = below(framework(), [], undefined, PLAIN);
    assert.equal(classic.length, 72);
    const node = classic.find(({ label }) => label === 'Order Handling');
    assert.equal(node?.description, '1.1.1.5');
    assert.ok(
      labels(below(framework(), ['Order Handling'], undefined, PLAIN)).includes('Complete Customer Order'),
    );
  });

  for (const { name } of RELEASES) {
    for (const grouping of GROUPINGS) {
      it(`show every element of ${name} that is not of another grouping: ${grouping}`, () => {
        const release = framework(name);
        const ids = new Set<string>();
        const reached = new Set<string>();
        for (const { id, element } of everyNode(release, undefined, { grouping })) {
          assert.ok(!ids.has(id), `${id} is there twice`);
          ids.add(id);
          if (element) reached.add(element.key);
        }
        const missing = release.elements.filter(({ key }) => !reached.has(key));
        assert.deepEqual([...new Set(missing.map(({ kind }) => kind))].sort(), expected(name, grouping));
      });

      it(`lead to an element of ${name} by the nodes above it: ${grouping}`, () => {
        const release = framework(name);
        const deep = release.elements.filter(({ level }) => level >= 2);
        // Each seventh, since every path is looked up level by level.
        for (const element of deep.filter((_, index) => index % 7 === 0)) {
          const path = nodePath(release, undefined, element, { grouping });
          assert.equal(path.at(-1)?.element?.key, element.key);
          const parts = path.map(({ label }) => label);
          assert.deepEqual(nodeAt(release, parts, undefined, { grouping }).id, path.at(-1)?.id);
        }
      });
    }
  }

  /** What a grouping leaves out of a release, of what it has. */
  function expected(name: string, grouping: Grouping): string[] {
    const kinds = new Set(framework(name).elements.map(({ kind }) => kind as string));
    return LEFT_OUT[grouping].filter((kind) => kinds.has(kind)).sort();
  }

  it('have no path to what they leave out', () => {
    const vertical = framework().verticals[0];
    assert.ok(vertical);
    assert.deepEqual(nodePath(framework(), undefined, vertical, FUNCTIONAL), []);
    assert.deepEqual(nodePath(framework(), undefined, vertical, PLAIN), []);
    assert.equal(nodePath(framework(), undefined, vertical).length, 2);
    const horizontal = framework().byId('1.1.1');
    assert.ok(horizontal);
    assert.deepEqual(nodePath(framework(), undefined, horizontal), []);
  });

  it('leave out own elements whose ids the framework has: they are mistakes, which the grid leaves out too', () => {
    const map = readMap('etom: classic\nextensions:\n  1.1.1.5: { name: Mine, parent: 1.1.1 }\n');
    for (const grouping of GROUPINGS) {
      const shown = [...everyNode(framework(), map, { grouping })].map(({ label }) => label);
      assert.ok(shown.includes('Order Handling') && !shown.includes('Mine'), grouping);
    }
  });

  it('show the organization’s own elements below their parents', () => {
    const map = readMap(
      `etom: classic
processes:
  p: { name: P, elements: [2.1] }
extensions:
  2.1: { name: Meter reading, parent: 1.1.3.5 }
  2.1.1: { name: Night reading, parent: 2.1 }
  2.2: { name: Tree cutting, parent: 1.1.3 }
`,
    );
    const resources = ['Operations', 'Resource Management & Operations'];
    const reading = [...resources, 'Resource Data Collection & Processing', 'Meter reading'];
    const node = nodeAt(framework(), reading, map, FUNCTIONAL);
    assert.equal(node.description, '2.1 · full');
    assert.equal(nodeAt(framework(), [...reading, 'Night reading'], map, FUNCTIONAL).state, 'inherited');
    assert.equal(nodeAt(framework(), [...resources, 'Tree cutting'], map, FUNCTIONAL).state, 'gap');
    assert.equal(nodeAt(framework(), ['Vertical not stated', 'Tree cutting'], map).state, 'gap');
    const own = map.catalogue?.byId('2.1.1');
    assert.ok(own);
    assert.deepEqual(labels(nodePath(framework(), map, own)).slice(-2), ['Meter reading', 'Night reading']);
  });
});
