/** Where the elements of each release stand in the picture. */
import assert from 'node:assert/strict';
import { type Grid, NOT_STATED, type Row } from '../../grid/model.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework } from '../support/framework.js';
import { elementIn, gridOf } from '../support/grid.js';

const gridOn = (release: string): Grid => gridOf(`etom: ${release}\n`);

const labels = (items: readonly { label: string }[]): string[] => items.map(({ label }) => label);

/** Where an element stands: its row, and its first column and the number of columns for each place. */
function placesOf(grid: Grid, id: string): [row: string, column: string, span: number][] {
  const { key } = elementIn(grid, id);
  return grid.panels.flatMap(({ columns, rows }) =>
    rows.flatMap((row: Row) =>
      row.places
        .filter(({ element }) => element === key)
        .map(({ column, span }): [string, string, number] => [row.label, columns[column]?.label ?? '', span]),
    ),
  );
}

describe('the frame of the grid', () => {
  it('has the two upper areas of classic side by side, in the order of the well-known picture', () => {
    const { panels } = gridOn('classic');
    assert.deepEqual(labels(panels), ['Strategy, Infrastructure & Product', 'Operations']);
    assert.deepEqual(
      panels.map(({ columns }) => labels(columns)),
      [
        ['Strategy & Commit', 'Infrastructure Lifecycle Management', 'Product Lifecycle Management'],
        ['Operations Support & Readiness', 'Fulfillment', 'Assurance', 'Billing'],
      ],
    );
    assert.deepEqual(
      panels.map(({ rows }) => labels(rows)),
      [
        [
          'Marketing & Offer Management',
          'Service Development & Management',
          'Resource Development & Management',
          'Supply Chain Development & Management',
        ],
        [
          'Customer Relationship Management',
          'Service Management & Operations',
          'Resource Management & Operations',
          'Supplier/Partner Relationship Management',
        ],
      ],
    );
  });

  it('has the groupings of Enterprise Management as the band of classic', () => {
    const { band, bandLabel } = gridOn('classic');
    assert.equal(bandLabel, 'Enterprise Management');
    assert.deepEqual(labels(band), [
      'Strategic & Enterprise Planning',
      'Enterprise Risk Management',
      'Enterprise Effectiveness Management',
      'Knowledge & Research Management',
      'Financial & Asset Management',
      'Stakeholder & External Relations Management',
      'Human Resources Management',
    ]);
    assert.deepEqual(
      band.map(({ elements }) => elements.length),
      [4, 5, 5, 3, 3, 6, 5],
    );
  });

  it('puts an element where its vertical crosses its grouping', () => {
    const grid = gridOn('classic');
    assert.deepEqual(placesOf(grid, '1.1.1.5'), [['Customer Relationship Management', 'Fulfillment', 1]]);
    assert.deepEqual(placesOf(grid, '1.2.4.2'), [
      ['Supply Chain Development & Management', 'Infrastructure Lifecycle Management', 1],
    ]);
    assert.deepEqual(placesOf(grid, '1.3.2.3'), [], 'in the band');
  });

  it('lets an element span the verticals that are side by side', () => {
    const grid = gridOn('classic');
    assert.deepEqual(placesOf(grid, '1.1.1.2'), [['Customer Relationship Management', 'Fulfillment', 3]]);
    assert.deepEqual(placesOf(grid, '1.1.3.5'), [['Resource Management & Operations', 'Assurance', 2]]);
    // The release lists these verticals in another order than its columns have.
    const current = gridOn('gb921-25.5');
    assert.deepEqual(placesOf(current, '1.3.3'), [['Customer', 'Business Value Development', 3]]);
    assert.deepEqual(placesOf(current, '1.5.7'), [['Resource', 'Operations Readiness & Support', 4]]);
  });

  it('repeats an element whose verticals are apart', () => {
    assert.deepEqual(placesOf(gridOn('gb921-25.5'), '1.1.14'), [
      ['Market', 'Business Value Development', 1],
      ['Market', 'Fulfillment', 1],
    ]);
  });

  it('has the domains of a current release as rows, Sales beside Market, and Enterprise as the band', () => {
    const { panels, band, bandLabel } = gridOn('gb921-25.5');
    assert.equal(panels.length, 1);
    assert.deepEqual(labels(panels[0]?.rows ?? []), [
      'Market',
      'Sales',
      'Product',
      'Customer',
      'Service',
      'Resource',
      'Business Partner',
    ]);
    assert.equal(panels[0]?.columns.length, 7);
    assert.deepEqual(labels(band), ['Enterprise']);
    assert.equal(band[0]?.elements.length, 18);
    assert.equal(bandLabel, undefined);
    assert.deepEqual(labels(gridOn('gb921-25.0').panels[0]?.rows ?? []).slice(0, 2), [
      'Market & Sales',
      'Product',
    ]);
  });

  it('has a column for elements whose vertical is not stated, only where there are some', () => {
    const columns = (release: string) => gridOn(release).panels[0]?.columns ?? [];
    assert.equal(columns('gb921-25.5').at(-1)?.label, 'Billing');
    assert.equal(columns('gb921-26.0').at(-1)?.key, NOT_STATED);
    assert.deepEqual(placesOf(gridOn('gb921-26.0'), '1.6.1'), [
      ['Business Partner', 'Vertical not stated', 1],
    ]);
  });

  it('shows an element whose parents the release lacks in the row of its domain', () => {
    const grid = gridOn('gb921-24.0');
    assert.deepEqual(placesOf(grid, '1.2.9.2.1.1.1'), [['Product', 'Vertical not stated', 1]]);
    assert.equal(elementIn(grid, '1.2.9.2.1.1.1').level, 6);
  });

  for (const { name } of RELEASES) {
    it(`has every level-2 element of ${name}, in exactly its verticals`, () => {
      const { elements } = framework(name);
      const grid = gridOn(name);
      const banded = new Set(grid.band.flatMap((group) => group.elements));
      for (const { key, level, kind, verticals, parent } of elements) {
        if (level !== 2 || kind !== 'process') continue;
        const columns = grid.panels.flatMap((panel) =>
          panel.rows.flatMap((row) =>
            row.places
              .filter(({ element }) => element === key && row.key === parent?.key)
              .flatMap(({ column, span }) => panel.columns.slice(column, column + span)),
          ),
        );
        const wanted = banded.has(key)
          ? []
          : verticals.length > 0
            ? elements.filter((element) => verticals.includes(element)).map((vertical) => vertical.key)
            : [NOT_STATED];
        assert.deepEqual(
          columns.map((column) => column.key),
          wanted,
          key,
        );
        assert.ok(grid.elements[key], key);
      }
    });
  }
});
