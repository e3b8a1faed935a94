/** How many errors and warnings stand in a part of a document. */
import type { MapDocument } from '../../map/document.js';
import type { Position, Range } from '../../map/range.js';
import { check } from '../../rules/check.js';
import { isSettled } from '../../rules/map-checks.js';
import type { Severities } from '../../rules/rule.js';
import type { ProcessMap } from '../../workspace/process-map.js';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** The findings of a document, ready to be counted in any part of it. */
export class Problems {
  readonly #errors: readonly Position[];
  readonly #warnings: readonly Position[];

  /** Findings may come in any order; hints and pieces of information are no problems. */
  constructor(findings: Iterable<{ readonly severity: string; readonly range: Range }>) {
    const errors: Position[] = [];
    const warnings: Position[] = [];
    for (const { severity, range } of findings) {
      if (severity === 'error') errors.push(range.start);
      if (severity === 'warning') warnings.push(range.start);
    }
    this.#errors = errors.sort(compare);
    this.#warnings = warnings.sort(compare);
  }

  /** Those that start in a range; without one, all. */
  in(range?: Range): ProblemCounts {
    return { errors: countIn(this.#errors, range), warnings: countIn(this.#warnings, range) };
  }
}

interface Known {
  /** Whether the map-wide findings were those of the present state. */
  readonly isExact: boolean;
  readonly severities: Severities;
  readonly problems: Problems;
}

const known = new WeakMap<ProcessMap, Map<MapDocument, Known>>();

/**
 * The problems of a document of a map. They are looked for once for each state of the map and of the settings, and of a
 * large map once more at rest.
 */
export function problemsOf(document: MapDocument, map: ProcessMap, severities: Severities): Problems {
  const ofMap = known.get(map) ?? new Map<MapDocument, Known>();
  known.set(map, ofMap);
  const before = ofMap.get(document);
  const isExact = isSettled(map);
  if (before?.severities === severities && before.isExact === isExact) return before.problems;
  const problems = new Problems(check(document, map, severities, true));
  ofMap.set(document, { severities, isExact, problems });
  return problems;
}

function countIn(places: readonly Position[], range: Range | undefined): number {
  return range ? firstBehind(places, range.end) - firstAt(places, range.start) : places.length;
}

/** How many places stand before a position. */
function firstAt(places: readonly Position[], position: Position): number {
  return search(places, (place) => compare(place, position) < 0);
}

/** How many places stand before a position or at it. */
function firstBehind(places: readonly Position[], position: Position): number {
  return search(places, (place) => compare(place, position) <= 0);
}

/** How many places of an ascending list come first that are as wanted. */
function search(places: readonly Position[], isBefore: (place: Position) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place && isBefore(place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
