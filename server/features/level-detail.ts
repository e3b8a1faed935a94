/** How far a process details the elements that it claims. */
import type { Element } from '../framework/element.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { decidedIn } from '../map/undecided.js';
import type { Claim } from '../workspace/claims.js';
import type { Coverage } from '../workspace/coverage.js';
import type { ProcessMap } from '../workspace/process-map.js';

/** The parts of one level. */
export interface LevelDetail {
  readonly level: number;
  /** Parts that the process, or a subprocess of it, claims, or of which it claims something below. */
  readonly mapped: number;
  /** Parts in scope. */
  readonly total: number;
  /** False where some element's list of children does not hold all: then there is no total to speak of. */
  readonly listComplete: boolean;
  /** The claims that make the parts mapped. */
  readonly claims: readonly Claim[];
}

/**
 * Counts, level by level, the parts of the elements that a process claims itself. The parts of an element are its
 * children (the members, of a vertical), without those that the scope excludes; an area has none to count. A part that
 * two elements share counts once. It is mapped where the process or one of its subprocesses, at any depth, has a claim of any
 * strength, full, partial or planned, on it or below it that counts in the view of the coverage: what is retired does not.
 * Extensions are not counted.
 */
export function detailOf(process: Declaration, map: ProcessMap, coverage: Coverage): LevelDetail[] {
  const path = pathOf(process);
  const isOwn = (claim: Claim): boolean => {
    const other = pathOf(claim.process);
    return other === path || other.startsWith(`${path}/`);
  };
  const levels = new Map<number, { parts: Map<Element, Claim[]>; listComplete: boolean }>();
  for (const element of claimedBy(process, map)) {
    const parts = map.catalogue?.framework.partsOf(element) ?? [];
    if (element.level < 1) continue;
    for (const part of parts) {
      if (coverage.of(part).state === 'excluded') continue;
      const level = levels.get(part.level) ?? { parts: new Map(), listComplete: true };
      levels.set(part.level, level);
      level.listComplete &&= element.childList === 'complete';
      if (!level.parts.has(part)) level.parts.set(part, claimsWithin(part, coverage).filter(isOwn));
    }
  }
  return [...levels]
    .sort(([a], [b]) => a - b)
    .map(([level, { parts, listComplete }]) => ({
      level,
      mapped: [...parts.values()].filter((claims) => claims.length > 0).length,
      total: parts.size,
      listComplete,
      claims: [...new Set([...parts.values()].flat())],
    }));
}

/** The elements that a process claims itself. */
function claimedBy(process: Declaration, map: ProcessMap): Element[] {
  const elements = new Set<Element>();
  const [located] = map.declarations('process', pathOf(process)).filter(({ item }) => item === process);
  const block = located?.document.blocks[located.block];
  for (const { place, by, text } of block ? decidedIn(block) : []) {
    const element = place === 'process' && by === process ? map.catalogue?.element(text.text) : undefined;
    if (element && element.kind !== 'extension') elements.add(element);
  }
  return [...elements];
}

/** The claims on an element and on everything below it. */
function claimsWithin(element: Element, coverage: Coverage): Claim[] {
  return [
    ...coverage.claimsOn(element),
    ...element.children.flatMap((child) => claimsWithin(child, coverage)),
  ];
}
