import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Atlas } from './atlas.js';
import { Facts } from './facts.js';

/** How long the pointer rests before the card comes, and how long it has to reach the card, in milliseconds. */
const REST = 350;
const GRACE = 250;

/** The space between an item and its card, and around the card, in pixels. */
const GAP = 6;

interface CardProps {
  readonly atlas: Atlas;
  readonly isEditor: boolean;
  readonly picture: RefObject<HTMLElement | null>;
}

/** What there is to know of the element that the reader points to, or that has the focus. Escape takes it away. */
export function Card({ atlas, isEditor, picture }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  const item = useItem(picture, card);
  useLayoutEffect(() => {
    if (!item || !card.current) return;
    put(card.current, item);
    item.setAttribute('aria-describedby', 'card');
    return () => item.removeAttribute('aria-describedby');
  });
  const element = atlas.grid.elements[item?.dataset.key ?? ''];
  if (!item?.isConnected || !element) return null;
  return (
    <div ref={card} id="card" class="card" role="tooltip">
      <Facts element={element} atlas={atlas} isEditor={isEditor} />
    </div>
  );
}

/** The item whose card is shown: the one under the pointer, or the one that got the focus by a key. */
function useItem(
  picture: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
): HTMLElement | undefined {
  const [item, show] = useState<HTMLElement>();
  useEffect(() => {
    const { current: root } = picture;
    if (!root) return;
    const ends = new AbortController();
    const { signal } = ends;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (next: HTMLElement | undefined): void => {
      clearTimeout(timer);
      timer = setTimeout(() => show(next), next ? REST : GRACE);
    };
    const on = (target: EventTarget, type: string, listener: (event: Event) => void): void =>
      target.addEventListener(type, listener, { signal });
    on(document, 'pointerover', ({ target }) => {
      if (isInside(card.current, target)) clearTimeout(timer);
      else soon(itemAt(target));
    });
    on(document.documentElement, 'pointerleave', () => soon(undefined));
    on(root, 'focusin', ({ target }) => {
      const next = itemAt(target);
      if (next?.matches(':focus-visible')) soon(next);
    });
    on(root, 'focusout', () => soon(undefined));
    on(root, 'scroll', () => {
      clearTimeout(timer);
      show(undefined);
    });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        clearTimeout(timer);
        // The first Escape is for the card alone.
        if (card.current) event.stopPropagation();
        show(undefined);
      },
      { signal, capture: true },
    );
    return () => {
      clearTimeout(timer);
      ends.abort();
    };
  }, [picture, card]);
  return item;
}

function isInside(part: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && (part?.contains(target) ?? false);
}

function itemAt(target: EventTarget | null): HTMLElement | undefined {
  const item = target instanceof Element ? target.closest('.item') : null;
  return item?.querySelector<HTMLElement>('[data-key]') ?? undefined;
}

/** Puts the card below its item, or above it where there is more room. */
function put(card: HTMLElement, item: HTMLElement): void {
  const { left, top, bottom } = item.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = bottom + GAP + height <= clientHeight || clientHeight - bottom >= top;
  const y = isBelow ? bottom + GAP : top - GAP - height;
  card.style.left = `${Math.max(GAP, Math.min(left, clientWidth - width - GAP))}px`;
  card.style.top = `${Math.max(GAP, Math.min(y, clientHeight - height - GAP))}px`;
}
