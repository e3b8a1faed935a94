import assert from 'node:assert/strict';
import { ImportRefusal } from '../../server/exchange/import/imported.js';
import { importComponents, type OdaMap } from '../../server/exchange/import/oda.js';
import { readComponent } from '../../server/exchange/import/oda-component.js';
import { frameworks } from '../support/framework.js';
import { findingsIn } from '../support/map.js';

const component = (id: string, name: string, ...entries: string[]): string => `apiVersion: oda.tmforum.org/v1
kind: Component
spec:
  componentMetadata:
    id: ${id}
    name: ${name}
    version: 1.10
    status: production
    functionalBlock: CoreCommerce
    publicationDate: '2026-05-11'
    eTOMs:${entries.map((entry) => `\n    - ${entry}`).join('') || ' []'}
`;

const imported = (texts: readonly string[], only?: string): OdaMap[] =>
  importComponents(
    texts.map((text, index) => readComponent(`${index + 1}.yaml`, text)),
    frameworks,
    only,
  );

const refused = (run: () => unknown, message: RegExp): void => {
  assert.throws(run, (error) => error instanceof ImportRefusal && message.test(error.message));
};

const ORDERS = component(
  'TMFC101',
  'ProductOrderCapture',
  '1.3.3|Customer_Order_Processing_Management|v25.5',
);

describe('ODA component specifications', () => {
  it('become a map with a system for each component', () => {
    const [map, ...more] = imported([
      ORDERS,
      component(
        'TMFC102',
        'CRMAndBilling',
        '1.4.5|Service_Activation_Management|v25.5',
        '1.6.8|Business_Partner_Order_Management|v25.5',
      ),
    ]);
    assert.deepEqual(more, []);
    assert.equal(
      map?.text,
      `# TM Forum ODA component specifications: each component is a system, with the eTOM elements that it lists.
# They write this release as v25.5.
etom: gb921-25.5

systems:
  TMFC101:
    name: Product Order Capture
    tags:
      - Core Commerce
    x-oda-version: "1.10"
    x-oda-status: production
    x-oda-publication-date: "2026-05-11"
    elements:
      - 1.3.3 Customer Order Processing Management
  TMFC102:
    name: CRM And Billing
    tags:
      - Core Commerce
    x-oda-version: "1.10"
    x-oda-status: production
    x-oda-publication-date: "2026-05-11"
    elements:
      - 1.4.5 Service Activation Management
      - 1.6.8 Business Partner Order Management
`,
    );
    assert.deepEqual(
      findingsIn(map.text).map(({ code }) => code),
      [],
    );
  });

  it('become a map for each release that they name', () => {
    const maps = imported([
      component(
        'TMFC103',
        'ServiceOrder',
        '1.4.5|Service_Configuration_&_Activation|v21.5',
        '1.5.5|Resource_Order_Management|v26.0',
      ),
      component(
        'TMFC104',
        'Resource',
        '1.5.5|Resource_Order_Management|v23.0',
        '1.5.5.6|Manage_Resource_Order_Capture|v23.0.1',
      ),
    ]);
    assert.deepEqual(
      maps.map(({ release, systems, elements }) => [release, systems, elements]),
      [
        ['21.5', 1, 1],
        ['gb921-26.0', 1, 1],
        ['gb921-23.0.1', 1, 2],
      ],
    );
    assert.match(maps[0]?.remarks[0]?.message ?? '', /not carried/);
    assert.match(maps[2]?.text ?? '', /# They write this release as v23\.0, v23\.0\.1\.\n/);
  });

  it('keep as comments what cannot be resolved, with the reason', () => {
    const [map, ...more] = imported([
      component(
        'TMFC105',
        'Odd',
        '1.3.3|Customer_Order_Processing_Management|v25.5',
        '9.9.9|Nobody_Knows|v25.5',
        '1.3.3|Anything|v99.0',
        'no entry',
        '{ id: 1.3.3 }',
      ),
    ]);
    assert.deepEqual(more, []);
    assert.deepEqual(
      map?.leftOut.map(({ place, message, source }) => `${place}: ${message}: ${source}`),
      [
        '1.yaml, TMFC105: gb921-25.5 has no element “9.9.9 Nobody Knows”: 9.9.9|Nobody_Knows|v25.5',
        '1.yaml, TMFC105: no eTOM release is called “99.0”: 1.3.3|Anything|v99.0',
        '1.yaml, TMFC105: it is not written as “id|name|release”: no entry',
        '1.yaml, TMFC105: it is not written as “id|name|release”: { id: 1.3.3 }',
      ],
    );
    assert.match(map?.text ?? '', /\n# Not taken \(4\).*\n# - .*\n# {3}\| 9\.9\.9\|Nobody_Knows\|v25\.5\n/);
    assert.deepEqual(
      findingsIn(map?.text ?? '').map(({ code }) => code),
      [],
    );
  });

  it('give the map of the one release that is asked for', () => {
    const [map, ...more] = imported(
      [
        ORDERS,
        component('TMFC106', 'Other', '1.5.5|Resource_Order_Management|v26.0'),
        component('TMFC107', 'None'),
      ],
      'gb921-25.5',
    );
    assert.deepEqual(more, []);
    assert.match(map?.text ?? '', /TMFC101.*TMFC107/s);
    assert.doesNotMatch(map?.text ?? '', /^ {2}TMFC106:/m);
    assert.deepEqual(
      map?.leftOut.map(({ message }) => message),
      ['it is of release gb921-26.0, which was not asked for'],
    );
  });

  it('are refused where they are none, or two are of one component', () => {
    refused(() => readComponent('a.yaml', 'etom: classic\n'), /a\.yaml: no component specification/);
    refused(() => readComponent('a.yaml', 'a: [1\nb: "'), /a\.yaml, line \d: not YAML/);
    refused(() => readComponent('a.yaml', '['.repeat(100_000)), /nested more than 200 levels deep/);
    refused(() => readComponent('a.yaml', `${ORDERS}---\n${ORDERS}`), /several documents in one file/);
    refused(() => imported([ORDERS, ORDERS]), /1\.yaml and 2\.yaml are both of component “TMFC101”/);
    refused(() => imported([component('TMFC108', 'Empty')]), /names an eTOM release/);
  });
});
