import type { CoverageView } from '../workspace/claims.js';
import { Coverage } from '../workspace/coverage.js';
import type { ProcessMap } from '../workspace/process-map.js';

const known = new WeakMap<ProcessMap, Map<string, Coverage>>();

/**
 * The coverage of one state of a map, computed once for each view and variant.
 * @param variant undefined for all variants together.
 */
export function coverageOf(map: ProcessMap, view: CoverageView = 'as-is', variant?: string): Coverage {
  const coverages = known.get(map) ?? new Map<string, Coverage>();
  known.set(map, coverages);
  const key = variant === undefined ? view : `${view} ${variant}`;
  const coverage = coverages.get(key) ?? new Coverage(map, view, variant);
  coverages.set(key, coverage);
  return coverage;
}
