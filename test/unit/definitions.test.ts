/** What we say of level 2 of the current releases: server/framework/definitions/gb921-level-2.yaml. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addLevel2Definitions, type IsSame } from '../../scripts/carried-definitions.js';
import { frameworkData } from '../../scripts/framework-data.js';
import type { Element, ElementRow, ReleaseData } from '../../server/framework/element.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework, ROOT } from '../support/framework.js';

const FEWEST_WORDS = 12;
const MOST_WORDS = 90;

/** Words that say nothing of an element by themselves. */
const STOP_WORDS = new Set(
  'a all an and any are as at be by for from has in into is it its no not of on or that the their to what which who with'.split(
    ' ',
  ),
);

const CURRENT = RELEASES.map(({ name }) => name).filter((name) => name !== 'classic');

const level2 = (release: string): Element[] => framework(release).elements.filter(({ level }) => level === 2);

const texts: Record<string, string> = parse(
  readFileSync(join(ROOT, 'server/framework/definitions/gb921-level-2.yaml'), 'utf8'),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];

/** The definitions of the file that fail a condition. */
const failing = (holds: (text: string, name: string) => boolean): string[] =>
  Object.entries(texts).flatMap(([name, text]) => (holds(text, name) ? [] : [`${name}: ${text}`]));

describe('the definitions of level 2 of the current releases', () => {
  it('are there for every element from 23.5 on, and in 23.0.1 for what surely went on', () => {
    const counts = CURRENT.map((release) => {
      const elements = level2(release);
      return [release, elements.filter(({ definition }) => definition).length, elements.length];
    });
    assert.deepEqual(counts, [
      ['gb921-23.0.1', 106, 115],
      ['gb921-23.5', 120, 120],
      ['gb921-24.0', 121, 121],
      ['gb921-24.5', 121, 121],
      ['gb921-25.0', 121, 121],
      ['gb921-25.5', 120, 120],
      ['gb921-26.0', 120, 120],
    ]);
  });

  it('can be told apart by name in 25.5', () => {
    const names = level2('gb921-25.5').map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  it(`have ${FEWEST_WORDS} to ${MOST_WORDS} words, in one to three sentences`, () => {
    const fits = (text: string): boolean => {
      const words = text.split(/\s+/).length;
      const sentences = text.split(/(?<=\.)\s+(?=[A-Z])/).length;
      return words >= FEWEST_WORDS && words <= MOST_WORDS && sentences <= 3 && text.endsWith('.');
    };
    assert.deepEqual(failing(fits), []);
  });

  it('say more in their first sentence than the name does', () => {
    const news = (text: string, name: string): boolean => {
      const known = new Set([...STOP_WORDS, ...wordsOf(name)]);
      const [first = ''] = text.split(/(?<=\.)\s+/);
      return wordsOf(first).filter((word) => !known.has(word)).length >= 5;
    };
    assert.deepEqual(failing(news), []);
  });

  it('are all different, in their first sentences too', () => {
    const firsts = Object.values(texts).map((text) => text.split('. ')[0]);
    assert.equal(new Set(firsts).size, firsts.length);
  });

  it('tell the element from a neighbor of level 2 by its name', () => {
    const names = new Set(CURRENT.flatMap(level2).map(({ name }) => name));
    const hasNeighbor = (text: string, own: string): boolean =>
      [...names].some((name) => name !== own && text.includes(name));
    assert.deepEqual(failing(hasNeighbor), []);
  });
});

describe('a definition', () => {
  const row = (id: string, name: string, level: number, parent: number): ElementRow => [
    id,
    name,
    5,
    level,
    parent,
    [],
    0,
    0,
    0,
    '',
    '',
  ];
  const release = (name: string, domain: string, id: string, element: string): ReleaseData => ({
    release: name,
    elements: [row(id.slice(0, 3), domain, 1, -1), row(id, element, 2, 0), row(`${id}.1`, element, 3, 1)],
    laterIds: {},
    laterRelease: '',
    releases: [],
    moved: [],
    lenses: [],
  });
  const now = release('gb921-25.5', 'Sales', '1.8.9', 'Selling');
  /** What an older release says of its element of level 2, where only “Selling” of 25.5 is defined. */
  const carried = (old: ReleaseData, isRenamed?: IsSame): string | undefined => {
    const releases = new Map([old, now].map((data) => [data.release, data]));
    return addLevel2Definitions({ Selling: 'Sells.' }, releases, isRenamed).get(old.release)
      ?.elements[1]?.[10];
  };

  it('holds in a release that has the element under the same name and id, or in the same domain', () => {
    assert.equal(carried(release('gb921-24.0', 'Trade', '1.8.9', 'Selling')), 'Sells.');
    assert.equal(carried(release('gb921-24.0', 'Sales', '1.8.2', 'SELLING')), 'Sells.');
  });

  it('holds in the domain that was divided later', () => {
    assert.equal(carried(release('gb921-24.0', 'Market & Sales', '1.1.9', 'Selling')), 'Sells.');
  });

  it('does not hold for a namesake in another domain, nor for another name under the same id', () => {
    assert.equal(carried(release('gb921-24.0', 'Product', '1.2.9', 'Selling')), '');
    assert.equal(carried(release('gb921-24.0', 'Sales', '1.8.9', 'Retailing')), '');
  });

  it('holds for an element of another name where it is known to be renamed', () => {
    const isRenamed: IsSame = ({ name }, defined) => name === 'Retailing' && defined.name === 'Selling';
    assert.equal(carried(release('gb921-24.0', 'Sales', '1.8.9', 'Retailing'), isRenamed), 'Sells.');
  });

  it('is given to level 2 alone, and not to the classic release', () => {
    const releases = new Map([[now.release, now]]);
    const [, , deep] = addLevel2Definitions({ Selling: 'Sells.' }, releases).get(now.release)?.elements ?? [];
    assert.equal(deep?.[10], '');
    assert.equal(carried(release('classic', 'Sales', '1.8.9', 'Selling')), '');
  });
});

describe('a definition in the file of level 2', function () {
  this.timeout(20_000);

  it('is refused when it is of no element of that level', () => {
    const root = mkdtempSync(join(tmpdir(), 'etom-definitions-'));
    try {
      for (const folder of ['schemas/releases', 'server/framework']) {
        cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
      }
      appendFileSync(join(root, 'server/framework/definitions/gb921-level-2.yaml'), '\nMarket: Words.\n');
      assert.throws(() => frameworkData(root), /gb921-level-2\.yaml .*: Market$/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
