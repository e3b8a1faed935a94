/** Which elements stand out, and which step back for them. */
import type { Grid, GridElement } from '../model.js';
import { type GridMode, lookOf, type Tone } from '../modes.js';
import { t } from './l10n.js';
import type { Search } from './use-search.js';

/**
 * `found` and `current`: what was looked for or chosen in the legend, and the one that the search has come to; `holding`:
 * some below it were found, and it hides them; `dimmed`: it steps back; `outside`: the lens does not have it.
 */
export type Emphasis = 'found' | 'current' | 'holding' | 'dimmed' | 'outside' | undefined;

interface Choices {
  readonly grid: Grid;
  readonly mode: GridMode;
  readonly search: Pick<Search, 'found' | 'current'>;
  /** The class of the legend that was chosen. */
  readonly chosen: Tone | undefined;
  readonly isExpanded: (element: string) => boolean;
}

/** How each element stands out. What is looked for goes before what was chosen, and both before the lens. */
export function emphasisOf({
  grid,
  mode,
  search,
  chosen,
  isExpanded,
}: Choices): (element: GridElement) => Emphasis {
  const { found, current } = search;
  if (found) {
    const all = new Set(found);
    return ({ key, children }) => {
      if (key === current) return 'current';
      if (all.has(key)) return 'found';
      return !isExpanded(key) && children.some((child) => all.has(child)) ? 'holding' : 'dimmed';
    };
  }
  if (chosen !== undefined) {
    return (element) => {
      const { class: own, classes } = lookOf(element, mode, grid, t);
      return own === chosen || classes.includes(chosen) ? 'found' : 'dimmed';
    };
  }
  return ({ inLens }) => (grid.lens !== undefined && inLens === undefined ? 'outside' : undefined);
}
