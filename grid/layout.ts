/** Where everything of the picture stands. */
import { layBand } from './band-layout.js';
import {
  type Box,
  COLUMN_HEAD,
  INSET,
  LABEL_WIDTH,
  type Label,
  PANEL_GAP,
  PANEL_HEAD,
  type Piece,
} from './boxes.js';
import { type CellContext, makeCell } from './cell.js';
import type { Panel, Row } from './model.js';
import { GAP, heightOf, stack } from './stack.js';

const LEAST_ROW = 80;

/**
 * Lays the picture out.
 * @param width its width in pixels.
 */
export function layOut(width: number, context: CellContext): Piece {
  const { panels, band } = context.grid;
  const boxes = panelBoxes(panels, width);
  const head = headPiece(boxes);
  const pieces: Piece[] = [head];
  let y = head.bottom + GAP;
  for (const index of Array(Math.max(0, ...panels.map(({ rows }) => rows.length))).keys()) {
    const row = rowPiece(boxes, index, y, context);
    pieces.push(row);
    y = row.bottom + GAP;
  }
  const grounds = boxes.map(({ x, width: own }) => ({ x, y: 0, width: own, height: y }));
  if (band.length > 0) {
    const piece = layBand(width, y + PANEL_GAP, context);
    pieces.push(piece);
    y = piece.bottom;
  }
  return {
    bottom: y,
    grounds: [...grounds, ...pieces.flatMap((piece) => piece.grounds)],
    crossings: pieces.flatMap((piece) => piece.crossings),
    labels: pieces.flatMap((piece) => piece.labels),
    cells: pieces.flatMap((piece) => piece.cells),
  };
}

/** A panel and its columns, which are counted through all panels. */
interface PanelBox {
  readonly panel: Panel;
  readonly x: number;
  readonly width: number;
  readonly first: number;
  /** The box of one of its columns, or of several adjacent ones. */
  readonly column: (column: number, span: number) => Pick<Box, 'x' | 'width'>;
}

/** Panels side by side; all their columns are of one width. */
function panelBoxes(panels: readonly Panel[], width: number): PanelBox[] {
  const columns = panels.reduce((sum, panel) => sum + panel.columns.length, 0);
  const free = width - panels.length * LABEL_WIDTH - (panels.length - 1) * PANEL_GAP;
  const each = free / Math.max(1, columns);
  let [left, first] = [0, 0];
  return panels.map((panel) => {
    const [x, start] = [left, first];
    const own = LABEL_WIDTH + panel.columns.length * each;
    left += own + PANEL_GAP;
    first += panel.columns.length;
    const column = (index: number, span: number) => ({
      x: x + LABEL_WIDTH + (index - start) * each,
      width: span * each - GAP,
    });
    return { panel, x, width: own - GAP / 2, first: start, column };
  });
}

/** The names of the panels and of their verticals. */
function headPiece(boxes: readonly PanelBox[]): Piece {
  const labels = boxes.flatMap(({ panel, x, width, first, column }): Label[] => [
    { kind: 'panel', text: panel.label, x, y: 0, width, height: PANEL_HEAD - 4 },
    ...panel.columns.map(({ label }, index): Label => {
      const box = { ...column(first + index, 1), y: PANEL_HEAD, height: COLUMN_HEAD };
      return { kind: 'column', text: label, ...box };
    }),
  ]);
  return { bottom: PANEL_HEAD + COLUMN_HEAD, grounds: [], crossings: [], labels, cells: [] };
}

/** One row of all panels. */
function rowPiece(boxes: readonly PanelBox[], index: number, y: number, context: CellContext): Piece {
  const rows = boxes.flatMap((box) => {
    const row = box.panel.rows[index];
    return row ? [{ box, row }] : [];
  });
  const slots = stack(rows.flatMap(({ box, row }) => rowCells(row, box, context)));
  const height = Math.max(LEAST_ROW, heightOf(slots) + 2 * INSET);
  return {
    bottom: y + height,
    grounds: [],
    crossings: rows.flatMap(({ box }) =>
      box.panel.columns.map((_, column) => ({ ...box.column(box.first + column, 1), y, height })),
    ),
    labels: rows.map(({ box, row }) => {
      const { label: text, id } = row;
      return { kind: 'row', text, id, x: box.x, y, width: LABEL_WIDTH - GAP, height };
    }),
    cells: slots.map(({ item, top, height: own }) => {
      return { cell: item.cell, x: item.x, y: y + INSET + top, width: item.width, height: own };
    }),
  };
}

/** The cells of a row, those that span several columns first, since the others find room below them. */
function rowCells(row: Row, { panel, first, column: columnBox }: PanelBox, context: CellContext) {
  const places = [
    ...row.places.filter(({ span }) => span > 1),
    ...row.places.filter(({ span }) => span === 1),
  ];
  return places.flatMap(({ element: key, column, span }) => {
    const element = context.grid.elements[key];
    if (!element) return [];
    const box = columnBox(first + column, span);
    const width = box.width - 2 * INSET;
    const also = row.places
      .filter((other) => other.element === key && other.column !== column)
      .flatMap((other) => panel.columns.slice(other.column, other.column + other.span))
      .map(({ label }) => label);
    const cell = makeCell(element, width, also, span, context);
    return [{ cell, column: first + column, span, x: box.x + INSET, width }];
  });
}
