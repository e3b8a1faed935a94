import type { Table } from './table.js';

/** The index of the column that tells rows apart: the first in which no cell is empty, else the first. */
export function headColumn({ columns, rows }: Table): number {
  const isFull = (index: number): boolean =>
    rows.every((row) => row[index] !== undefined && row[index] !== '');
  return Math.max(
    0,
    columns.findIndex((_, index) => isFull(index)),
  );
}
