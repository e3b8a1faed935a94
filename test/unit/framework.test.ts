/** The releases that we carry, against the published facts in schemas/releases. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '../../server/framework/element.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework } from '../support/framework.js';

const CURRENT = RELEASES.map(({ name }) => name).filter((name) => name !== 'classic');

/** The rows of a release's table: column → cell. */
function rows(release: string): Record<string, string>[] {
  const path = join(__dirname, '../../schemas/releases', `${release}.tsv`);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const [header = [], ...cells] = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'));
  return cells.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

const namesOf = (elements: readonly Element[]): string[] => elements.map(({ name }) => name);

const count = (release: string, wanted: (element: Element) => boolean): number =>
  framework(release).elements.filter(wanted).length;

describe('the classic release', () => {
  const classic = framework('classic');

  it('holds every row, by kind and level', () => {
    assert.equal(classic.elements.length, 336);
    const kinds: Record<string, number> = {};
    for (const { kind, level } of classic.elements) {
      kinds[`${kind} ${level}`] = (kinds[`${kind} ${level}`] ?? 0) + 1;
    }
    assert.deepEqual(kinds, {
      'area 0': 3,
      'vertical 1': 7,
      'horizontal 1': 8,
      'enterprise-grouping 1': 7,
      'process 2': 72,
      'process 3': 239,
    });
  });

  it('says of each element what its row says', () => {
    for (const row of rows('classic')) {
      const element = classic.byKey(row.key ?? '');
      assert.ok(element, row.key);
      assert.equal(element.id, row.id || undefined);
      assert.equal(element.name, row.name);
      assert.equal(element.kind, row.kind);
      assert.equal(element.level, Number(row.level));
      assert.equal(element.parent?.key ?? '', row.parent_key);
      assert.equal(element.idStatus, row.id_status);
      assert.equal(element.childList, row.children === 'none' ? 'unknown' : row.children);
      assert.equal(element.unconfirmed, row.confidence === 'low');
      if (element.kind === 'process') assert.equal(namesOf(element.verticals).join(','), row.verticals);
      if (element.id !== undefined) assert.equal(classic.byId(element.id), element);
    }
  });

  it('gives the areas, the verticals and the groupings in the framework’s order', () => {
    const [sip, operations, enterprise] = classic.roots;
    assert.deepEqual(namesOf(classic.roots), [
      'Strategy, Infrastructure & Product',
      'Operations',
      'Enterprise Management',
    ]);
    assert.deepEqual(namesOf(classic.verticals), [
      'Strategy & Commit',
      'Infrastructure Lifecycle Management',
      'Product Lifecycle Management',
      'Operations Support & Readiness',
      'Fulfillment',
      'Assurance',
      'Billing',
    ]);
    const groupings = [sip, operations, enterprise].map((area) =>
      namesOf((area?.children ?? []).filter(({ kind }) => kind !== 'vertical')),
    );
    assert.deepEqual(groupings[0], [
      'Marketing & Offer Management',
      'Service Development & Management',
      'Resource Development & Management',
      'Supply Chain Development & Management',
    ]);
    assert.deepEqual(groupings[1], [
      'Customer Relationship Management',
      'Service Management & Operations',
      'Resource Management & Operations',
      'Supplier/Partner Relationship Management',
    ]);
    assert.equal(groupings[2]?.length, 7);
  });

  it('lets an element stand in several verticals', () => {
    const element = classic.byId('1.1.3.5');
    assert.deepEqual(namesOf(element?.verticals ?? []), ['Assurance', 'Billing']);
    for (const vertical of element?.verticals ?? []) {
      assert.ok(element && classic.membersOf(vertical).includes(element));
      assert.equal(classic.partsOf(vertical), classic.membersOf(vertical));
    }
  });

  it('defines every element of levels 0 to 2', () => {
    const shallow = classic.elements.filter(({ level }) => level <= 2);
    assert.equal(shallow.length, 97);
    assert.deepEqual(namesOf(shallow.filter(({ definition }) => !definition)), []);
  });
});

describe('the current releases', function () {
  this.timeout(20_000);

  it('hold every row, below its nearest element', () => {
    for (const release of CURRENT) {
      const held = framework(release);
      const table = rows(release);
      assert.equal(
        count(release, ({ kind }) => kind === 'process'),
        table.length,
        release,
      );
      for (const row of table) {
        const id = row.id ?? '';
        const element = held.byId(id);
        assert.ok(element, `${release} ${id}`);
        assert.equal(element.name, row.name);
        assert.equal(element.level, Number(row.level));
        assert.equal(namesOf(element.verticals).join('|'), row.verticals);
        const direct = held.byId(row.parent ?? '');
        assert.equal(element.orphan, direct === undefined, `${release} ${id}`);
        assert.equal(element.parent, direct ?? nearest(release, id) ?? held.byName(row.domain ?? '')[0]);
        assert.ok(element.parent?.children.includes(element));
        if (element.orphan) assert.equal(element.parent?.childList, 'incomplete');
      }
    }
  });

  /** The nearest element above an id that the release has. */
  function nearest(release: string, id: string): Element | undefined {
    const steps = id.split('.');
    return steps
      .map((_, index) => framework(release).byId(steps.slice(0, index).join('.')))
      .findLast((element) => element !== undefined);
  }

  it('flag what stands below a missing parent', () => {
    const orphans = CURRENT.map((release) => count(release, ({ orphan }) => orphan));
    assert.deepEqual(orphans, [8, 8, 10, 0, 0, 0, 5]);
  });

  it('keep the level-2 elements whose vertical nobody states', () => {
    const unstated = CURRENT.map((release) =>
      count(
        release,
        ({ level, verticals, parent }) =>
          level === 2 && verticals.length === 0 && parent?.name !== 'Enterprise',
      ),
    );
    assert.deepEqual(unstated, [33, 26, 11, 11, 11, 0, 1]);
  });

  it('have seven verticals and seven or eight domains', () => {
    for (const release of CURRENT) {
      const held = framework(release);
      assert.deepEqual(namesOf(held.verticals), [
        'Strategy Management',
        'Capability Management',
        'Business Value Development',
        'Operations Readiness & Support',
        'Fulfillment',
        'Assurance',
        'Billing',
      ]);
      const domains = held.roots
        .filter(({ kind }) => kind === 'domain')
        .map(({ id, name }) => `${id} ${name}`);
      const split = ['gb921-25.5', 'gb921-26.0'].includes(release);
      assert.deepEqual(
        domains,
        [
          split ? '1.1 Market' : '1.1 Market & Sales',
          ...['1.2 Product', '1.3 Customer', '1.4 Service', '1.5 Resource', '1.6 Business Partner'],
          ...['1.7 Enterprise', ...(split ? ['1.12 Sales'] : [])],
        ],
        release,
      );
    }
  });

  it('define every vertical and domain', () => {
    for (const release of CURRENT) {
      const shallow = framework(release).elements.filter(({ level }) => level < 2);
      assert.deepEqual(namesOf(shallow.filter(({ definition }) => !definition)), [], release);
    }
  });
});
