/** The keys of the picture. */
import { type Direction, nearest } from './walk.js';

/** What the reader can do in the picture. */
export interface Moves {
  /** Shows the mappings of an element. */
  readonly open: (element: string) => void;
  /** Shows or hides the level-3 elements of an element of level 2. */
  readonly toggle: (element: string) => void;
  /** Shows or hides the level-3 elements of the element at a place; of one of level 3, those that it is among. */
  readonly expand: (place: string, element: string, isWanted: boolean) => void;
  /** Goes on to the next place of the element that stands at a place. */
  readonly toCopy: (place: string) => void;
  /** A place has got the focus. */
  readonly focus: (place: string) => void;
  readonly search: () => void;
  /** Takes back what stands out: what was looked for, what was chosen in the legend. */
  readonly clear: () => void;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function keyDown(event: KeyboardEvent & { currentTarget: HTMLElement }, moves: Moves): void {
  const { target, currentTarget: picture, key, ctrlKey, metaKey, altKey } = event;
  if (!(target instanceof HTMLElement) || altKey || metaKey) return;
  const { place, key: element } = target.dataset;
  if (key === '/' && !ctrlKey) moves.search();
  else if (key === 'Escape') moves.clear();
  else if (place === undefined || element === undefined) return;
  else if (key === '+' && !ctrlKey) moves.expand(place, element, true);
  else if (key === '-' && !ctrlKey) moves.expand(place, element, false);
  else if (key.toLowerCase() === 'c' && !ctrlKey) moves.toCopy(place);
  else if (!walk(picture, target, key, ctrlKey)) return;
  event.preventDefault();
}

/** Moves the focus by a key; false where the key is none of these. */
function walk(picture: HTMLElement, from: HTMLElement, key: string, isFar: boolean): boolean {
  const direction = DIRECTIONS[key];
  if (direction) goTo(nearestItem(itemsOf(picture), from, direction));
  else if (key === 'Home' || key === 'End') {
    const items = itemsOf(isFar ? picture : groupOf(from));
    goTo(key === 'Home' ? items[0] : items.at(-1));
  } else if (key === 'PageUp' || key === 'PageDown') {
    goTo(inNextGroup(picture, from, key === 'PageUp' ? 'up' : 'down'));
  } else return false;
  return true;
}

function goTo(item: HTMLElement | undefined): void {
  item?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function itemsOf(part: Element | null): HTMLElement[] {
  return [...(part?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
}

/** The row, or the part of the band, that an item stands in. */
function groupOf(item: Element): Element | null {
  return item.closest('.row, .part');
}

function nearestItem(
  items: readonly HTMLElement[],
  from: HTMLElement,
  direction: Direction,
): HTMLElement | undefined {
  const others = items.filter((item) => item !== from);
  const boxes = others.map((item) => item.getBoundingClientRect());
  const index = nearest(boxes, from.getBoundingClientRect(), direction);
  return index === undefined ? undefined : others[index];
}

/** The nearest item of the group above or below the one that an item stands in. */
function inNextGroup(
  picture: HTMLElement,
  from: HTMLElement,
  direction: 'up' | 'down',
): HTMLElement | undefined {
  const own = groupOf(from);
  if (!own) return undefined;
  const { top, bottom } = own.getBoundingClientRect();
  const { left, right } = from.getBoundingClientRect();
  const others = itemsOf(picture).filter((item) => groupOf(item) !== own);
  const boxes = others.map((item) => item.getBoundingClientRect());
  // Seen from the edge of the own group, so that the nearest item beyond it is the first one of the next.
  const index = nearest(boxes, { left, right, top, bottom }, direction);
  return index === undefined ? undefined : others[index];
}
