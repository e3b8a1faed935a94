/** The signs of the states as shapes, so that they look alike whatever fonts there are. */
import { STATE_MARKS } from './modes.js';
import { tag } from './xml.js';

/** Shapes in a box of 12 by 12: what is drawn as a line, and what is filled. */
interface Shape {
  readonly line?: string;
  readonly fill?: string;
}

const RING = 'M11 6A5 5 0 1 1 1 6A5 5 0 1 1 11 6Z';

const SHAPES: Readonly<Record<string, Shape>> = {
  [STATE_MARKS.full]: { line: RING, fill: RING },
  [STATE_MARKS['rolled up']]: { line: 'M6 1.5L11 10.5H1Z', fill: 'M6 1.5L11 10.5H1Z' },
  [STATE_MARKS.inherited]: { line: 'M6 10.5L11 1.5H1Z', fill: 'M6 10.5L11 1.5H1Z' },
  [STATE_MARKS.partial]: { line: RING, fill: 'M6 1V11A5 5 0 0 1 6 1Z' },
  [STATE_MARKS.undetailed]: { line: RING, fill: 'M6 6V1A5 5 0 0 1 11 6Z' },
  [STATE_MARKS.planned]: { line: 'M6 0.8L11.2 6L6 11.2L0.8 6Z' },
  [STATE_MARKS['system only']]: { line: 'M1.5 1.5H10.5V10.5H1.5Z', fill: 'M1.5 1.5H10.5V10.5H1.5Z' },
  [STATE_MARKS.gap]: { line: RING },
  [STATE_MARKS.excluded]: { line: 'M2 2L10 10M10 2L2 10' },
};

/** Whether a mark is drawn as a shape, and not as letters. */
export function isShape(mark: string): boolean {
  return mark in SHAPES;
}

const FLAG = 'M2 11.5V0.5M2 1H10L8 3.75L10 6.5H2';

/**
 * A sign as a shape.
 * @param x, y its upper left corner.
 * @param size its width and height.
 * @returns SVG; undefined for a mark that is no sign of a state.
 */
export function shapeOf(mark: string, x: number, y: number, size: number, color: string): string | undefined {
  const shape = SHAPES[mark];
  if (!shape) return undefined;
  return tag(
    'g',
    {
      transform: `translate(${x} ${y}) scale(${size / 12})`,
      stroke: color,
      'stroke-width': 1.5,
      fill: 'none',
    },
    ...(shape.fill ? [tag('path', { d: shape.fill, fill: color, stroke: 'none' })] : []),
    ...(shape.line ? [tag('path', { d: shape.line })] : []),
  );
}

/** The flag of a decided gap. */
export function flag(x: number, y: number, size: number, color: string): string {
  return tag('path', {
    d: FLAG,
    transform: `translate(${x} ${y}) scale(${size / 12})`,
    fill: color,
    stroke: color,
    'stroke-width': 1.2,
  });
}
