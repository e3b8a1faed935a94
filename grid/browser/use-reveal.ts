import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Brings a place into view, by its id, and gives it the focus if wanted. */
export type Reveal = (place: string, takesFocus: boolean) => void;

/** A place can only be shown when it is there: maybe after the next drawing, maybe after the next answer of the host. */
export function useReveal(picture: RefObject<HTMLElement | null>): Reveal {
  const wanted = useRef<{ place: string; takesFocus: boolean }>(null);
  const show = (): void => {
    if (!wanted.current) return;
    const { place, takesFocus } = wanted.current;
    const item = picture.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    if (!item) return;
    wanted.current = null;
    item.scrollIntoView({ block: 'center', inline: 'center' });
    if (takesFocus) item.focus({ preventScroll: true });
  };
  useLayoutEffect(show);
  return (place, takesFocus) => {
    wanted.current = { place, takesFocus };
    show();
  };
}
