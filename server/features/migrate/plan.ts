/** What a migration says of a map, as plain data: one entry for each reference to an element, and the edits. */
import type { ElementPlace } from '../../map/facts.js';
import type { Range } from '../../map/range.js';

/**
 * What becomes of a reference. The first four are sure, `merged` is too: the element has become one with others. `split`,
 * `undecided` and `removed` are for a person to decide, `decided` was. `own` names an extension of the map; what an `unclear` one
 * means is not known, and so it stays.
 */
export const MIGRATED = [
  'same',
  'renumbered',
  'renamed',
  'renumbered-and-renamed',
  'merged',
  'split',
  'undecided',
  'removed',
  'decided',
  'own',
  'unclear',
] as const;
export type Migrated = (typeof MIGRATED)[number];

/** A reference, and what becomes of it. */
export interface MigratedReference {
  readonly uri: string;
  /** In document ranges. */
  readonly range: Range;
  readonly place: ElementPlace;
  /** As it stands. */
  readonly text: string;
  readonly outcome: Migrated;
  /** The element that it means, as one writes it; undefined where that is not known. */
  readonly was: string | undefined;
  /** What it becomes, or the candidates. */
  readonly now: readonly string[];
  /** As it stands afterwards, without quotes; undefined where it was removed. */
  readonly written: string | undefined;
  /** Why, in a short sentence without a full stop. */
  readonly reason: string;
  /** True where it is read through an alias: it changes where its anchor stands. */
  readonly alias: boolean;
}

export interface MigrationEdit {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
}

/** An extension whose id the target release has for an element of its own. */
export interface TakenId {
  readonly uri: string;
  readonly range: Range;
  readonly id: string;
  /** The element of the target, as one writes it. */
  readonly holder: string;
}

export interface Migration {
  /** The release that the map names, as far as one is known; as it is written where we do not carry it. */
  readonly from: string | undefined;
  readonly to: string;
  /** In the order of files and lines. */
  readonly references: readonly MigratedReference[];
  /** They add up to the number of references. */
  readonly counts: Readonly<Record<Migrated, number>>;
  /** Of each file, in the order of lines; they do not overlap. */
  readonly edits: readonly MigrationEdit[];
  readonly taken: readonly TakenId[];
  /** The keys of decisions that no reference asked for. */
  readonly unused: readonly string[];
}

/** The outcomes that leave a reference to a person. */
export const OPEN: ReadonlySet<Migrated> = new Set(['split', 'undecided', 'removed']);

/** How many references have each outcome. */
export function countsOf(
  references: readonly Pick<MigratedReference, 'outcome'>[],
): Record<Migrated, number> {
  const counts = Object.fromEntries(MIGRATED.map((one) => [one, 0])) as Record<Migrated, number>;
  for (const { outcome } of references) counts[outcome]++;
  return counts;
}
