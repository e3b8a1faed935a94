/** Where the groupings without verticals stand: below the panels. */

import {
  type Box,
  COLUMN_HEAD,
  INSET,
  LABEL_WIDTH,
  type Label,
  PANEL_HEAD,
  type Piece,
  type PlacedCell,
} from './boxes.js';
import { type Cell, type CellContext, makeCell } from './cell.js';
import type { Band } from './model.js';
import { GAP, heightOf, stack } from './stack.js';

/** Groupings side by side, and elements side by side where there is but one grouping. */
const COLUMNS = 7;

/**
 * Lays the band out.
 * @param width its width.
 * @param top where it begins.
 */
export function layBand(width: number, top: number, context: CellContext): Piece {
  const { band, bandLabel } = context.grid;
  const [only, ...others] = band;
  if (only && others.length === 0) return alone(only, width, top, context);
  const labels: Label[] = [];
  const crossings: Box[] = [];
  const cells: PlacedCell[] = [];
  let y = top;
  if (bandLabel !== undefined) {
    labels.push({ kind: 'panel', text: bandLabel, x: 0, y, width, height: PANEL_HEAD - 4 });
    y += PANEL_HEAD;
  }
  const count = Math.min(COLUMNS, band.length);
  for (let at = 0; at < band.length; at += COLUMNS) {
    const groups = band.slice(at, at + COLUMNS);
    const slots = stack(
      groups.flatMap(({ elements }, column) => {
        const box = columnBox(column, count, width);
        const own = { x: box.x + INSET, width: box.width - 2 * INSET };
        return cellsOf(elements, own.width, context).map((cell) => ({ cell, column, span: 1, ...own }));
      }),
    );
    const below = y + COLUMN_HEAD + GAP;
    const height = heightOf(slots) + 2 * INSET;
    for (const [column, { label: text, id }] of groups.entries()) {
      const box = columnBox(column, count, width);
      labels.push({ kind: 'band', text, id, ...box, y, height: COLUMN_HEAD });
      crossings.push({ ...box, y: below, height });
    }
    for (const { item, top: own, height: cellHeight } of slots) {
      const { cell, x, width: cellWidth } = item;
      cells.push({ cell, x, y: below + INSET + own, width: cellWidth, height: cellHeight });
    }
    y = below + height + GAP;
  }
  return { bottom: y, grounds: [{ x: 0, y: top, width, height: y - top }], crossings, labels, cells };
}

/** One grouping alone stands like a row, its elements side by side. */
function alone({ label: text, id, elements }: Band, width: number, top: number, context: CellContext): Piece {
  const free = width - LABEL_WIDTH;
  const { width: own } = columnBox(0, COLUMNS, free);
  const cells: PlacedCell[] = [];
  let y = top + INSET;
  const all = cellsOf(elements, own, context);
  for (let at = 0; at < all.length; at += COLUMNS) {
    const line = all.slice(at, at + COLUMNS);
    const height = Math.max(...line.map((cell) => cell.height));
    for (const [column, cell] of line.entries()) {
      const { x } = columnBox(column, COLUMNS, free);
      cells.push({ cell, x: LABEL_WIDTH + x, y, width: own, height });
    }
    y += height + GAP;
  }
  const height = y - GAP + INSET - top;
  const label: Label = { kind: 'row', text, id, x: 0, y: top, width: LABEL_WIDTH - GAP, height };
  const ground = { x: 0, y: top, width, height };
  return { bottom: top + height, grounds: [ground], crossings: [], labels: [label], cells };
}

function columnBox(column: number, count: number, width: number): Pick<Box, 'x' | 'width'> {
  const each = width / count;
  return { x: column * each, width: each - GAP };
}

function cellsOf(elements: readonly string[], width: number, context: CellContext): Cell[] {
  return elements.flatMap((key) => {
    const element = context.grid.elements[key];
    return element ? [makeCell(element, width, [], 1, context)] : [];
  });
}
