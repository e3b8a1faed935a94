/** A lineage: one element through the releases that have it, of which it is sure. */
import { type Basis, weakest } from '../server/framework/history-data.js';
import type { Place } from './history-facts.js';

export interface Lineage {
  /** Its places, oldest first; at most one a release. */
  readonly places: readonly Place[];
  /** How each place is known to follow the one before it; for a classic one, what ties it to its anchor. */
  readonly bases: ReadonlyMap<Place, Basis>;
  /** The release whose place a classic one is tied to. */
  readonly anchor: number;
}

/** All lineages in the making. */
export class Lineages {
  readonly #of = new Map<Place, Lineage>();

  constructor(places: Iterable<Place>) {
    for (const place of places) this.#of.set(place, { places: [place], bases: new Map(), anchor: 0 });
  }

  /** The lineage of a place. */
  of(place: Place): Lineage {
    return this.#of.get(place) ?? { places: [place], bases: new Map(), anchor: 0 };
  }

  /** Every lineage once, in the order of their first places. */
  all(): Lineage[] {
    return [...new Set(this.#of.values())];
  }

  /**
   * Makes one lineage of two.
   * @returns false, and does nothing, where both have a place in one release.
   */
  join(older: Place, newer: Place, basis: Basis): boolean {
    const [one, other] = [this.of(older), this.of(newer)];
    if (one === other) return true;
    const taken = new Set(one.places.map(({ release }) => release));
    if (other.places.some(({ release }) => taken.has(release))) return false;
    const bases = new Map([...one.bases, ...other.bases]);
    bases.set(older.release === 0 ? older : newer, basis);
    const places = [...one.places, ...other.places].sort((a, b) => a.release - b.release);
    const anchor = one.anchor || other.anchor || (older.release === 0 ? newer.release : 0);
    const joined = { places, bases, anchor };
    for (const place of places) this.#of.set(place, joined);
    return true;
  }
}

/** How a place is known to follow the one before it in its lineage. */
export function basisOf({ places, bases }: Lineage, place: Place): Basis {
  const known = bases.get(place);
  if (known) return known;
  const before = places[places.indexOf(place) - 1];
  if (!before || before.release === 0) return 'id-and-name';
  if (before.words === place.words) return before.id === place.id ? 'id-and-name' : 'name';
  // Two that meet in one classic element only are as sure as what ties them to it.
  return weakest('name', ...bases.values());
}
