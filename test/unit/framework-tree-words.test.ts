import assert from 'node:assert/strict';
import type { TreeNode } from '../../server/protocol.js';
import { framework } from '../support/framework.js';
import { below, nodeAt } from '../support/framework-tree.js';
import { readMap } from '../support/map.js';

describe('the framework tree of a map', () => {
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

  it('says how much of a partial element is covered by what decomposes it', () => {
    const map = readMap(
      'etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.1.6.1, 1.1.1.6.2, 1.1.1.5.1, 1.1.1.4.2] }\n',
    );
    const words = (...path: string[]): string =>
      nodeAt(framework(), ['Operations', ...path], map).description;
    assert.equal(words('Assurance', 'Problem Handling'), '1.1.1.6 · partial · 2 of 6 covered');
    assert.equal(words('Fulfillment', 'Order Handling'), '1.1.1.5 · partial · 1 mapped, list incomplete');
  });

  it('says what was decided about a gap', () => {
    const map = readMap(
      `etom: classic
processes:
  p: { name: P, elements: 1.1.1.5 }
gaps:
  - { element: 1.1.1.6, decision: accept }
  - { element: 1.1.1.7, decision: close, due: 2027-12 }
`,
    );
    const words = (name: string): string =>
      nodeAt(framework(), ['Operations', 'Assurance', name], map).description;
    assert.equal(words('Problem Handling'), '1.1.1.6 · gap · accepted');
    assert.equal(words('Customer QoS/SLA Management'), '1.1.1.7 · gap · close by 2027-12');
  });

  it('gives no total where the elements are not all known', () => {
    const text = 'etom: classic\nscope: { level: 3 }\nprocesses:\n  p: { name: P, elements: 1.1.1.5.1 }\n';
    const { description } = nodeAt(framework(), ['Operations'], readMap(text));
    assert.equal(description, '1.1 · 1 mapped, list incomplete');
  });
});
