import type { RefObject } from 'preact';
import type { Change } from './app.js';
import type { Moves } from './keys.js';
import type { Drawing } from './row.js';
import type { Settings } from './settings.js';
import { useReveal } from './use-reveal.js';
import { nextCopy, placeAbove, stopIn, wayTo, withExpanded } from './ways.js';

interface Parts extends Pick<Moves, 'open' | 'search' | 'clear'> {
  readonly picture: RefObject<HTMLElement | null>;
  readonly drawing: Drawing;
  readonly settings: Settings;
  readonly change: Change;
}

interface Ways {
  readonly moves: Moves;
  /** The id of the place that is the tab stop; undefined where the picture is empty. */
  readonly stop: string | undefined;
  /** Brings an element into view, expanding the one above it where that hides it. */
  readonly goTo: (element: string, takesFocus: boolean) => void;
  readonly toPicture: () => void;
}

/** How the reader gets about in the picture. */
export function useMoves({ picture, drawing, settings, change, open, search, clear }: Parts): Ways {
  const reveal = useReveal(picture);
  const { atlas, isExpanded } = drawing;
  const stop = stopIn(drawing, settings.focused);
  const expand = (element: string, isWanted: boolean): void =>
    change(({ expanded }) => ({ expanded: withExpanded(atlas, expanded, element, isWanted) }));
  return {
    stop,
    goTo(element, takesFocus) {
      const way = wayTo(atlas, element);
      if (!way) return;
      if (way.above !== undefined) expand(way.above, true);
      change(() => ({ focused: way.place }));
      reveal(way.place, takesFocus);
    },
    toPicture() {
      if (stop !== undefined) reveal(stop, true);
    },
    moves: {
      open,
      search,
      clear,
      toggle: (element) => expand(element, !isExpanded(element)),
      expand(place, element, isWanted) {
        const above = placeAbove(atlas, place, element);
        if (!above) expand(element, isWanted);
        else if (!isWanted) {
          // It goes away with the others of its level: the focus goes up before.
          reveal(above.id, true);
          expand(above.element.key, false);
        }
      },
      toCopy(place) {
        const copy = nextCopy(drawing, place);
        if (copy !== undefined) reveal(copy, true);
      },
      focus: (place) => change(() => ({ focused: place })),
    },
  };
}
