import { useMemo } from 'preact/hooks';
import type { Tone } from '../modes.js';
import type { Atlas } from './atlas.js';
import { emphasisOf } from './emphasis.js';
import type { Drawing } from './row.js';
import type { Settings } from './settings.js';
import type { Search } from './use-search.js';

interface Parts {
  readonly atlas: Atlas;
  readonly settings: Settings;
  readonly search: Search;
  /** The class of the legend that was chosen. */
  readonly chosen: Tone | undefined;
}

/** What the items are drawn by: the same object as long as nothing of it changes. */
export function useDrawing({ atlas, settings, search, chosen }: Parts): Drawing {
  const { mode, expanded } = settings;
  const { found, current } = search;
  return useMemo(() => {
    const keys = new Set(expanded === 'all' ? [] : expanded);
    const isExpanded = (key: string): boolean => expanded === 'all' || keys.has(key);
    const { grid } = atlas;
    return {
      atlas,
      mode,
      isExpanded,
      emphasisOf: emphasisOf({ grid, mode, search: { found, current }, chosen, isExpanded }),
    };
  }, [atlas, mode, expanded, found, current, chosen]);
}
