import type { Grid, GridElement, Place } from '../../grid/model.js';
import { at, element, GRID, mapping } from './fixture.js';

/** A release of about 3,000 elements and 2,000 mappings, with all of level 3. */
export function largeGrid(): Grid {
  const [columns, rows, stacked, children] = [8, 8, 5, 8];
  const elements: GridElement[] = [];
  const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const states = ['full', 'partial', 'gap', 'planned', 'inherited'] as const;
  const places = (row: number): Place[] =>
    range(columns).flatMap((column) =>
      range(stacked).map((index) => {
        const key = `1.${row}.${column}.${index}`;
        const below = range(children).map((child) =>
          element(`${key}.${child}`, `Detail ${child} of the work in ${key}`, {
            level: 3,
            state: states[child % states.length] ?? 'gap',
            mappings: child % 2 === 0 ? [mapping(`Process ${key}`, `${key}.${child}`)] : [],
          }),
        );
        const own = element(key, `Element of the framework ${row} ${column} ${index}`, {
          state: states[(row + column + index) % states.length] ?? 'gap',
          definition: 'What is done here, in a sentence or two, as a release has it for its elements.',
          mappings: range(4).map((number) => mapping(`Process ${number} of ${key}`, key)),
          owners: [`Owner ${(row * column) % 12}`],
          systems: [`System ${index}`, `System ${column}`],
          children: below.map((each) => each.key),
        });
        elements.push(own, ...below);
        return at(key, column);
      }),
    );
  const panel = {
    key: 'all',
    label: 'Enterprise',
    columns: range(columns).map((column) => ({ key: `v${column}`, label: `Vertical ${column}` })),
    rows: range(rows).map((row) => ({ key: `d${row}`, label: `Domain ${row}`, places: places(row) })),
  };
  return {
    ...GRID,
    release: 'gb921-26.0',
    panels: [panel],
    band: [],
    elements: Object.fromEntries(elements.map((each) => [each.key, each])),
  };
}
