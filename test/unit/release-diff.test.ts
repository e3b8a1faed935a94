/** Two releases compared: what changed, by domain, and what of it concerns a map. */
import assert from 'node:assert/strict';
import { diffText } from '../../cli/diff-text.js';
import { diffMarkdown } from '../../server/exchange/release-diff/markdown.js';
import { changesTable } from '../../server/exchange/release-diff/tables.js';
import { type MapConcerns, mapConcerns } from '../../server/features/release-diff/concerns.js';
import {
  type Change,
  type ChangeKind,
  type ReleaseDiff,
  totalOf,
} from '../../server/features/release-diff/model.js';
import { domainNames, downTo, inDomain } from '../../server/features/release-diff/select.js';
import { label } from '../../server/framework/element.js';
import { compared } from '../support/comparing.js';
import { framework } from '../support/framework.js';
import { readMap } from '../support/map.js';
import { assertGolden } from '../support/marks.js';

const changesOf = ({ groups }: ReleaseDiff): Change[] => groups.flatMap(({ changes }) => changes);
const fileName = (uri: string): string => uri.replace('file:///', '');

function changeOf(reference: string, from: string, to: string, kind?: ChangeKind): Change {
  const found = changesOf(compared(from, to)).find(
    (change) =>
      change.kind === (kind ?? change.kind) &&
      [...change.was, ...change.now].some((one) => label(one) === reference),
  );
  assert.ok(found, `${reference} changed from ${from} to ${to}`);
  return found;
}

describe('two releases compared', () => {
  for (const [from, to] of [
    ['25.0', '25.5'],
    ['classic', '25.5'],
  ] as const) {
    it(`read as the review says: ${from} and ${to}, level 2`, () => {
      const diff = downTo(compared(from, to), 2);
      const text = diffText({ diff, maps: [], isWhole: true, fileName }, false);
      assertGolden('release-diff', `${from}-${to}.golden`, `${text}\n`);
    });
  }

  it('add up, in each domain and on each level, to what they differ in', () => {
    const diff = compared('classic', '25.5');
    assert.equal(totalOf(diff.counts, 'from'), framework('classic').elements.length);
    assert.equal(totalOf(diff.counts, 'to'), framework('gb921-25.5').elements.length);
    for (const { levels, counts, title } of diff.groups) {
      for (const side of ['from', 'to'] as const) {
        const sum = levels.reduce((total, level) => total + totalOf(level, side), 0);
        assert.equal(sum, totalOf(counts, side), title);
      }
    }
  });

  it('name a domain once where it is the same in both, and say in which release it is where it is not', () => {
    const titles = compared('25.0', '25.5').groups.map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 3), [
      'End-to-end processes',
      '1.1 Market & Sales (25.0)',
      '1.2 Product',
    ]);
    assert.deepEqual(titles.slice(-2), ['1.1 Market (25.5)', '1.12 Sales (25.5)']);
  });

  it('tell of what is gone where to look, and since when it is gone', () => {
    const { kind, above, reason } = changeOf(
      '1.3.7.3.6 Escalate Customer Problem to support team',
      '23.0.1',
      '23.5',
    );
    assert.deepEqual(
      [kind, above && label(above)],
      ['removed', '1.3.7.3 Manage Customer Problem Coordination'],
    );
    assert.match(reason, /^gone from 23\.5/);
  });

  it('tell of what is new in which release it was first seen', () => {
    const { kind, reason } = changeOf('1.1.23 Marketing Channel Management', '24.0', '26.0');
    assert.deepEqual([kind, reason], ['added', 'first seen in 25.5']);
  });

  it('turn around: what was added is not there yet', () => {
    const { kind, reason } = changeOf('1.1.23 Marketing Channel Management', '25.5', '25.0');
    assert.deepEqual([kind, reason], ['removed', 'not there yet in 25.0']);
    const back = compared('26.0', '25.5').counts;
    const there = compared('25.5', '26.0').counts;
    assert.deepEqual([back.from.removed, back.to.added], [there.to.added, there.from.removed]);
  });

  it('keep apart what is new and what perhaps is', () => {
    const { was } = changeOf('Strategy Management', 'classic', '25.5', 'perhaps-added');
    assert.deepEqual(was.map(label), ['Strategy & Commit']);
  });

  describe('in part', () => {
    it('list no changes below a level, and count them', () => {
      const diff = compared('25.0', '25.5');
      const part = downTo(diff, 2);
      assert.ok(changesOf(part).every(({ level }) => level <= 2));
      const deeper = part.groups.reduce((sum, group) => sum + group.deeper, 0);
      assert.equal(deeper + changesOf(part).length, changesOf(diff).length);
      assert.deepEqual(part.counts, diff.counts);
    });

    it('list a domain by its name, with what came into it from another one', () => {
      const sales = inDomain(compared('25.0', '25.5'), 'sales');
      assert.ok(sales);
      assert.deepEqual(
        sales.groups.map(({ title }) => title),
        ['1.1 Market & Sales (25.0)', '1.12 Sales (25.5)'],
      );
      assert.ok(
        changesOf(sales).some(({ was: [was], now: [now] }) => was?.id === '1.1.9' && now?.id === '1.12.9'),
      );
      assert.ok(!changesOf(sales).some(({ now: [now] }) => now?.id === '1.3.4.5'));
    });

    it('find a domain by its id or a part of its name, and none by nothing', () => {
      const diff = compared('25.5', '26.0');
      const titles = (text: string) => inDomain(diff, text)?.groups.map(({ title }) => title);
      assert.deepEqual(titles('1.6'), ['1.6 Business Partner']);
      assert.deepEqual(titles('partner'), ['1.6 Business Partner']);
      assert.equal(titles('no such domain'), undefined);
      assert.equal(titles(' '), undefined);
      assert.deepEqual(domainNames(diff).slice(0, 2), ['Market', 'Product']);
    });
  });

  describe('for a map', () => {
    const MAP = [
      'etom: gb921-25.0',
      'map: north',
      'scope: { exclude: [{ element: 1.1.2, reason: Later }] }',
      'processes:',
      '  sell:',
      '    name: Sell',
      '    elements: [&s 1.1.9 Selling, 1.3.3, 1.99, 1.1 Market & Sales, ours]',
      '    processes: { again: { name: Again, elements: *s } }',
      'systems: { crm: { name: CRM, elements: 1.1.9 } }',
      'extensions: { ours: { name: Ours, parent: 1.1.9 } }',
    ].join('\n');

    const concernsOf = (text: string, from = '25.0', to = '25.5'): MapConcerns | undefined =>
      mapConcerns(compared(from, to), readMap(text));

    it('name for each change who is mapped to the element, and where', () => {
      const selling = concernsOf(MAP)?.concerns.find(({ change }) => change.was[0]?.id === '1.1.9');
      assert.deepEqual(
        selling?.uses.map(({ place, by, range }) => [place, by, range.start.line]),
        [
          ['process', 'Sell', 6],
          ['process', 'Again', 7],
          ['system', 'CRM', 8],
          ['parent', 'Ours', 9],
        ],
      );
    });

    it('account for every reference of it', () => {
      assert.deepEqual(concernsOf(MAP)?.counts, { same: 1, changed: 6, own: 1, unclear: 1 });
    });

    it('tell what is new right below what it names', () => {
      const below = concernsOf(MAP)?.below.map(({ change, uses }) => [change.now[0]?.name, uses[0]?.by]);
      assert.deepEqual(below, [['Marketing Channel Management', 'Sell']]);
    });

    it('look at the other side for a map that is on the newer release', () => {
      const map = 'etom: 25.5\nprocesses: { p: { name: P, elements: [1.12.9 Selling, 1.1.23, 1.3.3] } }\n';
      const concerns = concernsOf(map);
      assert.equal(concerns?.side, 'to');
      assert.deepEqual(
        concerns?.concerns.map(({ change }) => [change.kind, change.was[0]?.id]),
        [
          ['renumbered', '1.1.9'],
          ['added', undefined],
        ],
      );
    });

    it('say nothing of one on another release', () => {
      assert.equal(concernsOf(MAP, '25.5', '26.0'), undefined);
      assert.equal(concernsOf('map: north\n'), undefined);
    });

    it('lead to each line, and let its words form no markup', () => {
      const map = readMap(MAP.replace('name: Sell', 'name: "[Sell](x) <b>"'));
      const diff = compared('25.0', '25.5');
      const maps = [mapConcerns(diff, map)].filter((one) => one !== undefined);
      const markdown = diffMarkdown(
        { diff, maps, isWhole: false, fileName },
        { place: (uri, line) => `${uri}#L${line + 1}`, element: ({ key }, side) => `${side}/${key}` },
      );
      assert.match(markdown, /^## In the map north$/m);
      assert.match(
        markdown,
        /^- renumbered: \[1\\?\.1\.9 Selling\]\(<from\/1\.1\.9>\) → \[1\\?\.12\.9 Selling\]\(<to\/1\.12\.9>\)/m,
      );
      assert.match(
        markdown,
        /^ {2}- process \\\[Sell\\\]\\\(x\\\) \\<b\\>, \[1\\?\.etom\.yaml:7\]\(<file:\/\/\/1\.etom\.yaml#L7>\)$/m,
      );
      assert.doesNotMatch(markdown, /By domain/);
    });
  });

  it('fill a table with one row for each element that one became', () => {
    const { rows } = changesTable(compared('25.0', '25.5'));
    assert.deepEqual(
      rows.filter(([kind]) => kind === 'split').map((row) => row.slice(3, 8)),
      [
        ['1.1', 'Market & Sales', 'Market', '1.1', 'Market'],
        ['1.1', 'Market & Sales', 'Sales', '1.12', 'Sales'],
      ],
    );
    assert.ok(rows.every((row) => row.length === changesTable(compared('25.0', '25.5')).columns.length));
  });
});
