import { type Basis, type EventKind, weakest } from './history-data.js';
import type { Lineages } from './lineages.js';

/** Where a lineage arrives in a release. */
export interface Reach {
  readonly lineages: readonly number[];
  readonly way: 'straight' | 'merged' | 'split' | 'undecided' | 'removed';
  readonly basis: Basis | undefined;
  /** The release on the way that does not have it any more, or, backwards, not yet. */
  readonly lostIn: number | undefined;
}

const UNKNOWN: Reach = { lineages: [], way: 'undecided', basis: undefined, lostIn: undefined };
const REMOVED: Reach = { lineages: [], way: 'removed', basis: undefined, lostIn: undefined };

/**
 * Follows a lineage to the release `end`, through splits, merges and candidates, forwards or backwards in time.
 * @param start the release in which it is seen.
 */
export function reach(
  all: Lineages,
  lineage: number,
  start: number,
  end: number,
  seen: ReadonlySet<number> = new Set(),
): Reach {
  const present = all.presence(lineage);
  if (present.includes(end))
    return { lineages: [lineage], way: 'straight', basis: all.basis(lineage, start, end), lostIn: undefined };
  if (seen.has(lineage)) return UNKNOWN;
  const search: Search = { all, end, seen: new Set([...seen, lineage]) };
  const current = present.filter((release) => release > 0);
  const [first, last] = [current[0], current.at(-1)];
  if (end > 0 && (last === undefined || last < end)) return forwards(search, lineage, last ?? 0);
  if (first !== undefined && end < first) return backwards(search, lineage, first, start === 0);
  // It is away for a while and comes back: nothing tells what stands for it in between.
  const isBefore = start < end;
  const near = isBefore
    ? present.findLast((release) => release < end)
    : present.find((release) => release > end);
  const lostIn = near === undefined ? end : isBefore ? near + 1 : near - 1;
  return all.isDeleted(lineage) ? { ...REMOVED, basis: 'stated', lostIn } : { ...UNKNOWN, lostIn };
}

interface Search {
  readonly all: Lineages;
  readonly end: number;
  readonly seen: ReadonlySet<number>;
}

function forwards(search: Search, lineage: number, last: number): Reach {
  const event = search.all.after(lineage);
  const lostIn = last + 1;
  if (event) return through(search, event.to, event.kind, event.basis, lostIn, last === 0);
  if (search.all.isDeleted(lineage)) return { ...REMOVED, basis: 'stated', lostIn };
  // A classic name that is nowhere proves nothing: between the two lie releases of which little is known.
  return last === 0 ? { ...UNKNOWN, lostIn } : { ...REMOVED, basis: 'name', lostIn };
}

function backwards(search: Search, lineage: number, first: number, isClassic: boolean): Reach {
  const events = search.all.before(lineage);
  const stated = events.filter(({ kind }) => kind !== 'candidates');
  const sources = stated.length > 0 ? stated : events;
  const lostIn = search.end === 0 && first === 1 ? 0 : Math.max(search.end, first - 1);
  const none: Reach = isClassic ? { ...UNKNOWN, lostIn } : { ...REMOVED, basis: 'name', lostIn };
  const [event] = sources;
  if (!event) return none;
  const kind = REVERSED[event.kind];
  const lineages = sources.map(({ from }) => from);
  const found = through(search, lineages, kind, event.basis, lostIn, search.end === 0);
  return found.lineages.length === 0 && kind === 'candidates' ? none : found;
}

/** What was split was one before; what was merged was several. */
const REVERSED: Readonly<Record<EventKind, EventKind>> = {
  split: 'merged',
  merged: 'split',
  candidates: 'candidates',
};

/** Where the lineages on the other side of an event arrive. */
function through(
  { all, end, seen }: Search,
  lineages: readonly number[],
  kind: EventKind,
  basis: Basis,
  at: number,
  isClassic: boolean,
): Reach {
  // What is said of a classic element is said of the whole life of others; else of the end of it that is nearer.
  const near = (lineage: number): number => nearest(all.presence(lineage), isClassic ? end : at);
  const reached = lineages.map((lineage) => reach(all, lineage, near(lineage), end, seen));
  const found = [...new Set(reached.flatMap((one) => one.lineages))];
  const isSure =
    kind !== 'candidates' && reached.every(({ way }) => way !== 'undecided' && way !== 'removed');
  const weak = weakest(basis, ...reached.flatMap((one) => one.basis ?? []));
  if (!isSure || found.length === 0)
    return { lineages: found, way: 'undecided', basis: found.length > 0 ? 'words' : undefined, lostIn: at };
  return { lineages: found, way: found.length > 1 ? 'split' : 'merged', basis: weak, lostIn: undefined };
}

function nearest(releases: readonly number[], release: number): number {
  const [first = 0, ...others] = releases;
  const far = (number: number): number => Math.abs(number - release);
  return others.reduce((best, number) => (far(number) < far(best) ? number : best), first);
}
