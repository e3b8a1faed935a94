/** How people's spellings of releases and names find what they mean. */
import assert from 'node:assert/strict';
import { type Element, label } from '../../server/framework/element.js';
import { nearestById, nearestByName, nearestWord } from '../../server/framework/nearest.js';
import { normalize } from '../../server/framework/normalize.js';
import { RELEASES, readReleaseName } from '../../server/framework/releases.js';
import { search } from '../../server/framework/search.js';
import { framework } from '../support/framework.js';

const classic = framework('classic');

describe('readReleaseName', () => {
  const read = (text: string): string => {
    const name = readReleaseName(text);
    return name.kind === 'held' ? name.release.name : name.kind === 'not-held' ? name.version : name.kind;
  };

  it('knows the releases that we carry by every usual spelling', () => {
    for (const { name } of RELEASES) assert.equal(read(name), name);
    for (const text of ['v25.5', '25.5', 'V25.5', ' 25.5 ', 'GB921 25.5', 'GB921 v25.5', 'gb921-v25.5']) {
      assert.equal(read(text), 'gb921-25.5', text);
    }
    assert.equal(read('Classic'), 'classic');
    for (const text of ['23.0', 'v23.0', '23.0.1', 'gb921-23.0'])
      assert.equal(read(text), 'gb921-23.0.1', text);
    for (const text of ['23.5.0', '23.5']) assert.equal(read(text), 'gb921-23.5', text);
    assert.equal(read('26'), 'gb921-26.0');
  });

  it('knows releases that exist and that we do not carry', () => {
    for (const [text, version] of [
      ['R14.5', '14.5'],
      ['21.5', '21.5'],
      ['v22.0', '22.0'],
      ['GB921 R8.1', '8.1'],
    ] as const) {
      assert.deepEqual(readReleaseName(text), { kind: 'not-held', version });
    }
  });

  it('does not know nonsense', () => {
    for (const text of ['', 'clasic', '25.7', '23.5.1', '23.0.1.0', 'R99.5', '25,5', 'gb922-25.5', 'gb921']) {
      assert.equal(read(text), 'unknown', text);
    }
  });
});

describe('names', () => {
  it('are equal without regard to case, punctuation, spaces, underscores, & and British spelling', () => {
    for (const [one, other] of [
      ['Order Handling', 'order_handling'],
      ['Order Handling', 'ORDER-HANDLING'],
      ['Billing & Collections Management', 'Billing and collections management'],
      ['S/P Requisition Management', 'Supplier/Partner Requisition Management'],
      ['S/PRM Support & Readiness', 'S/PRM Support and Readiness'],
      ['Fulfillment', 'Fulfilment'],
      ['Analyze Resource Performance', 'Analyse Resource Performance'],
      ['Organization Development', 'Organisation development'],
      ['Prioritized Catalogs', 'Prioritised Catalogues'],
      ['Program & Labor', 'Programme & Labour'],
      ['Behavior Modeling Center', 'Behaviour Modelling Centre'],
      ['License', 'Licence'],
      ['Test Service End-to-End', 'Test Service End to End'],
      ['Cafe\u0301', 'Caf\u00e9'],
    ] as const) {
      assert.equal(normalize(one), normalize(other), `${one} = ${other}`);
    }
  });

  it('are not equal where a release has two', function () {
    this.timeout(20_000);
    for (const release of RELEASES) {
      const seen = new Map<string, string>();
      for (const { name } of framework(release.name).elements) {
        const other = seen.get(normalize(name)) ?? name;
        assert.equal(other, name, `${release.name}: ${name} = ${other}`);
        seen.set(normalize(name), name);
      }
    }
  });
});

describe('search', () => {
  const found = (query: string): string[] =>
    search(classic.elements, query).map((match) => label(match.element));

  it('ranks the exact id, then ids that start so, the shallow ones first', () => {
    assert.deepEqual(found('1.1.4').slice(0, 2), [
      '1.1.4 Supplier/Partner Relationship Management',
      '1.1.4.1 S/PRM Support & Readiness',
    ]);
    assert.ok(found('1.1.4').length > 7 && found('1.1.4').every((each) => each.startsWith('1.1.4')));
  });

  it('ranks names that start so before names with such words, in any order', () => {
    const order = found('order');
    assert.equal(order[0], '1.1.1.5 Order Handling');
    assert.ok(order.includes('1.1.1.5.5 Complete Customer Order'));
    assert.equal(found('handl ord')[0], '1.1.1.5 Order Handling');
    assert.equal(found('1.1.1.5 order handl')[0], '1.1.1.5 Order Handling');
    assert.ok(found('analyse resource').includes('1.1.3.4.2 Analyze Resource Performance'));
  });

  it('finds everything, shallow before deep, by nothing, and nothing by nonsense', () => {
    assert.equal(found('').length, classic.elements.length);
    assert.equal(search(classic.elements, ' ')[0]?.element.level, 0);
    assert.deepEqual(found('xyzzy'), []);
  });
});

describe('the nearest', () => {
  const names = (elements: readonly Element[]) => elements.map(label);

  it('elements to a misspelled name', () => {
    assert.equal(names(nearestByName(classic, 'Ordr Handlin', 3))[0], '1.1.1.5 Order Handling');
    assert.equal(
      names(nearestByName(classic, 'Servce Quality Managment', 3))[0],
      '1.1.2.4 Service Quality Management',
    );
    assert.ok(nearestByName(classic, 'Resource Managment', 2).length <= 2);
    for (const text of ['xyzzy', 'ab', '']) assert.deepEqual(nearestByName(classic, text, 3), []);
  });

  it('elements to a wrong id', () => {
    assert.ok(names(nearestById(classic, '1.1.1.55', 5)).includes('1.1.1.5 Order Handling'));
    assert.deepEqual(nearestById(classic, '9.9', 3), []);
    assert.ok(nearestById(classic, '1.1.1.6.99', 3).every(({ id }) => id?.startsWith('1.1.1.6.')));
  });

  it('word of a list', () => {
    assert.equal(nearestWord('Biling-lead', ['connections-lead', 'billing-lead']), 'billing-lead');
    assert.equal(nearestWord('xyz', ['connections-lead', 'billing-lead']), undefined);
  });
});
