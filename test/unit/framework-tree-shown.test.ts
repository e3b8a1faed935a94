import assert from 'node:assert/strict';
import { frameworkTree } from '../../server/features/framework-tree/tree.js';
import type { TreeView } from '../../server/protocol.js';
import { framework } from '../support/framework.js';
import { below, everyNode, labels, nodeAt, outlineOf } from '../support/framework-tree.js';
import { readMap } from '../support/map.js';

const OPERATIONS = `etom: classic
scope:
  include: [Customer Relationship Management]
processes:
  p: { name: P, elements: [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.5, 1.1.1.6, 1.1.1.7] }
  q: { name: Q, elements: { element: 1.1.1.8, coverage: partial } }
`;

describe('only the gaps', () => {
  const gaps = { onlyGaps: true } as const;

  it('are shown with what stands above them', () => {
    const map = readMap(OPERATIONS);
    assert.deepEqual(labels(below(framework(), [], map, gaps)), ['Operations']);
    assert.deepEqual(labels(below(framework(), ['Operations'], map, gaps)), [
      'Fulfillment',
      'Assurance',
      'Billing',
    ]);
    assert.deepEqual(labels(below(framework(), ['Operations', 'Fulfillment'], map, gaps)), [
      'Selling',
      'Retention & Loyalty',
    ]);
  });

  it('leave the counts of all elements', () => {
    const map = readMap(OPERATIONS);
    assert.equal(nodeAt(framework(), ['Operations'], map, gaps).description, '1.1 · 6 of 9 covered');
  });

  it('are a plain list without groups', () => {
    const map = readMap(OPERATIONS);
    const list = below(framework(), [], map, { ...gaps, grouping: 'decomposition' });
    assert.deepEqual(
      list.map(({ label, state }) => `${label}: ${state}`),
      ['Selling: gap', 'Retention & Loyalty: gap'],
    );
  });

  it('have below them what is missing too', () => {
    const map = readMap(OPERATIONS);
    const parts = below(framework(), ['Operations', 'Fulfillment', 'Selling'], map, gaps);
    assert.equal(parts.length, 5);
    assert.ok(parts.every(({ state }) => state === 'gap'));
  });

  it('are sought at the level of the scope', () => {
    const text =
      'etom: classic\nscope: { include: 1.1.1.6, level: LEVEL }\nprocesses:\n  p: { name: P, elements: 1.1.1.6.1 }\n';
    const at = (level: string): string[] =>
      labels([...everyNode(framework(), readMap(text.replace('LEVEL', level)), gaps)]);
    assert.deepEqual(at('2'), []);
    assert.equal(at('3').length, 3 + 5);
  });

  it('are none without a map', () => {
    const { nodes, hasMap } = frameworkTree(framework(), undefined, undefined, gaps);
    assert.deepEqual(nodes, []);
    assert.equal(hasMap, false);
  });
});

describe('a lens', () => {
  const lens = { lens: 'revenue-assurance', grouping: 'functional' } as const;

  it('shows its members, what is below them, and the way to them', () => {
    assert.deepEqual(labels(below(framework(), [], undefined, lens)), [
      'Operations',
      'Enterprise Management',
    ]);
    const service = ['Operations', 'Service Management & Operations'];
    assert.deepEqual(labels(below(framework(), service, undefined, lens)), [
      'SM&O Support & Readiness',
      'Service & Specific Instance Rating',
    ]);
    const readiness = below(framework(), [...service, 'SM&O Support & Readiness'], undefined, lens);
    assert.deepEqual(labels(readiness), ['Support Service & Specific Instance Rating']);
    const rating = below(framework(), [...service, 'Service & Specific Instance Rating'], undefined, lens);
    assert.equal(rating.length, 3);
  });

  it('counts what it shows', () => {
    const map = readMap('etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.2.5, 1.1.2.3] }\n');
    const words = (view: TreeView): string =>
      nodeAt(framework(), ['Operations', 'Service Management & Operations'], map, view).description;
    assert.equal(words(lens), '1.1.2 · 1 of 2 covered');
    assert.equal(words({ ...lens, lens: '' }), '1.1.2 · 2 of 5 covered');
  });

  it('and only gaps together show what is both', () => {
    const map = readMap('etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.2.5] }\n');
    const members = below(framework(), ['Operations', 'Service Management & Operations'], map, {
      ...lens,
      onlyGaps: true,
    });
    assert.deepEqual(labels(members), ['SM&O Support & Readiness']);
  });

  it('that is not known shows all', () => {
    const all = below(framework(), []);
    assert.deepEqual(below(framework(), [], undefined, { lens: 'no-such-lens' }), all);
  });
});

describe('a filter', () => {
  const outline = (filter: string, view: TreeView = {}): string[] =>
    outlineOf(frameworkTree(framework(), undefined, undefined, { ...view, filter }).nodes);

  it('finds elements by words of their names, in any order, with the way to them', () => {
    assert.deepEqual(outline('prob iso'), [
      'Operations',
      '  Assurance',
      '    Problem Handling',
      '      Isolate Customer Problem',
    ]);
  });

  it('finds an element by the start of its id', () => {
    assert.deepEqual(outline('1.3.2.3', { grouping: 'functional' }), [
      'Enterprise Management',
      '  Enterprise Risk Management',
      '    Fraud Management',
    ]);
  });

  it('shows an element in each of its verticals, and counts it once', () => {
    const tree = frameworkTree(framework(), undefined, undefined, { filter: 'retention loyalty' });
    const lines = outlineOf(tree.nodes).filter((line) => line.trim() === 'Retention & Loyalty');
    assert.equal(lines.length, 3);
    const found = framework().elements.filter(({ name }) => /retention.*loyalty/i.test(name));
    assert.deepEqual(tree.matches, { shown: found.length, total: found.length });
  });

  it('leaves what is below a match to be opened', () => {
    const view = { filter: 'order handling', grouping: 'decomposition' } as const;
    const { nodes } = frameworkTree(framework(), undefined, undefined, view);
    const readiness = nodes.find(({ label }) => label === 'CRM Support & Readiness');
    assert.deepEqual(labels(readiness?.children ?? []), ['Support Order Handling']);
    const fraud = { filter: 'selling', grouping: 'decomposition' } as const;
    const selling = frameworkTree(framework(), undefined, undefined, fraud).nodes.find(
      ({ label }) => label === 'Selling',
    );
    assert.ok(selling);
    assert.deepEqual(labels(selling.children ?? []), ['Cross/Up Selling']);
    const price = frameworkTree(framework(), undefined, undefined, { ...fraud, filter: 'problem handling' });
    const problem = price.nodes.find(({ label }) => label === 'Problem Handling');
    assert.equal(problem?.children, undefined);
    assert.equal(frameworkTree(framework(), undefined, problem?.id, fraud).nodes.length, 6);
  });

  it('marks the words that it has found', () => {
    const view = { filter: 'hand ord', grouping: 'decomposition' } as const;
    const { nodes } = frameworkTree(framework(), undefined, undefined, view);
    const orders = nodes.find(({ label }) => label === 'Order Handling');
    assert.deepEqual(
      orders?.highlights?.map(([from, to]) => orders.label.slice(from, to)),
      ['Ord', 'Hand'],
    );
    assert.equal(nodes.find(({ label }) => label === 'CRM Support & Readiness')?.highlights, undefined);
  });

  it('makes other nodes than the tree without it has, so that these stay as they were', () => {
    const ids = (view: TreeView): string[] =>
      frameworkTree(framework(), undefined, undefined, view).nodes.map(({ id }) => id);
    const all = new Set(ids({}));
    assert.ok(ids({ filter: 'order' }).every((id) => !all.has(id)));
  });

  it('finds only what the grouping, the lens and the gaps leave', () => {
    const inLens = outline('support', { grouping: 'decomposition', lens: 'revenue-assurance' });
    assert.ok(inLens.includes('  Support Billing & Collections'), inLens.join('\n'));
    assert.ok(!inLens.some((line) => line.includes('Support Selling')));
    assert.deepEqual(outline('fulfillment', { grouping: 'decomposition' }).length, 3);
    const map = readMap('etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.1.6] }\n');
    const gaps = frameworkTree(framework(), map, undefined, { filter: '1.1.1.6', onlyGaps: true });
    assert.deepEqual(gaps.nodes, []);
    assert.deepEqual(gaps.matches, { shown: 0, total: 0 });
  });

  it('shows the best where there are too many', () => {
    const release = framework('gb921-26.0');
    const { nodes, matches } = frameworkTree(release, undefined, undefined, { filter: 'manage' });
    assert.ok(matches && matches.total > 500 && matches.shown === 200, JSON.stringify(matches));
    assert.ok(outlineOf(nodes).length < 1000);
  });
});
