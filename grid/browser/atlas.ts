/** Where everything stands in a picture: its places with their words, found by place, element and parent. */
import type { Grid, GridElement, Panel, Row } from '../model.js';
import { t } from './l10n.js';

/** One place of an element of level 2. */
export interface Spot {
  /** The same after an edit, as long as the element stays in its place. */
  readonly id: string;
  readonly element: GridElement;
  readonly column: number;
  readonly span: number;
  /** The verticals that it stands in; empty in the band. */
  readonly verticals: readonly string[];
  /** The area and the grouping, from the top. */
  readonly path: readonly string[];
}

export interface Atlas {
  readonly grid: Grid;
  /** The places of a row or a part of the band, by its key. */
  readonly rows: ReadonlyMap<string, readonly Spot[]>;
  /** The places of an element, in reading order; the elements come in reading order too. */
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
  /** The element of level 2 above an element of level 3. */
  readonly parents: ReadonlyMap<string, string>;
}

export function atlasOf(grid: Grid): Atlas {
  const rows = new Map<string, readonly Spot[]>();
  for (const panel of grid.panels) {
    for (const row of panel.rows) rows.set(row.key, spotsOfRow(grid, panel, row));
  }
  for (const { key, label, elements } of grid.band) {
    const places = elements.map((element) => ({ element, column: 0, span: 1 }));
    rows.set(
      key,
      spotsAt(grid, { key, places }, [label], () => []),
    );
  }
  const spots = new Map<string, Spot[]>();
  const parents = new Map<string, string>();
  for (const spot of [...rows.values()].flat()) {
    const { key, children } = spot.element;
    const known = spots.get(key);
    if (known) known.push(spot);
    else spots.set(key, [spot]);
    for (const child of children) if (!parents.has(child)) parents.set(child, key);
  }
  return { grid, rows, spots, parents };
}

function spotsOfRow(grid: Grid, { label, columns }: Panel, row: Row): Spot[] {
  // The one panel of a current release is the whole enterprise: its name says nothing.
  const path = grid.panels.length > 1 ? [label, row.label] : [row.label];
  return spotsAt(grid, row, path, (column, span) =>
    columns.slice(column, column + span).map((vertical) => vertical.label),
  );
}

function spotsAt(
  grid: Grid,
  { key, places }: Pick<Row, 'key' | 'places'>,
  path: readonly string[],
  verticals: (column: number, span: number) => readonly string[],
): Spot[] {
  return places.flatMap(({ element: name, column, span }) => {
    const element = grid.elements[name];
    if (!element) return [];
    const id = `${key}/${name}@${column}`;
    return [{ id, element, column, span, verticals: verticals(column, span), path }];
  });
}

/** The elements of level 3 below an element, as far as the picture has them. */
export function detailsOf(grid: Grid, { children }: GridElement): GridElement[] {
  return children.flatMap((key) => grid.elements[key] ?? []);
}

/** Several names as a phrase: "Fulfillment, Assurance and Billing". */
export function phrase(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t('{0} and {1}', names.slice(0, -1).join(', '), last);
}

/** An element as one says it: id and name. */
export function nameOf({ id, name }: GridElement): string {
  return id === undefined ? name : `${id} ${name}`;
}
