/** The process map tree as branches that are looked into only when they are asked for. */
import type { MapDocument } from '../../map/document.js';
import { type Position, type Range, touches } from '../../map/range.js';
import type { MapNode } from '../../protocol.js';
import type { Severities } from '../../rules/rule.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';
import { type ProblemCounts, problemsOf } from './problems.js';

/** What a node of the tree stands for. */
export interface Branch {
  /** Tells it from its siblings and stays the same when the text around it is edited; without line breaks. */
  readonly key: string;
  /** The document and the part of it that are shown below it; without a part, its children say where they stand. */
  readonly uri: string;
  readonly extent?: Range;
  /** Makes its node. */
  readonly describe: () => Description;
  readonly children: () => readonly Branch[];
}

export type Description = Omit<MapNode, 'id' | 'uri' | 'errors' | 'warnings'> & Partial<ProblemCounts>;

/** Between the keys that lead to a node. */
export const JOINT = '\n';

/** Longest label, in UTF-16 units. */
const LONGEST = 120;

/** What all branches of a map look at. */
export class TreeContext {
  constructor(
    readonly map: ProcessMap,
    private readonly severities: Severities,
  ) {}

  /** The problems in a part of a document, or in all of it. */
  problemsIn(document: MapDocument, range?: Range): ProblemCounts {
    return problemsOf(document, this.map, this.severities).in(range);
  }
}

/** A branch without anything below it. */
export const NOTHING_BELOW = (): readonly Branch[] => [];

/** The branches with keys that differ: what is declared twice has a number behind its key. */
export function distinct(branches: readonly Branch[]): Branch[] {
  const seen = new Map<string, number>();
  return branches.map((branch) => {
    const key = branch.key.replace(/\s+/g, ' ');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...branch, key: count === 1 ? key : `${key}\t${count}` };
  });
}

/** The node of a branch. */
export function nodeOf(branch: Branch, above: string | undefined): MapNode {
  const described = branch.describe();
  return {
    errors: 0,
    warnings: 0,
    ...described,
    label: shorten(described.label, LONGEST) || '(empty)',
    details: described.details.filter((part) => part !== '').map((part) => shorten(part, LONGEST)),
    id: above === undefined ? branch.key : `${above}${JOINT}${branch.key}`,
    uri: branch.uri,
  };
}

/** The branches from one down to the innermost that stands at a position; undefined where none does. */
export function trailTo(branch: Branch, uri: string, position: Position): Branch[] | undefined {
  const { extent } = branch;
  if (extent && !touches(extent, position)) return undefined;
  for (const child of distinct(branch.children())) {
    const trail = child.uri === uri ? trailTo(child, uri, position) : undefined;
    if (trail) return [branch, ...trail];
  }
  return extent ? [branch] : undefined;
}

/** "1 element", "4 elements", "no subprocesses". */
export function countOf(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  return `${count === 0 ? 'no' : count} ${thing}${thing.endsWith('s') ? 'es' : 's'}`;
}

/** The lines of a tooltip, without those that have nothing to say. */
export function lines(...all: readonly string[]): string {
  return all.filter((line) => line.trim() !== '').join('\n');
}
