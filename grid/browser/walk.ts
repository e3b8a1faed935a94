/** Walking over the picture by the keyboard: which item is next, by where the items are drawn. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much worse it is to leave the line one walks on than to go farther along it. */
const ASIDE = 4;

/** How far boxes side by side may overlap, in pixels: zoomed edges are rounded. */
const OVERLAP = 1;

/**
 * The nearest box in a direction, rather ahead than aside.
 * @returns its index; undefined where there is none.
 */
export function nearest(boxes: readonly Box[], from: Box, direction: Direction): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const ahead = distanceAhead(box, from, direction);
    if (ahead < -OVERLAP) continue;
    const cost = ahead + ASIDE * distanceAside(box, from, direction);
    if (cost < least) {
      least = cost;
      best = index;
    }
  }
  return best;
}

function distanceAhead(box: Box, from: Box, direction: Direction): number {
  if (direction === 'left') return from.left - box.right;
  if (direction === 'right') return box.left - from.right;
  if (direction === 'up') return from.top - box.bottom;
  return box.top - from.bottom;
}

/** The gap between the two across the direction, and a trifle for not being in line. */
function distanceAside(box: Box, from: Box, direction: Direction): number {
  const isAcross = direction === 'left' || direction === 'right';
  const [start, end] = isAcross ? [box.top, box.bottom] : [box.left, box.right];
  const [fromStart, fromEnd] = isAcross ? [from.top, from.bottom] : [from.left, from.right];
  return Math.max(0, start - fromEnd, fromStart - end) + Math.abs(start - fromStart) / 1000;
}
