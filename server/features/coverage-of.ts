/** The coverage of one state of a map, computed once for each view and variant. */
import type { CoverageView } from '../workspace/claims.js';
import { Coverage } from '../workspace/coverage.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { coverageOf } from './framework-tree/tree.js';

const known = new WeakMap<ProcessMap, Map<string, Coverage>>();

/** @param variant undefined for all variants together. */
export function coverageIn(map: ProcessMap, view: CoverageView, variant?: string): Coverage {
  // The tree shows this one too.
  if (view === 'as-is' && variant === undefined) return coverageOf(map);
  const coverages = known.get(map) ?? new Map<string, Coverage>();
  known.set(map, coverages);
  const key = `${view} ${variant ?? ''}`;
  const coverage = coverages.get(key) ?? new Coverage(map, view, variant);
  coverages.set(key, coverage);
  return coverage;
}
