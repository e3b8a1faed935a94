/** How the places of a row are laid out, so that it stays low and reads from the left. */
import type { Spot } from './atlas.js';

export interface Placement {
  /** How many lanes the wide places need, at the top of the row. */
  readonly lanes: number;
  /** Places that span several columns, with their lane, counted from 0. */
  readonly wide: readonly { readonly spot: Spot; readonly lane: number }[];
  /** The other places, stacked in their columns, each stack below the lanes that its column uses. */
  readonly stacks: readonly {
    readonly column: number;
    readonly lane: number;
    readonly spots: readonly Spot[];
  }[];
}

/** Lays out the places of a row: the wide ones in as few lanes as they need, the others below them. */
export function place(spots: readonly Spot[]): Placement {
  const lanes: boolean[][] = [];
  const wide = spots
    .filter(({ span }) => span > 1)
    .map((spot) => {
      const columns = Array.from({ length: spot.span }, (_, index) => spot.column + index);
      const free = lanes.findIndex((lane) => columns.every((column) => !lane[column]));
      const lane = free < 0 ? lanes.length : free;
      const taken = lanes[lane] ?? [];
      lanes[lane] = taken;
      for (const column of columns) taken[column] = true;
      return { spot, lane };
    });
  const columns = new Map<number, Spot[]>();
  for (const spot of spots) {
    if (spot.span > 1) continue;
    columns.set(spot.column, [...(columns.get(spot.column) ?? []), spot]);
  }
  const stacks = [...columns]
    .sort(([a], [b]) => a - b)
    .map(([column, own]) => ({ column, lane: lanes.findLastIndex((lane) => lane[column]) + 1, spots: own }));
  return { lanes: lanes.length, wide, stacks };
}
