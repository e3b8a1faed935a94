/** Comparisons of releases in tests. */
import type { ReleaseDiff } from '../../server/features/release-diff/model.js';
import { releaseDiff } from '../../server/features/release-diff/release-diff.js';
import { framework, history } from './framework.js';

const made = new Map<string, ReleaseDiff>();

/** What two releases differ in, by the names that people give them: `25.0`. Made once. */
export function compared(from: string, to: string): ReleaseDiff {
  const pair = `${from} > ${to}`;
  const diff = made.get(pair) ?? releaseDiff(named(from), named(to), history);
  made.set(pair, diff);
  return diff;
}

function named(release: string): ReturnType<typeof framework> {
  return framework(release === 'classic' ? release : `gb921-${release.replace('gb921-', '')}`);
}
