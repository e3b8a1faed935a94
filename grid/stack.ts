/** How the cells of a row are put on top of each other. */
import type { Cell } from './cell.js';

/** Between cells, in pixels. */
export const GAP = 5;

/** A cell with the columns that it takes; columns are counted through all panels. */
export interface Stacked {
  readonly cell: Cell;
  readonly column: number;
  readonly span: number;
}

/** Where a cell begins, below the row's upper edge, and how high it is. */
export interface Slot<T> {
  readonly item: T;
  readonly top: number;
  readonly height: number;
}

/**
 * Stacks the cells of a row, each as high up as its columns allow. Neighbours that begin at one height are of one height, unless
 * they are wide or show their details: these are as high as they have to be.
 * @param cells in the order in which they find their places.
 */
export function stack<T extends Stacked>(cells: readonly T[]): Slot<T>[] {
  const filled = new Map<number, number>();
  return lanesOf(cells).flatMap((lane) => {
    const placed = lane.map((item) => {
      const top = Math.max(...columnsOf(item).map((column) => filled.get(column) ?? 0));
      return { item, top, height: item.cell.height };
    });
    return placed.map((slot) => {
      const alike = isPlain(slot.item)
        ? placed.filter(({ item, top }) => isPlain(item) && top === slot.top)
        : [slot];
      const height = Math.max(...alike.map((other) => other.height));
      for (const column of columnsOf(slot.item)) filled.set(column, slot.top + height + GAP);
      return { ...slot, height };
    });
  });
}

/** The height of a row. */
export function heightOf(slots: readonly Slot<unknown>[]): number {
  return Math.max(0, ...slots.map(({ top, height }) => top + height));
}

/** The cells by how many stand above them: first those at the top. */
function lanesOf<T extends Stacked>(cells: readonly T[]): T[][] {
  const filled = new Map<number, number>();
  const lanes: T[][] = [];
  for (const cell of cells) {
    const columns = columnsOf(cell);
    const lane = Math.max(...columns.map((column) => filled.get(column) ?? 0));
    for (const column of columns) filled.set(column, lane + 1);
    const own = lanes[lane] ?? [];
    lanes[lane] = own;
    own.push(cell);
  }
  return lanes;
}

function columnsOf({ column, span }: Stacked): number[] {
  return Array.from({ length: span }, (_, index) => column + index);
}

function isPlain({ cell, span }: Stacked): boolean {
  return span === 1 && cell.parts.length === 0;
}
