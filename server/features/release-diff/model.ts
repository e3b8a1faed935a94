/** What two releases differ in, as plain data. */
import type { Element } from '../../framework/element.js';
import { OUTCOMES, type Outcome } from '../../framework/history.js';

/**
 * Where an element of the newer side comes from: it is one of the older side for sure, several that are one now, or a part of
 * one that was split; perhaps it is one, and has candidates or none; or it is not there on the older side.
 */
export const ORIGINS = ['kept', 'joined', 'part', 'perhaps-added', 'added'] as const;
export type Origin = (typeof ORIGINS)[number];

/** How many elements of the one release have each outcome, and how many of the other each origin. Each adds up to its release. */
export interface Counts {
  readonly from: Readonly<Record<Outcome, number>>;
  readonly to: Readonly<Record<Origin, number>>;
}

/** Of which of the two releases an element is. */
export type Side = keyof Counts;

/** An element, as one names it to a reader and to a program. */
export interface DiffElement {
  readonly key: string;
  readonly id: string | undefined;
  readonly name: string;
  readonly level: number;
  /** The domain or functional grouping that it stands in, by name; undefined above them. */
  readonly domain: string | undefined;
}

/** The kinds of changes: what became of an element that was there, and what is new. */
export const CHANGES = [
  'renumbered',
  'renamed',
  'renumbered-and-renamed',
  'merged',
  'split',
  'undecided',
  'removed',
  'perhaps-added',
  'added',
] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** One change between two releases. */
export interface Change {
  readonly kind: ChangeKind;
  /** Of the element that was there; of what is new, its own. */
  readonly level: number;
  /** The element that it was; of what is perhaps added, the candidates; none of what is added. */
  readonly was: readonly DiffElement[];
  /** The element that it is; its parts; of what is undecided, the candidates, best first; none of what is removed. */
  readonly now: readonly DiffElement[];
  /** Of what is removed, what the nearest element above it became; of what is added, what the one right above it was. */
  readonly above: DiffElement | undefined;
  /** How it is known, or why not: a short sentence without a full stop. */
  readonly reason: string;
}

export interface LevelCounts extends Counts {
  readonly level: number;
}

/** What changed in a domain or functional grouping; in the release where an element was, or where it is new. */
export interface DiffGroup {
  /** The domain in each of the releases; undefined where it is not there, and in the group of what stands above domains. */
  readonly from: DiffElement | undefined;
  readonly to: DiffElement | undefined;
  readonly title: string;
  readonly counts: Counts;
  readonly levels: readonly LevelCounts[];
  /** By kind, then in the order of the framework. */
  readonly changes: readonly Change[];
  /** The changes that are counted and not in the list. */
  readonly deeper: number;
}

/** What two releases differ in. */
export interface ReleaseDiff {
  /** The canonical names of the releases. */
  readonly from: string;
  readonly to: string;
  readonly counts: Counts;
  readonly levels: readonly LevelCounts[];
  readonly groups: readonly DiffGroup[];
}

/** Counts to which one can add. */
export class Tally implements Counts {
  readonly from: Record<Outcome, number> = zeros(OUTCOMES);
  readonly to: Record<Origin, number> = zeros(ORIGINS);
}

/** The elements that counts are of, on a side. */
export function totalOf(counts: Counts, side: Side): number {
  return Object.values(counts[side]).reduce((sum, count) => sum + count, 0);
}

/** Whether an element of the older side is one of the newer side for sure, alone or with others. */
export function isSure(kind: ChangeKind | 'same'): boolean {
  return kind !== 'undecided' && kind !== 'removed' && kind !== 'perhaps-added' && kind !== 'added';
}

/** @param domain the domain that the element stands in, or is. */
export function diffElement({ key, id, name, level }: Element, domain: Element | undefined): DiffElement {
  return { key, id, name, level, domain: domain?.name };
}

function zeros<T extends string>(names: readonly T[]): Record<T, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<T, number>;
}
