/** What was looked for, and where the reader has come to among what was found. */
import { useMemo, useState } from 'preact/hooks';
import type { Atlas } from './atlas.js';
import { find } from './find.js';

export interface Search {
  /** The keys of the elements that were found, in reading order; undefined where nothing is looked for. */
  readonly found: readonly string[] | undefined;
  /** The key of the one that the reader has come to. */
  readonly current: string | undefined;
  /** Goes on to the next or the one before, in a circle; gives its key. */
  readonly next: (step: 1 | -1) => string | undefined;
}

export function useSearch(atlas: Atlas, query: string): Search {
  const found = useMemo(() => find(atlas, query), [atlas, query]);
  const [current, come] = useState<string>();
  return {
    found,
    current: current !== undefined && found?.includes(current) ? current : undefined,
    next(step) {
      if (!found || found.length === 0) return undefined;
      const at = current === undefined ? -1 : found.indexOf(current);
      // Before the first step there is nothing to go back from.
      const start = at < 0 && step < 0 ? 0 : at;
      const key = found[(start + step + found.length) % found.length];
      come(key);
      return key;
    },
  };
}
