import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Host } from './host.js';
import type { Drawing } from './row.js';

interface Drawn {
  readonly host: Host;
  readonly picture: RefObject<HTMLElement | null>;
  readonly drawing: Drawing;
  /** When the grid came, in milliseconds of the page's clock. */
  readonly since: number;
  readonly matches: number;
}

/** Tells the host whenever the picture was drawn anew: how much is in it, and how long it took. */
export function useDrawn({ host, picture, drawing, since, matches }: Drawn): void {
  const began = useMemo(() => performance.now(), [drawing]);
  const last = useRef<number>(undefined);
  useLayoutEffect(() => {
    const { current } = picture;
    if (!current) return;
    // Asking for its size lays the picture out, which is the larger part of the work.
    void current.scrollHeight;
    const time = performance.now() - (last.current === since ? began : since);
    last.current = since;
    const count = (selector: string): number => current.querySelectorAll(selector).length;
    const places = count('[data-place]');
    const details = count('.details [data-place]');
    const { mode, atlas } = drawing;
    const { summary } = atlas.grid;
    const drawn = { mode, summary, places: places - details, details, matches, time };
    host.send({ type: 'drawn', drawn });
  }, [drawing]);
}
