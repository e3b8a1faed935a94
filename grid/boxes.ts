/** The boxes that the picture consists of, and their measures in pixels. */
import type { Cell } from './cell.js';

/** A rectangle, in pixels of the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCell extends Box {
  readonly cell: Cell;
}

/** A text in a box: a vertical's head, a grouping's label. */
export interface Label extends Box {
  readonly kind: 'panel' | 'column' | 'row' | 'band';
  readonly text: string;
  readonly id?: string;
}

/** A part of the picture, or all that stands between the title and the legend. */
export interface Piece {
  /** Where it ends, from the top of the picture. */
  readonly bottom: number;
  /** The grounds of panels and the band. */
  readonly grounds: readonly Box[];
  /** The crossings of verticals and groupings. */
  readonly crossings: readonly Box[];
  readonly labels: readonly Label[];
  readonly cells: readonly PlacedCell[];
}

export const PANEL_GAP = 20;
export const LABEL_WIDTH = 120;
export const PANEL_HEAD = 30;
export const COLUMN_HEAD = 42;
/** Around the cells of a crossing. */
export const INSET = 4;
