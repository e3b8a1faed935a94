/** What stands in a cell of the picture, broken into lines, and how much room it needs. */
import type { Look, Translate } from './look.js';
import { isShape } from './marks.js';
import type { Grid, GridElement } from './model.js';
import { type GridMode, lookOf, openDecision } from './modes.js';
import { clip, type Font, type Line, lineOf, widthOf, wrap } from './text-width.js';

export const ID_FONT: Font = { size: 11 };
export const NAME_FONT: Font = { size: 13, bold: true };
export const NOTE_FONT: Font = { size: 11 };
export const PART_FONT: Font = { size: 11 };
export const SIGN_FONT: Font = { size: 11, bold: true };

export const PADDING = { left: 12, right: 7, top: 5, bottom: 6 } as const;
/** Heights of lines, and of the gaps between parts. */
export const LINE = { head: 15, name: 15.5, note: 14, part: 13.5 } as const;
export const PART_GAP = 3;
export const PART_PADDING = 4;
export const SHAPE_SIZE = 11;
/** Beside a sign. */
export const SIGN_GAP = 4;

const ID_GAP = 8;
const MOST_NAME_LINES = 6;
const MOST_PART_LINES = 6;
const MOST_NOTE_LINES = 2;

/** A line below the name. A decision begins with a flag, and may have more lines. */
export interface Note {
  readonly kind: 'words' | 'decision' | 'more';
  readonly line: Line;
}

/** An element with its texts, ready to be drawn at any place. */
export interface Cell {
  readonly element: GridElement;
  readonly look: Look;
  /** False for an element that the lens does not have. */
  readonly isInLens: boolean;
  /** What the tooltip says beside its own words. */
  readonly also: readonly string[];
  readonly id: Line | undefined;
  /** What it shows, beside the id; undefined where it stands below the name. */
  readonly words: Line | undefined;
  readonly name: readonly Line[];
  readonly notes: readonly Note[];
  /** Its level-3 elements, in so many columns. */
  readonly parts: readonly Part[];
  readonly columns: number;
  /** The height that it needs. */
  readonly height: number;
}

/** A level-3 element in the cell of its parent. */
export interface Part {
  readonly element: GridElement;
  readonly look: Look;
  readonly isInLens: boolean;
  readonly name: readonly Line[];
  readonly height: number;
}

export interface CellContext {
  readonly grid: Grid;
  readonly mode: GridMode;
  readonly details: readonly string[] | 'all';
  readonly t: Translate;
}

/**
 * Lays out the texts of an element.
 * @param width the width of the cell.
 * @param also where else the element stands.
 * @param columns in how many columns its level-3 elements are shown.
 */
export function makeCell(
  element: GridElement,
  width: number,
  also: readonly string[],
  columns: number,
  context: CellContext,
): Cell {
  const { grid, mode, details, t } = context;
  const look = lookOf(element, mode, grid, t);
  const room = width - PADDING.left - PADDING.right;
  const name = wrap(element.name, room, NAME_FONT, MOST_NAME_LINES);
  const id = element.id === undefined ? undefined : clip(element.id, room / 2, ID_FONT);
  const isNamed = mode === 'owner' || mode === 'system';
  const headline = headlineOf(look);
  const words =
    isNamed || !headline ? undefined : fitting(headline, room - (id?.width ?? 0) - signRoom(look) - ID_GAP);
  const notes = [
    ...(words || !headline ? [] : notesOf('words', look.words, room)),
    ...decisionNotes(element, room, t),
    ...(also.length > 0 ? notesOf('words', t('also in {0}', also.join(', ')), room) : []),
  ];
  const isOpen = details === 'all' || details.includes(element.key);
  const partWidth = (room - (columns - 1) * PART_GAP) / columns;
  const parts = isOpen
    ? element.children.flatMap((key) => makePart(grid.elements[key], partWidth, context) ?? [])
    : [];
  const height =
    PADDING.top +
    LINE.head +
    name.length * LINE.name +
    notes.length * LINE.note +
    partsHeight(parts, columns) +
    PADDING.bottom;
  const isInLens = grid.lens === undefined || element.inLens !== undefined;
  return { element, look, isInLens, also, id, words, name, notes, parts, columns, height };
}

/** The width of a sign with the gap beside it. */
export function signRoom({ mark }: Look): number {
  return (isShape(mark) ? SHAPE_SIZE : widthOf(mark, SIGN_FONT)) + SIGN_GAP;
}

/** The rows of a cell's level-3 elements; a row is as high as its highest one. */
export function partRows(parts: readonly Part[], columns: number): (readonly Part[])[] {
  const rows: Part[][] = [];
  for (let at = 0; at < parts.length; at += columns) rows.push(parts.slice(at, at + columns));
  return rows;
}

function partsHeight(parts: readonly Part[], columns: number): number {
  const rows = partRows(parts, columns);
  return rows.reduce((sum, row) => sum + rowHeight(row) + PART_GAP, rows.length > 0 ? PART_GAP : 0);
}

export function rowHeight(row: readonly Part[]): number {
  return Math.max(0, ...row.map(({ height }) => height));
}

function makePart(element: GridElement | undefined, width: number, context: CellContext): Part | undefined {
  if (!element) return undefined;
  const { grid, mode, t } = context;
  const look = lookOf(element, mode, grid, t);
  const label = element.id === undefined ? element.name : `${element.id} ${element.name}`;
  const room = width - 2 * PART_PADDING - signRoom(look);
  const name = wrap(label, room, PART_FONT, MOST_PART_LINES);
  const isInLens = grid.lens === undefined || element.inLens !== undefined;
  return { element, look, isInLens, name, height: name.length * LINE.part + 2 * PART_PADDING };
}

/** What stands in words beside the sign; undefined where the sign says it: a number. */
function headlineOf({ class: tone, words }: Look): string | undefined {
  return tone.startsWith('step-') ? undefined : words;
}

function decisionNotes(element: GridElement, room: number, t: Translate): Note[] {
  const decision = openDecision(element);
  if (decision === undefined) return [];
  const [first, ...more] = notesOf('more', t(decision), room - SHAPE_SIZE - SIGN_GAP);
  return first ? [{ ...first, kind: 'decision' }, ...more] : [];
}

function notesOf(kind: Note['kind'], text: string, room: number): Note[] {
  return wrap(text, room, NOTE_FONT, MOST_NOTE_LINES).map((line) => ({ kind, line }));
}

/** A text as a line, where it fits as it is. */
function fitting(text: string, room: number): Line | undefined {
  const line = lineOf(text, NOTE_FONT);
  return line.width <= room ? line : undefined;
}
