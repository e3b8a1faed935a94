import {
  BASES,
  type Basis,
  EVENTS,
  type EventKind,
  type HistoryData,
  type StationRow,
  weakest,
} from './history-data.js';

/** What an element was called from a release on. */
export interface Place {
  /** The release's number: 0 is the classic one, then the current ones, oldest to newest. */
  readonly release: number;
  readonly id: string | undefined;
  readonly name: string;
  /** How it is known to follow the place before it; of a classic one, how it is tied to its anchor. */
  readonly basis: Basis;
  /** The release whose place a classic one is tied to. */
  readonly anchor: number;
}

/** What became of a lineage that ended. */
export interface LineageEvent {
  readonly kind: EventKind;
  readonly from: number;
  readonly to: readonly number[];
  readonly basis: Basis;
}

/** The lineages of all releases, by their numbers. Immutable. */
export class Lineages {
  readonly releases: readonly string[];
  readonly #ofRows: readonly (readonly number[])[];
  readonly #rows: readonly ReadonlyMap<number, number>[];
  readonly #presence = new Map<number, number[]>();
  readonly #places: ReadonlyMap<number, readonly Place[]>;
  readonly #after: ReadonlyMap<number, LineageEvent>;
  readonly #before = new Map<number, LineageEvent[]>();
  readonly #deleted: ReadonlySet<number>;

  constructor({ releases, runs, stations, events, deleted }: HistoryData) {
    this.releases = releases;
    this.#ofRows = runs.map(numbersOf);
    this.#rows = this.#ofRows.map((lineages) => new Map(lineages.map((lineage, row) => [lineage, row])));
    for (const [release, lineages] of this.#ofRows.entries()) {
      for (const lineage of lineages) push(this.#presence, lineage, release);
    }
    this.#places = new Map(stations.map(([lineage, rows]) => [lineage, placesOf(rows)]));
    const all = events.map(
      ([kind, from, to, basis]): LineageEvent => ({
        kind: EVENTS[kind] ?? 'candidates',
        from,
        to,
        basis: basisOf(basis),
      }),
    );
    this.#after = new Map(all.map((event) => [event.from, event]));
    for (const event of all) for (const lineage of event.to) push(this.#before, lineage, event);
    this.#deleted = new Set(deleted);
  }

  /** The lineage of a release's row. */
  of(release: number, row: number): number | undefined {
    return this.#ofRows[release]?.[row];
  }

  /** A lineage's row in a release that has it. */
  rowIn(release: number, lineage: number): number | undefined {
    return this.#rows[release]?.get(lineage);
  }

  /** The numbers of the releases that have it, in order. */
  presence(lineage: number): readonly number[] {
    return this.#presence.get(lineage) ?? [];
  }

  /** What became of it when it ended, where that is known. */
  after(lineage: number): LineageEvent | undefined {
    return this.#after.get(lineage);
  }

  /** What others became it, or may have. */
  before(lineage: number): readonly LineageEvent[] {
    return this.#before.get(lineage) ?? [];
  }

  /** True where TM Forum states that it was deleted. */
  isDeleted(lineage: number): boolean {
    return this.#deleted.has(lineage);
  }

  /** What it was called in a release; undefined where it is called the same in all. */
  placeIn(lineage: number, release: number): Place | undefined {
    return this.#places.get(lineage)?.findLast((place) => place.release <= release);
  }

  /** How its place in a release is known to follow the one before it. What ties a classic one is told of the two alone. */
  link(lineage: number, before: number, release: number): Basis | undefined {
    const classic = before === 0 ? this.placeIn(lineage, 0) : undefined;
    return classic?.basis ?? this.basis(lineage, before, release);
  }

  /** How it is known to be the same in two releases that have it: the weakest link between them; undefined within one. */
  basis(lineage: number, one: number, other: number): Basis | undefined {
    if (one === other) return undefined;
    const places = this.#places.get(lineage) ?? [];
    const [first] = places;
    const classic = first?.release === 0 && (one === 0 || other === 0) ? first : undefined;
    const [start = 0, end = 0] = [one, other].map((at) => at || (classic?.anchor ?? 0)).sort((a, b) => a - b);
    const isBetween = (release: number): boolean => release > start && release <= end;
    const links = places.filter(({ release }) => isBetween(release)).map(({ basis }) => basis);
    // What has no place of its own kept its id and name.
    if (links.length < this.presence(lineage).filter(isBetween).length) links.push('id-and-name');
    return weakest(...(classic ? [classic.basis] : []), ...links);
  }
}

function placesOf(rows: readonly StationRow[]): Place[] {
  let name = '';
  return rows.map(([release, id, own, basis, anchor = 0]) => {
    name = own || name;
    return { release, id: id || undefined, name, basis: basisOf(basis), anchor };
  });
}

function basisOf(number: number): Basis {
  return BASES[number] ?? 'words';
}

/** The numbers of runs: `[3, 2, 9, 1]` is 3, 4, 9. */
function numbersOf(runs: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const [first = 0, count = 0] = runs.slice(at, at + 2);
    for (let index = 0; index < count; index++) numbers.push(first + index);
  }
  return numbers;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
