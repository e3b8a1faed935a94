/** What the grid says of each element of a map. */
import assert from 'node:assert/strict';
import { grid } from '../../server/features/grid/grid.js';
import { RELEASES } from '../../server/framework/releases.js';
import { elementIn, gridOf } from '../support/grid.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';

const COVERAGE = `etom: classic
organization: { name: Northern Grid }
scope:
  exclude:
    - { element: 1.1.4 Supplier/Partner Relationship Management, reason: Run by the holding company. }
    - 1.1.2.5
systems:
  cis: { name: CIS, elements: [1.1.1.8] }
processes:
  orders: { name: Take orders, elements: [1.1.1.5 Order Handling] }
  sell: { name: Sell, elements: [{ element: 1.1.1.4, coverage: partial }] }
  answer:
    name: Answer
    elements:
      - Manage Contact
      - Manage Request (Including Self Service)
      - Analyze & Report on Customer
      - Mediate & Orchestrate Customer Interactions
  rate: { name: Rate, elements: [1.1.1.7.1] }
  fix: { name: Fix, elements: [{ element: 1.1.2.3, coverage: planned }] }
  all: { name: Do it all, elements: [Resource Management & Operations] }
`;

describe('the grid', function () {
  this.timeout(20_000);

  it('takes an id that is not typed yet for no process around the others', () => {
    const text =
      'etom: classic\nprocesses:\n  "": { elements: [1.1.1.5] }\n  sell: { elements: [1.1.1.4] }\n';
    assert.deepEqual(elementIn(gridOf(text), '1.1.1.5').owners, []);
    const owned = text.replace('"": {', '"": { owner: lead,');
    assert.deepEqual(elementIn(gridOf(owned), '1.1.1.4').owners, []);
  });

  it('gives each element its state, and the reason in a sentence', () => {
    const own = gridOf(COVERAGE, { details: 'all' });
    const said = (id: string): string => {
      const { state, reason } = elementIn(own, id);
      return `${state}: ${reason}`;
    };
    assert.equal(said('1.1.1.5'), 'full: Mapped in full by “Take orders”.');
    assert.equal(
      said('1.1.1.5.2'),
      'inherited: “1.1.1.5 Order Handling” above it is mapped in full by “Take orders”.',
    );
    assert.equal(said('1.1.1.4'), 'partial: Mapped in part by “Sell”.');
    assert.equal(
      said('1.1.1.4.2'),
      'undetailed: “1.1.1.4 Selling” above it is mapped in part by “Sell”, which does not say which part.',
    );
    assert.equal(said('1.1.1.2'), 'rolled up: All that it consists of is mapped in full, by “Answer”.');
    assert.equal(said('1.1.1.7'), 'partial: Only parts of it are mapped, by “Rate”.');
    assert.equal(said('1.1.2.3'), 'planned: Planned by “Fix”.');
    assert.equal(
      said('1.1.2.3.2'),
      'planned: “1.1.2.3 Service Problem Management” above it is planned by “Fix”.',
    );
    assert.equal(said('1.1.1.8'), 'system only: No process is mapped to it; “CIS” implements it.');
    assert.equal(said('1.1.1.6'), 'gap: Nothing is mapped to it.');
    assert.equal(
      said('1.1.3.2'),
      'gap: Nothing is mapped to it. “1.1.3 Resource Management & Operations” above it is mapped, which proves nothing of what is below.',
    );
    assert.equal(
      said('1.1.4.2'),
      'excluded: Excluded with “1.1.4 Supplier/Partner Relationship Management”: Run by the holding company.',
    );
    assert.equal(said('1.1.2.5'), 'excluded: Excluded.');
    const narrow = gridOf('etom: classic\nscope: { include: [Operations] }\n');
    assert.equal(elementIn(narrow, '1.2.1.1').reason, 'The scope does not include it.');
  });

  it('names three mappings at most', () => {
    const processes = ['One', 'Two', 'Three', 'Four', 'Five'].map(
      (name) => `  ${name.toLowerCase()}: { name: ${name}, elements: [1.1.1.5] }\n`,
    );
    const { reason } = elementIn(gridOf(`etom: classic\nprocesses:\n${processes.join('')}`), '1.1.1.5');
    assert.equal(reason, 'Mapped in full by “One”, “Two”, “Three” and 2 more.');
  });

  it('keeps its sentences short, whatever the names are', () => {
    const long = 'An extraordinarily long name '.repeat(20);
    const text = `etom: classic
scope: { exclude: [{ element: 1.1.1.8, reason: ${long} }] }
processes:
${[1, 2, 3, 4].map((id) => `  p${id}: { name: ${long}${id}, elements: [{ element: 1.2.1.7, coverage: partial }] }`).join('\n')}
`;
    const { elements } = gridOf(text, { details: 'all' });
    for (const { reason } of Object.values(elements)) assert.ok(reason.length <= 300, reason);
  });

  it('is named after the organization, and sums up what is covered', () => {
    const own = gridOf(COVERAGE);
    assert.equal(own.title, 'Northern Grid');
    assert.match(own.releaseTitle, /^Classic eTOM/);
    // Order Handling and Customer Interface Management, of 72 without the seven that are excluded.
    assert.equal(own.summary, '2 of 65 covered');
    const deep = gridOf(
      'etom: classic\nscope: { level: 3 }\nprocesses:\n  p: { name: P, elements: [1.1.1.5.1] }\n',
    );
    assert.equal(deep.summary, 'Level 3: 1 mapped, list incomplete');
  });

  it('has the parts of the elements whose details are asked for', () => {
    const none = gridOf(COVERAGE);
    const orders = elementIn(none, '1.1.1.5');
    assert.equal(orders.childrenComplete, false);
    assert.equal(elementIn(none, '1.1.1.2').childrenComplete, true);
    assert.ok(orders.children.length > 5);
    assert.ok(orders.children.every((key) => !none.elements[key]));
    const some = gridOf(COVERAGE, { details: [orders.key] });
    assert.ok(orders.children.every((key) => some.elements[key]?.level === 3));
    assert.equal(
      Object.keys(some.elements).length,
      Object.keys(none.elements).length + orders.children.length,
    );
  });

  it("has the organization's own elements among the parts", () => {
    const text = `etom: classic
processes:
  read: { name: Read, elements: [2.1 Meter reading] }
extensions:
  2.1: { name: Meter reading, parent: Resource Data Collection & Processing }
  1.1.3.5.1: { name: An id of the framework, parent: Resource Data Collection & Processing }
`;
    const own = gridOf(text, { details: 'all' });
    const reading = elementIn(own, '2.1');
    assert.equal(reading.isOwn, true);
    assert.equal(reading.state, 'full');
    assert.equal(elementIn(own, '1.1.3.5').children.at(-1), reading.key);
    assert.equal(elementIn(own, '1.1.3.5').isOwn, undefined);
    const current = text
      .replace('classic', 'gb921-25.5')
      .replaceAll('Resource Data Collection & Processing', '1.5.7');
    const taken = gridOf(current.replace('1.1.3.5.1:', '1.5.7.5:'), { details: 'all' });
    assert.notEqual(elementIn(taken, '1.5.7.5').name, 'An id of the framework');
  });

  it('lists the mappings to an element and below it, with their places', () => {
    const text = `etom: classic
processes:
  orders:
    name: Take orders
    elements:
      - 1.1.1.5 Order Handling
    processes:
      check: { name: Check, elements: [{ element: Authorize Credit, coverage: partial }] }
`;
    const { mappings, processes } = elementIn(gridOf(text), '1.1.1.5');
    assert.deepEqual(mappings, [
      {
        process: 'Take orders',
        strength: 'full',
        element: '1.1.1.5 Order Handling',
        uri: 'file:///1.etom.yaml',
        line: 5,
        character: 8,
      },
      {
        process: 'Check',
        strength: 'partial',
        element: '1.1.1.5.2 Authorize Credit',
        uri: 'file:///1.etom.yaml',
        line: 7,
        character: 50,
      },
    ]);
    assert.equal(processes, 2);
  });

  it('tells who owns, how mature, and with which systems, from the mappings to it and below it', () => {
    const text = `etom: classic
roles: { lead: Head of Orders, clerk: { name: Clerk } }
systems:
  cis: { name: CIS }
  crm: CRM
  archive: { name: Archive, elements: [1.1.1.5] }
processes:
  orders:
    name: Take orders
    owner: lead
    maturity: 3
    systems: [cis]
    elements: [{ element: 1.1.1.5, systems: [{ system: crm, part: contributing }, unknown-one] }, 1.1.1.4]
    processes:
      check: { name: Check, elements: [Authorize Credit] }
      bill: { name: Bill, owner: clerk, maturity: 1, systems: cis, elements: [1.1.1.8] }
      close: { name: Close, maturity: 1, elements: [1.1.1.5.8] }
`;
    const own = gridOf(text, { details: 'all' });
    const orders = elementIn(own, '1.1.1.5');
    assert.deepEqual(orders.owners, ['Head of Orders']);
    assert.deepEqual(orders.maturity, [1, 3]);
    assert.deepEqual(orders.systems, ['CRM', 'unknown-one', 'Archive']);
    // A subprocess inherits the owner, and nothing else.
    const credit = elementIn(own, '1.1.1.5.2');
    assert.deepEqual([credit.owners, credit.maturity, credit.systems], [['Head of Orders'], undefined, []]);
    assert.deepEqual(elementIn(own, '1.1.1.4').systems, ['CIS']);
    assert.deepEqual(elementIn(own, '1.1.1.8').owners, ['Clerk']);
  });

  it('tells what was decided about an element, and its latest score', () => {
    const own = gridOf(`etom: classic
assessments:
  - { element: 1.1.1.5, score: 4.5, date: 2026-03-01 }
  - { element: 1.1.1.5, score: 3, date: 2025-03-01 }
  - { element: 1.1.1.6, score: 9 }
gaps:
  - { element: 1.1.3.4, decision: close, initiative: Smart grid, due: 2027-12 }
  - { element: 1.1.3.3, decision: close }
  - { element: 1.1.3.2, decision: accept, note: The landlord does it }
  - { element: 1.1.3.1, note: To be decided }
`);
    assert.equal(elementIn(own, '1.1.1.5').score, 4.5);
    assert.equal(elementIn(own, '1.1.1.6').score, undefined);
    assert.equal(elementIn(own, '1.1.3.4').decision, 'close by 2027-12 (Smart grid)');
    assert.equal(elementIn(own, '1.1.3.3').decision, 'close');
    assert.equal(elementIn(own, '1.1.3.2').decision, 'accepted');
    assert.equal(elementIn(own, '1.1.3.1').decision, undefined);
  });

  const LATER = `etom: classic
variants: [household, business]
roles: { old: Old lead, new: New lead }
systems:
  paper: { name: Paper }
  cis: { name: CIS, status: to-be, replaces: paper }
processes:
  now: { name: Now, owner: old, maturity: 2, systems: [paper, cis], elements: [1.1.1.5] }
  then: { name: Then, owner: new, maturity: 4, status: to-be, replaces: now, systems: [paper, cis], elements: [1.1.1.5, 1.1.1.6] }
  gone: { name: Gone, status: retired, elements: [1.1.1.4] }
  homes: { name: Homes, applies: household, elements: [1.1.1.8] }
`;

  it('shows the processes of today, with what is planned marked as such', () => {
    const own = gridOf(LATER);
    const orders = elementIn(own, '1.1.1.5');
    assert.equal(orders.state, 'full');
    assert.deepEqual(
      orders.mappings.map(({ process, strength }) => `${process} ${strength}`),
      ['Now full', 'Then planned'],
    );
    // What is planned has an owner, but neither maturity nor systems of today.
    assert.deepEqual(
      [orders.owners, orders.maturity, orders.systems],
      [['Old lead', 'New lead'], [2, 2], ['Paper']],
    );
    assert.equal(elementIn(own, '1.1.1.6').state, 'planned');
    assert.equal(elementIn(own, '1.1.1.6').maturity, undefined);
    assert.equal(elementIn(own, '1.1.1.4').state, 'gap');
    assert.equal(elementIn(own, '1.1.1.4').processes, 0);
  });

  it('shows those of tomorrow, without what is replaced by then', () => {
    const own = gridOf(LATER, { view: 'to-be' });
    assert.equal(own.view, 'to-be');
    const orders = elementIn(own, '1.1.1.5');
    assert.deepEqual(
      orders.mappings.map(({ process, strength }) => `${process} ${strength}`),
      ['Then full'],
    );
    assert.deepEqual([orders.owners, orders.maturity, orders.systems], [['New lead'], [4, 4], ['CIS']]);
    assert.equal(elementIn(own, '1.1.1.6').state, 'full');
  });

  it('shows one variant, and names those that there are', () => {
    assert.deepEqual(gridOf(LATER).variants, ['household', 'business']);
    assert.equal(elementIn(gridOf(LATER), '1.1.1.8').state, 'full');
    assert.equal(elementIn(gridOf(LATER, { variant: 'household' }), '1.1.1.8').state, 'full');
    const business = gridOf(LATER, { variant: 'business' });
    assert.equal(business.variant, 'business');
    assert.equal(elementIn(business, '1.1.1.8').state, 'gap');
    assert.equal(elementIn(business, '1.1.1.5').state, 'full');
  });

  it('says why a lens has an element, or a part of it', () => {
    const own = gridOf('etom: classic\n', { lens: 'customer-service', details: 'all' });
    assert.equal(own.lens, 'customer-service');
    assert.deepEqual(
      own.lenses.map(({ title }) => title),
      ['Customer service', 'Revenue assurance'],
    );
    assert.ok(elementIn(own, '1.1.1.5').inLens);
    assert.equal(elementIn(own, '1.1.1.5.2').inLens, elementIn(own, '1.1.1.5').inLens);
    assert.match(elementIn(own, '1.2.1.7').inLens ?? '', /^In part: Manage Message & Campaign Delivery\./);
    assert.equal(elementIn(own, '1.3.5.1').inLens, undefined);
    const whole = gridOf('etom: classic\n', { lens: 'no-such-lens' });
    assert.equal(whole.lens, undefined);
    assert.ok(Object.values(whole.elements).every(({ inLens }) => inLens === undefined));
    assert.notEqual(own.summary, whole.summary);
  });

  it('is none where the release is not known', () => {
    assert.equal(grid(readMap('etom: gb921-21.5\n'), { view: 'as-is', details: [] }), undefined);
    assert.equal(grid(readMap('processes: {}\n'), { view: 'as-is', details: [] }), undefined);
  });

  for (const { name } of RELEASES) {
    it(`can show all of ${name}`, () => {
      const { elements } = gridOf(`etom: ${name}\n`, { details: 'all' });
      for (const { key, children, state } of Object.values(elements)) {
        assert.equal(state, 'gap', key);
        assert.ok(elements[key]?.level !== 2 || children.every((child) => elements[child]), key);
      }
    });
  }

  it('is computed while one types, from 2,000 processes too', () => {
    const text = largeMap({ processes: 2000 });
    const times = [1, 2, 3, 4, 5].map((turn) => {
      const map = readMap(text.replace('Large Grid', `Large Grid ${turn}`));
      // What the rules have looked up by then.
      for (const { item } of map.located(({ facts }) => facts.elements))
        map.catalogue?.element(item.text.text);
      const start = performance.now();
      assert.ok(grid(map, { view: 'as-is', details: 'all' }));
      return performance.now() - start;
    });
    // About 10 ms; a busy machine may take a few times as long, a mistake in the algorithm a hundred times.
    assert.ok(Math.min(...times) < 100, `${times.map(Math.round)} ms`);
  });
});
