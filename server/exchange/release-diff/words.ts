/** Sentences of a comparison of two releases, that its formats have in common. */
import type { MapConcerns, MapUse } from '../../features/release-diff/concerns.js';
import {
  type Change,
  type Counts,
  type DiffElement,
  type ReleaseDiff,
  totalOf,
} from '../../features/release-diff/model.js';
import { changeLine, type Say, shortRelease } from '../../features/release-diff/words.js';
import { label } from '../../framework/element.js';

/** How a file is named to the reader. */
export type FileName = (uri: string) => string;

/** What is told with a comparison. */
export interface DiffReport {
  readonly diff: ReleaseDiff;
  readonly maps: readonly MapConcerns[];
  /** False where only what concerns the maps is asked for. */
  readonly isWhole: boolean;
  readonly fileName: FileName;
}

/** Both accounts: what became of the elements of the one release, and where those of the other come from. */
export function accounts({
  from,
  to,
  counts,
}: Pick<ReleaseDiff, 'from' | 'to' | 'counts'>): [string, string] {
  const { from: old, to: now } = counts;
  return [
    account(counts, 'from', from, [
      [old.same, 'the same'],
      [old.renumbered, 'renumbered'],
      [old.renamed + old['renumbered-and-renamed'], 'renamed'],
      [old.merged, 'merged'],
      [old.split, 'split'],
      [old.undecided, 'undecided'],
      [old.removed, 'removed'],
    ]),
    account(counts, 'to', to, [
      [now.kept, `known from ${shortRelease(from)}`],
      [now.joined, 'merged from several'],
      [now.part, 'parts of what was split'],
      [now['perhaps-added'], 'perhaps added'],
      [now.added, 'added'],
    ]),
  ];
}

function account(
  counts: Counts,
  side: 'from' | 'to',
  release: string,
  parts: readonly (readonly [number, string])[],
): string {
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const total = totalOf(counts, side);
  return `${total} ${total === 1 ? 'element' : 'elements'} of ${shortRelease(release)}: ${told.join(' · ')}`;
}

/** A change in one line, with how it is known. */
export function toldChange(change: Change, say: Say): string {
  return `${changeLine(change, say)} (${change.reason})`;
}

/** An element as text. */
export const plain: Say = (element: DiffElement) => label(element);

/** A map by its name, or its file where it has none. */
export function mapTitle({ name, files: [first = ''] }: MapConcerns, fileName: FileName): string {
  return name ?? fileName(first);
}

/** How many references of a map there are, and how many of them the differences concern. */
export function concernAccount({ counts, side }: MapConcerns, { from, to }: ReleaseDiff): string {
  const release = shortRelease(side === 'from' ? from : to);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = [
    `${counts.changed} to elements that changed`,
    `${counts.same} to elements that are the same`,
    ...(counts.own > 0 ? [`${counts.own} to extensions`] : []),
    ...(counts.unclear > 0 ? [`${counts.unclear} to no element of ${release}`] : []),
  ];
  return `${total} ${total === 1 ? 'reference' : 'references'}: ${parts.join(' · ')}`;
}

const PLACES: Readonly<Record<MapUse['place'], string>> = {
  process: 'process',
  system: 'system',
  step: 'step',
  parent: 'parent of extension',
  include: 'scope',
  exclude: 'excluded from the scope',
  assessment: 'assessment',
  gap: 'gap',
};

/** What of the map uses an element: `process New connection`. */
export function useWords({ place, by }: MapUse): string {
  return by === undefined ? PLACES[place] : `${PLACES[place]} ${by}`;
}
