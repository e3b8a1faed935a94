import assert from 'node:assert/strict';
import { readComponent } from '../../server/exchange/import/oda-component.js';
import { resolveMap } from '../../server/exchange/json/resolve-map.js';
import { type OdaExport, systemOda } from '../../server/exchange/oda.js';
import { readMap } from '../support/map.js';

function odaOf(text: string): OdaExport {
  const data = resolveMap(readMap(text));
  const [system] = data.systems;
  assert.ok(system);
  return systemOda(system, data);
}

describe('the ODA export', () => {
  it('lists the elements of a system as component specifications do', () => {
    const { text, leftOut } = odaOf(`etom: "25.5"
systems:
  TMFC003:
    name: Product Order Delivery
    x-oda-version: "3.1.0"
    x-oda-status: preview
    x-oda-publication-date: "2026-07-14"
    elements: [1.3.3, Service Activation Management]
`);
    assert.deepEqual(leftOut, []);
    assert.equal(
      text,
      `apiVersion: oda.tmforum.org/v1
kind: Component
spec:
  componentMetadata:
    id: TMFC003
    name: ProductOrderDelivery
    version: 3.1.0
    status: preview
    publicationDate: "2026-07-14"
    eTOMs:
    - 1.3.3|Customer_Order_Processing_Management|v25.5
    - 1.4.5|Service_Activation_Management|v25.5
`,
    );
  });

  it('is read back by the import', () => {
    const { text } = odaOf('etom: "23.0"\nsystems:\n  s: { name: "A: b", elements: [1.3.3, 1.4.5.6] }\n');
    const { id, elements } = readComponent('s.yaml', text);
    assert.equal(id, 's');
    assert.deepEqual(
      elements.map(({ reference, release }) => [reference.split(' ')[0], release]),
      [
        ['1.3.3', '23.0.1'],
        ['1.4.5.6', '23.0.1'],
      ],
    );
  });

  it('names what the list cannot have', () => {
    const { text, leftOut } = odaOf(
      'etom: "25.5"\nsystems:\n  s: { name: S, elements: [9.9 No, E.1] }\nextensions:\n  E.1: { name: Own, parent: 1.3.3 }\n',
    );
    assert.match(text, /eTOMs: \[\]/);
    assert.deepEqual(leftOut, [
      's: “9.9 No” means no element of the release',
      's: “E.1” is an element of the organization’s own',
    ]);
  });
});
