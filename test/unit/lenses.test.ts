import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { addLenses } from '../../scripts/lens-data.js';
import { LENS_IDS, type ReleaseData } from '../../server/framework/element.js';
import { type Lens, leadsToLens, lensesOf, lensReason } from '../../server/framework/lenses.js';
import { RELEASES } from '../../server/framework/releases.js';
import { parseReference, resolve } from '../../server/framework/resolve.js';
import { framework, ROOT } from '../support/framework.js';

interface Entry {
  readonly element: string | string[];
  readonly reason: string;
  readonly since?: string;
  readonly until?: string;
}

const NO_EXTENSIONS = { byId: () => undefined, byName: () => [] };

const entriesOf = (file: 'classic' | 'gb921', lens: string): Entry[] =>
  parse(readFileSync(path.join(ROOT, `server/framework/lenses/${file}.yaml`), 'utf8'))[lens];

const lens = (release: string, id: string): Lens => {
  const found = lensesOf(framework(release)).find((candidate) => candidate.id === id);
  assert.ok(found, `${release} has the lens ${id}`);
  return found;
};

const idsIn = ({ members }: Lens): (string | undefined)[] => [...members.keys()].map(({ id }) => id);

describe('the lenses', () => {
  it('are the same two in each release', () => {
    for (const { name } of RELEASES) {
      assert.deepEqual(
        lensesOf(framework(name)).map(({ id, title }) => `${id}: ${title}`),
        ['customer-service: Customer service', 'revenue-assurance: Revenue assurance'],
      );
    }
    assert.equal(lensesOf(framework()), lensesOf(framework()), 'the same objects each time');
  });

  for (const [index, { name }] of RELEASES.entries()) {
    for (const id of LENS_IDS) {
      it(`find each member by id and name in ${name}: ${id}`, () => {
        const isClaimed = ({ since, until }: Entry): boolean => {
          const at = (release: string | undefined, otherwise: number): number =>
            release === undefined ? otherwise : RELEASES.findIndex((each) => each.name === release);
          return at(since, index) <= index && index <= at(until, index);
        };
        const entries = entriesOf(name === 'classic' ? 'classic' : 'gb921', id).filter(isClaimed);
        const members = entries.map(({ element }) => {
          const found = [element].flat().flatMap((text) => {
            const resolution = resolve(framework(name), NO_EXTENSIONS, text);
            const isExact = resolution.status === 'ok' && !resolution.misspelled;
            const { id: written } = parseReference(text);
            return isExact && written === resolution.element.id ? [resolution.element] : [];
          });
          const [only] = new Set(found);
          assert.ok(only, `${element} is an element of ${name}`);
          return only;
        });
        assert.deepEqual([...lens(name, id).members.keys()], members);
        assert.equal(new Set(members).size, members.length, 'none stands twice');
      });
    }
  }

  it('give each member a reason of its own, in a sentence', () => {
    for (const file of ['classic', 'gb921'] as const) {
      for (const id of LENS_IDS) {
        const reasons = entriesOf(file, id).map(({ reason }) => reason);
        for (const reason of reasons) assert.match(reason, /^[A-Z][^.]{20,140}\.$/, reason);
        assert.equal(new Set(reasons).size, reasons.length, `${file}, ${id}`);
      }
    }
  });

  it('have members of level 2, or below one that is none', () => {
    for (const { name } of RELEASES) {
      for (const each of lensesOf(framework(name))) {
        for (const { level, parent, id } of each.members.keys()) {
          assert.ok(level === 2 || level === 3, `${id} is of level ${level}`);
          assert.ok(!parent || lensReason(each, parent) === undefined, `${id} belongs to a member already`);
        }
      }
    }
  });

  it('hold the whole customer work of Operations, and the way from use to money', () => {
    const service = idsIn(lens('classic', 'customer-service'));
    for (let number = 1; number <= 9; number++) assert.ok(service.includes(`1.1.1.${number}`));
    const revenue = idsIn(lens('classic', 'revenue-assurance'));
    for (const id of ['1.1.3.5', '1.1.2.5', '1.1.1.8', '1.1.4.5', '1.3.2.3']) assert.ok(revenue.includes(id));
    const current = idsIn(lens('gb921-26.0', 'revenue-assurance'));
    for (const id of ['1.5.10', '1.4.8', '1.2.16', '1.2.17', '1.3.9', '1.3.10', '1.7.9.1'])
      assert.ok(current.includes(id));
  });

  it('follow an element whose id and name change from release to release', () => {
    const selling = (release: string): boolean =>
      idsIn(lens(release, 'customer-service')).includes(release >= 'gb921-25.5' ? '1.12.9' : '1.1.9');
    assert.ok(selling('gb921-25.0') && selling('gb921-25.5'));
    const receivables = ['gb921-23.0.1', 'gb921-23.5'].map((release) =>
      [...lens(release, 'revenue-assurance').members.keys()].find(({ id }) => id === '1.3.10'),
    );
    assert.deepEqual(
      receivables.map((element) => element?.name),
      ['Customer Bill Payments & Receivables Management', 'Customer Receivables Management'],
    );
  });
});

describe('an element belongs to a lens', () => {
  const revenue = lens('classic', 'revenue-assurance');
  const at = (id: string) => {
    const element = framework().byId(id);
    assert.ok(element);
    return element;
  };

  it('for its own reason, or for that of the member it decomposes', () => {
    const reason = lensReason(revenue, at('1.1.3.5'));
    assert.match(reason ?? '', /never billed/);
    assert.equal(lensReason(revenue, at('1.1.3.5.1')), reason);
  });

  it('not for what stands below it', () => {
    assert.match(lensReason(revenue, at('1.1.1.5.2')) ?? '', /^Control before use/);
    assert.equal(lensReason(revenue, at('1.1.1.5')), undefined);
    assert.equal(lensReason(revenue, at('1.1')), undefined);
  });

  it('and what stands above it, its verticals among them, leads to the lens', () => {
    for (const id of ['1.1.1.5', '1.1.1', '1.1', '1.3.2']) assert.ok(leadsToLens(revenue, at(id)), id);
    const names = framework()
      .verticals.filter((vertical) => leadsToLens(revenue, vertical))
      .map(({ name }) => name);
    assert.deepEqual(names, ['Operations Support & Readiness', 'Fulfillment', 'Assurance', 'Billing']);
    assert.ok(!leadsToLens(revenue, at('1.2')));
    assert.ok(!leadsToLens(revenue, at('1.1.3.5')), 'a member without members below it');
  });
});

describe('the data of lenses', () => {
  const data = (rows: readonly (readonly [id: string, name: string])[]): ReleaseData => ({
    release: 'classic',
    elements: rows.map(([id, name]) => [id, name, 5, 2, -1, [], 0, 0, 0, '', '']),
    laterIds: {},
    laterRelease: '',
    releases: [],
    moved: [],
    lenses: [],
  });

  it('is refused where a member is no element of a release', () => {
    const releases = new Map([['classic', data([['1.1.1.1', 'CRM Support & Readiness']])]]);
    assert.throws(
      () => addLenses(ROOT, releases),
      /Lens customer-service: “1\.1\.1\.2 Customer Interface Management” is 0 elements of classic, not 1\./,
    );
  });

  it('is refused where the id of a member bears another name', () => {
    const releases = new Map([['classic', data([['1.1.1.1', 'Something Else']])]]);
    assert.throws(() => addLenses(ROOT, releases), /“1\.1\.1\.1 CRM Support & Readiness” is 0 elements/);
  });
});
