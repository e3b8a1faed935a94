/** What may have become of elements of which nothing is sure: by words and by position. */
import type { Place } from './history-facts.js';
import { likeness } from './history-words.js';
import type { Lineage, Lineages } from './lineages.js';

/** The most candidates that are kept of one element. */
const MOST = 3;
/** How alike names must be: anywhere; below the same parent or at the same id. */
const [ALIKE, ALIKE_THERE] = [0.75, 0.5];

/**
 * The candidates for an element, best first.
 * @param last its last place.
 * @param places the places that may be it, none of which is known to have been another one.
 * @param lineages tells what its parent and children became.
 */
export function candidatesOf(last: Place, places: readonly Place[], lineages: Lineages): Place[] {
  if (last.kind === 'area' || last.kind === 'horizontal') return domainsOf(last, places, lineages);
  if (last.kind === 'vertical') return [];
  const children = parentsOfChildren(last, places, lineages);
  const parent = last.parent && lineages.of(last.parent);
  const scored = places.flatMap((place) => {
    if (place.kind !== last.kind && place.kind !== 'process') return [];
    const alike = likeness(last.name, place.name);
    const isThere = place.id === last.id && last.release > 0;
    const below = place.parent !== undefined && lineages.of(place.parent) === parent;
    const share = children.get(place) ?? 0;
    const enough = share >= 0.5 || alike >= ALIKE || (alike >= ALIKE_THERE && (below || isThere));
    const score = alike + share + (isThere ? 0.3 : 0) + (below ? 0.2 : 0);
    return enough || (isThere && alike >= 0.25) ? [{ place, score }] : [];
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= best * 0.6)
    .sort((a, b) => b.score - a.score || a.place.row - b.place.row)
    .slice(0, MOST)
    .map(({ place }) => place);
}

/** Below which elements an element's children went on, or seem to, each with its share of them. */
function parentsOfChildren(
  last: Place,
  places: readonly Place[],
  lineages: Lineages,
): ReadonlyMap<Place, number> {
  const counts = new Map<Place, number>();
  for (const child of last.children) {
    const above = likelyPlace(child, places, lineages)?.parent;
    if (above) counts.set(above, (counts.get(above) ?? 0) + 1 / last.children.length);
  }
  return counts;
}

/** Where an element surely is among the places of a release, or else seems to be. */
function likelyPlace(old: Place, places: readonly Place[], lineages: Lineages): Place | undefined {
  const sure = placeIn(lineages.of(old), places[0]?.release ?? 0);
  return sure ?? (old.kind === 'process' ? candidatesOf(old, places, lineages)[0] : undefined);
}

/** The domains in which most of what lies below an element went on, the one with the most first. */
function domainsOf(last: Place, places: readonly Place[], lineages: Lineages): Place[] {
  const counts = new Map<Place, number>();
  const below = [last];
  for (let at = below.pop(); at; at = below.pop()) {
    below.push(...at.children);
    let top = likelyPlace(at, places, lineages);
    while (top?.parent) top = top.parent;
    if (top?.kind === 'domain') counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .filter(([, count]) => count >= all / 10)
    .sort(([, a], [, b]) => b - a)
    .map(([place]) => place);
}

/** A lineage's place in a release. */
export function placeIn({ places }: Lineage, release: number): Place | undefined {
  return places.find((place) => place.release === release);
}
