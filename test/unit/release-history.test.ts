/** The release history: what became of each element in the other releases, and how that is known. */
import assert from 'node:assert/strict';
import { type Element, label } from '../../server/framework/element.js';
import type { Framework } from '../../server/framework/framework.js';
import { type Fate, History, OUTCOMES } from '../../server/framework/history.js';
import { countsBetween } from '../../server/framework/history-counts.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework, history } from '../support/framework.js';

/** The outcomes in which an element is certainly one other. */
const ONE = ['same', 'renumbered', 'renamed', 'renumbered-and-renamed'];

/** Per pair of neighbours the number of each outcome, in the order of OUTCOMES, and of the elements that are new. */
const COUNTS: Readonly<Record<string, readonly number[]>> = {
  'classic > gb921-25.5': [3, 144, 1, 28, 0, 2, 125, 33, 2620],
  'gb921-23.0.1 > gb921-23.5': [2402, 86, 26, 2, 0, 0, 16, 37, 238],
  'gb921-23.5 > gb921-24.0': [2627, 96, 45, 2, 0, 0, 6, 0, 85],
  'gb921-24.0 > gb921-24.5': [2808, 10, 16, 0, 0, 0, 4, 22, 5],
  'gb921-24.5 > gb921-25.0': [2830, 0, 0, 0, 0, 0, 0, 13, 30],
  'gb921-25.0 > gb921-25.5': [2639, 189, 1, 5, 0, 1, 5, 21, 67],
  'gb921-25.5 > gb921-26.0': [2900, 0, 0, 0, 0, 0, 1, 7, 29],
};

function named(release: string, reference: string): Element {
  const found = framework(release).elements.find((one) => label(one) === reference);
  assert.ok(found, `${release} has no ${reference}`);
  return found;
}

function fateOf(reference: string, from: string, to: string): Fate {
  return history.fate(named(from, reference), framework(from), framework(to));
}

/** A fate in words: `renumbered 1.12.9 Selling, name`. */
function told({ outcome, to, basis, lostIn }: Fate): string {
  const where = to.map(label).join(' | ');
  return [outcome, where, basis, lostIn && `lost in ${lostIn}`].filter(Boolean).join(', ');
}

const ALL: readonly Framework[] = RELEASES.map(({ name }) => framework(name));

describe('the release history', () => {
  describe('counts per pair of neighbours', () => {
    for (const [pair, expected] of Object.entries(COUNTS)) {
      it(pair, () => {
        const [from = '', to = ''] = pair.split(' > ');
        const counts = countsBetween(history, framework(from), framework(to));
        assert.deepEqual(
          [...OUTCOMES, 'added' as const].map((name) => counts[name]),
          expected,
        );
      });
    }
  });

  describe('cases checked by hand', () => {
    const cases: readonly (readonly [why: string, what: string, from: string, to: string, told: string])[] = [
      [
        'the classic id is stated',
        '1.1.1.6 Problem Handling',
        'classic',
        'gb921-25.5',
        'renumbered-and-renamed, 1.3.7 Customer Problem Management, stated',
      ],
      ['a vertical that keeps its name', 'Fulfillment', 'classic', 'gb921-26.0', 'same, Fulfillment, name'],
      [
        'a vertical that follows from its members only',
        'Strategy & Commit',
        'classic',
        'gb921-25.5',
        'undecided, Strategy Management, words, lost in gb921-23.0.1',
      ],
      [
        'a vertical with its words in another order',
        'Operations Support & Readiness',
        'classic',
        'gb921-25.5',
        'renamed, Operations Readiness & Support, name',
      ],
      [
        'a classic id that later editions used again',
        '1.1.2.5 Service & Specific Instance Rating',
        'classic',
        'gb921-25.5',
        'undecided, 1.4.8 Service Guiding & Mediation, words, lost in gb921-23.0.1',
      ],
      [
        'a grouping whose members only seem to have gone somewhere',
        '1.1.4 Supplier/Partner Relationship Management',
        'classic',
        'gb921-25.5',
        'undecided, 1.6 Business Partner, words, lost in gb921-23.0.1',
      ],
      [
        'one whose name is that of another, and whose children seem to be elsewhere',
        '1.1.4.6 S/P Interface Management',
        'classic',
        'gb921-25.5',
        'undecided, 1.6.9 Business Partner Interaction Management, words, lost in gb921-23.0.1',
      ],
      [
        'one that current names call an enterprise’s',
        '1.3.5.2 Asset Management',
        'classic',
        'gb921-25.5',
        'undecided, 1.7.12 Enterprise Asset Management, words, lost in gb921-23.0.1',
      ],
      [
        'a rename note that leaves a small word out',
        '1.2.4 Product Readiness & Support',
        'gb921-23.5',
        'gb921-24.0',
        'renamed, 1.2.4 Product Support Management, stated',
      ],
      [
        'a rename note, through a name in between that nobody noted',
        '1.7.9.1 Manage Revenue Assurance Framework',
        'gb921-24.0',
        'gb921-24.5',
        'renamed, 1.7.9.1 Manage Revenue and Cost Assurance Framework, stated',
      ],
      [
        'one that TM Forum deleted under the id that it would have had',
        '1.1.3 Sales Forecasting',
        'gb921-25.0',
        'gb921-25.5',
        'removed, stated, lost in gb921-25.5',
      ],
      [
        'one that TM Forum deleted, and that came back',
        '1.7.2.1.1 Co-ordinate Business Continuity',
        'gb921-24.0',
        'gb921-25.5',
        'removed, stated, lost in gb921-25.5',
      ],
      [
        'a classic element without an id, by its name',
        'Support Selling',
        'classic',
        'gb921-25.5',
        'renumbered, 1.12.7.2 Support Selling, name',
      ],
      [
        'one that TM Forum deleted, and whose id a like one has',
        '1.1.1.5 Order Handling',
        'classic',
        'gb921-25.5',
        'undecided, 1.3.3 Customer Order Processing Management, words, lost in gb921-23.0.1',
      ],
      [
        'one whose id leads to one element and whose name to another',
        '1.3.2 Enterprise Risk Management',
        'classic',
        'gb921-25.5',
        'undecided, 1.7.2 Enterprise Risk Management, words, lost in gb921-23.0.1',
      ],
      [
        'one that was split',
        '1.1.1.1 CRM Support & Readiness',
        'classic',
        'gb921-25.5',
        'split, 1.12.7 Sales Readiness & Support | 1.2.4 Product Support Management | 1.3.1 Customer Support Management, stated',
      ],
      [
        'one that was deleted',
        '1.3.4.3 Technology Scanning',
        'classic',
        'gb921-25.5',
        'removed, stated, lost in gb921-23.0.1',
      ],
      [
        'a domain that was split',
        '1.1 Market & Sales',
        'gb921-25.0',
        'gb921-25.5',
        'split, 1.1 Market | 1.12 Sales, stated',
      ],
      [
        'its parts, backwards',
        '1.12 Sales',
        'gb921-25.5',
        'gb921-25.0',
        'merged, 1.1 Market & Sales, stated',
      ],
      [
        'a domain over several releases',
        '1.1 Market & Sales',
        'gb921-23.0.1',
        'gb921-26.0',
        'split, 1.1 Market | 1.12 Sales, id-and-name',
      ],
      [
        'the same name at another id',
        '1.1.9 Selling',
        'gb921-25.0',
        'gb921-25.5',
        'renumbered, 1.12.9 Selling, name',
      ],
      [
        'an id that another element has now',
        '1.1.2.5 Establish Revenue Coverage Plan',
        'gb921-25.0',
        'gb921-25.5',
        'renumbered, 1.12.2.5 Establish Revenue Coverage Plan, name',
      ],
      [
        'a rename note',
        '1.1.8 Channel Management',
        'gb921-25.0',
        'gb921-25.5',
        'renumbered-and-renamed, 1.12.8 Sales Channel Management, stated',
      ],
      [
        'a slip of the pen that was mended',
        '1.5.5.10.4 Verify Resource Ordr Shipping',
        'gb921-23.5',
        'gb921-24.0',
        'renamed, 1.5.5.10.4 Verify Resource Order Shipping, id-and-name',
      ],
      [
        'an id used again at once',
        '1.7.2.1 Manage Enterprise Audit',
        'gb921-23.0.1',
        'gb921-23.5',
        'undecided, 1.7.19 Enterprise Audit Management, words, lost in gb921-23.5',
      ],
      [
        'a renaming and a deletion that are both stated',
        '1.4.7 Service Quality Management',
        'gb921-23.0.1',
        'gb921-23.5',
        'undecided, 1.4.7 Service Performance Management, words, lost in gb921-23.5',
      ],
      [
        'a name that stands twice: the one',
        '1.2.27.4.2 Manage Product Order Cancellation',
        'gb921-23.0.1',
        'gb921-23.5',
        'undecided, 1.2.27.4.2 Handle Product Order Cancellation, words, lost in gb921-23.5',
      ],
      [
        'one away in 24.0 and 24.5',
        '1.7.9.1.3 Manage Revenue and Cost Assurance Operations',
        'gb921-23.5',
        'gb921-25.0',
        'same, 1.7.9.1.3 Manage Revenue and Cost Assurance Operations, id-and-name',
      ],
    ];
    for (const [why, what, from, to, expected] of cases) {
      it(`${why}: ${what}, ${from} → ${to}`, () => {
        assert.equal(told(fateOf(what, from, to)), expected);
      });
    }
  });

  it('names what lies above an element that is gone', () => {
    const { outcome, above } = fateOf(
      '1.3.7.3.6 Escalate Customer Problem to support team',
      'gb921-23.0.1',
      'gb921-23.5',
    );
    assert.equal(outcome, 'removed');
    assert.equal(above && label(above), '1.3.7.3 Manage Customer Problem Coordination');
  });

  it('names the only candidate of what lies above, where nothing above is sure', () => {
    const { outcome, above } = fateOf('1.1.1.5.8 Close Customer Order', 'classic', 'gb921-26.0');
    assert.equal(outcome, 'removed');
    assert.equal(above && label(above), '1.3.3 Customer Order Processing Management');
  });

  it('follows an orphan as any other element', () => {
    const orphan = framework('gb921-23.0.1').elements.find((one) => one.orphan);
    assert.ok(orphan);
    const fate = history.fate(orphan, framework('gb921-23.0.1'), framework('gb921-26.0'));
    assert.equal(told(fate), 'removed, stated, lost in gb921-24.5');
  });

  it('keeps two of one name apart', () => {
    const twice = framework('gb921-25.0').byName('Manage Location Information');
    assert.deepEqual(
      twice.map((one) => told(history.fate(one, framework('gb921-25.0'), framework('gb921-25.5')))),
      [
        'same, 1.7.21.8 Manage Location Information, id-and-name',
        'renamed, 1.7.21.8.7.3 Manage Location Information Documentation, stated',
      ],
    );
  });

  it('tells a life by its places, in the order of the releases', () => {
    const life = history.life(
      named('gb921-26.0', '1.3.7.3 Manage Customer Problem Coordination'),
      framework('gb921-26.0'),
    );
    assert.deepEqual(
      life.map(({ release }) => release),
      history.releases,
    );
    assert.deepEqual(
      life.slice(0, 3).map(({ id, name, basis }) => [id, name, basis]),
      [
        ['1.1.1.6.3', 'Track & Manage Customer Problem', undefined],
        ['1.3.7.3', 'Track & Manage Customer Problem', 'stated'],
        ['1.3.7.3', 'Manage Customer Problem Coordination', 'stated'],
      ],
    );
  });

  it('tells how a life began and ended', () => {
    const market = history.turns(named('gb921-24.0', '1.1 Market & Sales'), framework('gb921-24.0'));
    assert.deepEqual(
      market
        .filter(({ when }) => when === 'ended')
        .map(({ kind, release, others }) => [kind, release, others.map(({ name }) => name)]),
      [['split', 'gb921-25.5', ['Market', 'Sales']]],
    );
  });

  it('does not begin a classic life with what may have become its heir later', () => {
    const turns = history.turns(
      named('classic', '1.3.1 Strategic & Enterprise Planning'),
      framework('classic'),
    );
    assert.deepEqual(turns, []);
  });

  it('knows nothing of what is of no release', () => {
    const own = { ...named('gb921-26.0', '1.1 Market') };
    const fate = history.fate(own, framework('gb921-26.0'), framework('classic'));
    assert.deepEqual([fate.outcome, fate.to, fate.basis], ['undecided', [], undefined]);
    assert.deepEqual(history.life(own, framework('gb921-26.0')), []);
  });

  it('merges what its data says is one now, and splits it on the way back', () => {
    const [old, now] = [framework('gb921-25.0'), framework('gb921-25.5')];
    const count = old.elements.length;
    // All that stood in 25.0 first and second is one element of 25.5, the first there.
    const merged = new History({
      releases: ['classic', 'gb921-25.0', 'gb921-25.5'],
      runs: [[], [0, count], [count, now.elements.length]],
      stations: [],
      events: [
        [1, 0, [count], 0],
        [1, 1, [count], 0],
      ],
      deleted: [],
    });
    const [first, second] = old.elements;
    const [one] = now.elements;
    assert.ok(first && second && one);
    assert.equal(told(merged.fate(second, old, now)), `merged, ${label(one)}, stated`);
    assert.equal(told(merged.fate(one, now, old)), `split, ${label(first)} | ${label(second)}, stated`);
  });

  describe('for every element, and every two releases', () => {
    for (const from of ALL) {
      it(`leads from ${from.release.name} where it leads back from, if that is one element for sure`, () => {
        for (const to of ALL) {
          for (const element of from.elements) {
            const there = history.fate(element, from, to);
            const [one] = there.to;
            if (!ONE.includes(there.outcome) || !one) continue;
            const back = history.fate(one, to, from);
            assert.ok(
              back.to[0] === element && ONE.includes(back.outcome),
              `${label(element)} → ${to.release.name}`,
            );
            assert.equal(back.basis, there.basis, label(element));
          }
        }
      });

      it(`says what it says of ${from.release.name}: an outcome with what belongs to it`, () => {
        for (const to of ALL) {
          for (const element of from.elements) {
            const { outcome, to: found, basis, lostIn } = history.fate(element, from, to);
            const isOne = ONE.includes(outcome) || outcome === 'merged';
            const what = `${label(element)} → ${to.release.name}`;
            if (isOne) assert.equal(found.length, 1, what);
            if (outcome === 'split') assert.ok(found.length > 1, what);
            if (outcome === 'removed') assert.equal(found.length, 0, what);
            assert.equal(basis === 'words', outcome === 'undecided' && found.length > 0, what);
            assert.equal(lostIn !== undefined, outcome === 'undecided' || outcome === 'removed', what);
          }
        }
      });
    }

    for (const way of [ALL, [...ALL].reverse()]) {
      for (const [start, from] of way.slice(0, -2).entries()) {
        it(`arrives step by step from ${from.release.name} to ${way.at(-1)?.release.name} where it arrives at once, as long as each step is one element for sure`, () => {
          for (const element of from.elements) {
            let at = element;
            let before = from;
            for (const next of way.slice(start + 1)) {
              const { outcome, to } = history.fate(at, before, next);
              const [one] = to;
              if (!ONE.includes(outcome) || !one) break;
              assert.equal(history.fate(element, from, next).to[0], one, label(element));
              [at, before] = [one, next];
            }
          }
        });
      }
    }
  });
});
