/** From elements to places, and from places to others. */
import type { Atlas, Spot } from './atlas.js';
import type { Drawing } from './row.js';
import type { Settings } from './settings.js';

/** The id of the place of an element of level 3, below a place of the element above it. */
export function placeBelow(spot: Spot, element: string): string {
  return `${spot.id}/${element}`;
}

/** The place of level 2 above a place of level 3. */
export function placeAbove({ spots, parents }: Atlas, place: string, element: string): Spot | undefined {
  return spots.get(parents.get(element) ?? '')?.find((spot) => placeBelow(spot, element) === place);
}

/** The first place of an element, and the element that has to be expanded to see it there. */
export function wayTo(
  { spots, parents }: Atlas,
  element: string,
): { readonly place: string; readonly above?: string } | undefined {
  const own = spots.get(element)?.[0];
  if (own) return { place: own.id };
  const above = parents.get(element);
  const spot = spots.get(above ?? '')?.[0];
  return spot && { place: placeBelow(spot, element), above };
}

/** What is expanded when one element is expanded too, or is so no longer. */
export function withExpanded(
  { spots }: Atlas,
  expanded: Settings['expanded'],
  element: string,
  isWanted: boolean,
): Settings['expanded'] {
  if (expanded === 'all') return isWanted ? 'all' : [...spots.keys()].filter((key) => key !== element);
  const others = expanded.filter((key) => key !== element);
  return isWanted ? [...others, element] : others;
}

/** The place that is the tab stop: the one that had the focus last, or the nearest to it that is drawn. */
export function stopIn({ atlas, isExpanded }: Drawing, focused: string | undefined): string | undefined {
  const spots = [...atlas.rows.values()].flat();
  for (const spot of spots) {
    if (focused === spot.id) return focused;
    const { key, children } = spot.element;
    if (!children.some((child) => placeBelow(spot, child) === focused)) continue;
    return isExpanded(key) ? focused : spot.id;
  }
  return spots[0]?.id;
}

/** The next place of the element at a place, in a circle; undefined where it stands once. */
export function nextCopy({ atlas, isExpanded }: Drawing, place: string): string | undefined {
  for (const copies of atlas.spots.values()) {
    for (const [index, spot] of copies.entries()) {
      const { key, children } = spot.element;
      const next = copies[(index + 1) % copies.length];
      if (!next || next === spot) continue;
      if (place === spot.id) return next.id;
      const child = isExpanded(key) && children.find((each) => placeBelow(spot, each) === place);
      if (child) return placeBelow(next, child);
    }
  }
  return undefined;
}
