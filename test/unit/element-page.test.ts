import assert from 'node:assert/strict';
import { elementPage } from '../../server/features/element-page.js';
import { framework } from '../support/framework.js';
import { readMap } from '../support/map.js';

const MAP = `etom: classic
systems:
  crm: { name: CRM, elements: 1.1.1.5 }
processes:
  orders:
    name: Orders [and](more)
    elements:
      - { element: Order Handling, coverage: partial }
`;

describe('the page of an element', () => {
  const classic = framework('classic');
  const orders = classic.byId('1.1.1.5');
  assert.ok(orders);

  it('shows where it stands, its definition, its children and what is beside it', () => {
    const page = elementPage(orders, classic, []);
    assert.match(page, /^# 1\.1\.1\.5 Order Handling\n/);
    for (const words of [
      'In Operations › Customer Relationship Management',
      'End-to-end: Fulfillment',
      "customer's order",
    ]) {
      assert.ok(page.includes(words), words);
    }
    assert.match(page, /## Children \(list incomplete\)\n\n- 1\.1\.1\.5\.1 /);
    assert.match(page, /## Beside it\n\n- 1\.1\.1\.1 CRM Support & Readiness/);
    assert.ok(!page.includes('Mapped by'));
  });

  it('links to every mapping of the workspace, and takes names as text', () => {
    const map = readMap(MAP);
    const uri = map.documents[0]?.uri ?? '';
    const page = elementPage(orders, classic, [
      map,
      readMap('etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: 1.1.1 }\n'),
    ]);
    assert.deepEqual(page.split('## Mapped by\n\n')[1]?.split('\n').slice(0, 2), [
      `- [CRM](<${uri}#L3>), system`,
      `- [Orders \\[and\\]\\(more\\)](<${uri}#L8>), process — partial`,
    ]);
  });
});
