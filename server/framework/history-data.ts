/** The shape of the release history as it is stored. Numbers of releases and bases are indexes of their lists. */

/**
 * How it is known what became of an element, the surest first: TM Forum states it (a rename note, the classic id, its list of
 * deleted elements); it has the same UID; the same id and name; the same name elsewhere; or only words and position speak for it.
 * Names are compared as everywhere; with the same id, one that is respelled or has its words in another order is the same.
 */
export const BASES = ['stated', 'uid', 'id-and-name', 'name', 'words'] as const;
export type Basis = (typeof BASES)[number];

/** A place of a lineage: what it was called from this release on, and how that is known. An empty name is the one before it. */
export type StationRow = readonly [release: number, id: string, name: string, basis: number, anchor?: number];

/** The kinds of events between lineages. */
export const EVENTS = ['split', 'merged', 'candidates'] as const;
export type EventKind = (typeof EVENTS)[number];

/** What became of a lineage that ended: its parts, what it is now part of, or the candidates, best first. */
export type EventRow = readonly [kind: number, from: number, to: readonly number[], basis: number];

/**
 * The release history as stored in one file. A lineage is an element through all releases that surely have it; it has at most
 * one place in each.
 */
export interface HistoryData {
  /** The classic release first, then the current ones, oldest to newest. */
  readonly releases: readonly string[];
  /** Per release, the lineages of its rows, as runs of consecutive numbers: the first, how many, the first, how many … */
  readonly runs: readonly (readonly number[])[];
  /** The places of the lineages whose ids and names did not stay the same, or that are classic or have events. */
  readonly stations: readonly (readonly [lineage: number, stations: readonly StationRow[]])[];
  readonly events: readonly EventRow[];
  /** The lineages that TM Forum states to be deleted. */
  readonly deleted: readonly number[];
}

/** The weakest of some bases; the surest where there is none. */
export function weakest(...bases: readonly Basis[]): Basis {
  return BASES[Math.max(0, ...bases.map((basis) => BASES.indexOf(basis)))] ?? 'stated';
}
