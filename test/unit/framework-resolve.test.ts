/** What an element reference of a map means in a release. */
import assert from 'node:assert/strict';
import { type Element, label } from '../../server/framework/element.js';
import { normalize } from '../../server/framework/normalize.js';
import { RELEASES } from '../../server/framework/releases.js';
import { type Extensions, parseReference, resolve } from '../../server/framework/resolve.js';
import { framework } from '../support/framework.js';

const classic = framework('classic');
const NONE: Extensions = { byId: () => undefined, byName: () => [] };

function element(id: string, release = 'classic'): Element {
  const found = framework(release).byId(id);
  assert.ok(found, id);
  return found;
}

describe('a reference', () => {
  it('is taken apart into id and name', () => {
    assert.deepEqual(parseReference('1.1.1.5 Order Handling'), {
      id: '1.1.1.5',
      name: 'Order Handling',
      nameStart: 8,
    });
    assert.deepEqual(parseReference('1.10'), { id: '1.10', name: undefined, nameStart: 4 });
    assert.deepEqual(parseReference('Order Handling'), {
      id: undefined,
      name: 'Order Handling',
      nameStart: 0,
    });
  });

  it('finds every element of every release by id and name, and by key', function () {
    this.timeout(20_000);
    for (const release of RELEASES) {
      const held = framework(release.name);
      for (const each of held.elements) {
        const resolution = resolve(held, NONE, label(each));
        assert.deepEqual([resolution.status, resolution.element?.key], ['ok', each.key], label(each));
        assert.equal(held.byKey(each.key), each);
      }
    }
  });

  const means = (text: string): string => {
    const resolution = resolve(classic, NONE, text);
    assert.equal(resolution.status, 'ok', text);
    return resolution.element ? label(resolution.element) : '';
  };

  it('finds an element by id, by name, by key and by the end of its key', () => {
    for (const text of ['1.1.1.5', 'Order Handling', 'order handling', 'order-handling']) {
      assert.equal(means(text), '1.1.1.5 Order Handling', text);
    }
    assert.equal(
      means('operations/customer-relationship-management/order-handling'),
      '1.1.1.5 Order Handling',
    );
    assert.equal(means('selling/manage-prospect'), 'Manage Prospect');
    assert.equal(means('Fulfilment'), 'Fulfillment');
  });

  it('finds a child without a public id behind an id below its parent', () => {
    assert.equal(means('1.1.1.2.1 Manage Contact'), 'Manage Contact');
    assert.equal(resolve(classic, NONE, '1.1.1.4.1 Manage Contact').status, 'unlisted');
  });

  it('tells a name spelled in no accepted way from a name of another element', () => {
    const [order, problem] = [element('1.1.1.5'), element('1.1.1.6')];
    assert.deepEqual(resolve(classic, NONE, '1.1.1.5 Ordr Handling'), {
      status: 'ok',
      element: order,
      misspelled: true,
    });
    assert.deepEqual(resolve(classic, NONE, '1.1.1.5 Problem handling'), {
      status: 'mismatch',
      element: order,
      named: problem,
    });
  });

  it('is ambiguous where its release has the name twice, unless it gives the id', () => {
    const held = framework('gb921-23.0.1');
    const twice = 'Manage Product Order Cancellation';
    assert.deepEqual(resolve(held, NONE, twice), {
      status: 'ambiguous',
      candidates: [element('1.2.27.4', 'gb921-23.0.1'), element('1.2.27.4.2', 'gb921-23.0.1')],
    });
    for (const id of ['1.2.27.4', '1.2.27.4.2'])
      assert.equal(resolve(held, NONE, `${id} ${twice}`).element?.id, id);
  });

  it('tells later ids, ids that cannot be judged and ids that do not exist', () => {
    assert.deepEqual(resolve(classic, NONE, '1.1.1.4.6'), {
      status: 'later',
      id: '1.1.1.4.6',
      now: ['1.12.9.2', 'Develop Sales Proposal'],
    });
    const unlisted = (id: string, above: string) =>
      assert.deepEqual(resolve(classic, NONE, id), { status: 'unlisted', id, above: element(above) });
    unlisted('1.1.1.5.99', '1.1.1.5');
    unlisted('1.1.1.6.1.77', '1.1.1.6.1');
    unlisted('1.1.1.2.9', '1.1.1.2');
    const unknown = (text: string, named?: Element) =>
      assert.deepEqual(resolve(classic, NONE, text), { status: 'unknown', named });
    for (const text of ['1.1.1.6.99', '1.1.9', '1.4', '7', '1.10', 'Ordr Handling', '']) unknown(text);
    unknown('1.1.9.5 Order Handling', element('1.1.1.5'));
  });

  it('finds the organization’s own elements', () => {
    const own: Element = { ...element('1.1.1.5'), id: '2.1', name: 'Meter Reading', kind: 'extension' };
    const namesake: Element = { ...own, id: '2.2', name: 'Selling' };
    const all = [own, namesake];
    const extensions: Extensions = {
      byId: (id) => all.find((each) => each.id === id),
      byName: (name) => all.filter((each) => normalize(each.name) === normalize(name)),
    };
    for (const text of ['2.1', '2.1 meter reading', 'Meter reading']) {
      assert.deepEqual(
        resolve(classic, extensions, text),
        { status: 'ok', element: own, misspelled: false },
        text,
      );
    }
    assert.deepEqual(resolve(classic, extensions, '2.1 Reading'), {
      status: 'ok',
      element: own,
      misspelled: true,
    });
    const candidates = [element('1.1.1.4'), namesake];
    assert.deepEqual(resolve(classic, extensions, 'Selling'), { status: 'ambiguous', candidates });
  });
});
