import type { Element } from './element.js';
import type { Framework } from './framework.js';
import { normalize } from './normalize.js';
import { parseReference } from './resolve.js';

/** An element of another release that this one has under another id or name, split, not any more, or nobody knows where. */
export interface Moved {
  /** The release that it is of. */
  readonly from: string;
  /** What it is in this release. */
  readonly to: Element | undefined;
  /** Its parts, or what it may be, best first, where it is not one element for sure. */
  readonly candidates: readonly Element[];
  /** The release that removed it. */
  readonly removedIn: string | undefined;
}

interface Index {
  readonly byIdAndName: ReadonlyMap<string, Moved>;
  /** Undefined where several elements bore the name. */
  readonly byName: ReadonlyMap<string, Moved | undefined>;
}

const indexes = new WeakMap<Framework, Index>();

/**
 * What became of a reference that is certainly to an element of another release: its id and name stand there together, or its
 * name alone, which this release does not have. An id alone proves nothing, since ids are used again.
 */
export function movedFrom(framework: Framework, text: string): Moved | undefined {
  const { id, name } = parseReference(text);
  if (name === undefined) return undefined;
  const words = normalize(name);
  const { byIdAndName, byName } = indexOf(framework);
  if (id !== undefined) return byIdAndName.get(`${id}\n${words}`);
  return framework.byName(name).length === 0 ? byName.get(words) : undefined;
}

function indexOf(framework: Framework): Index {
  const known = indexes.get(framework);
  if (known) return known;
  const { releases, moved } = framework.moved;
  const byIdAndName = new Map<string, Moved>();
  const byName = new Map<string, Moved | undefined>();
  for (const [from, id, name, to] of moved) {
    const rows = typeof to === 'number' ? [to] : to;
    const found = rows.flatMap((row) => framework.elements[row] ?? []);
    const [now] = typeof to === 'number' ? found : [];
    const words = normalize(name || (now?.name ?? ''));
    const one: Moved = {
      from: releases[from] ?? '',
      to: now,
      candidates: now ? [] : found,
      removedIn: typeof to === 'number' && to < 0 ? releases[-1 - to] : undefined,
    };
    if (id !== '') byIdAndName.set(`${id}\n${words}`, one);
    const other = byName.get(words);
    const isSame = !byName.has(words) || (other !== undefined && isEqual(other, one));
    byName.set(words, isSame ? (other ?? one) : undefined);
  }
  const index = { byIdAndName, byName };
  indexes.set(framework, index);
  return index;
}

function isEqual(one: Moved, other: Moved): boolean {
  const all = ({ to, candidates }: Moved): readonly Element[] => (to ? [to] : candidates);
  const [left, right] = [all(one), all(other)];
  return (
    one.removedIn === other.removedIn &&
    left.length === right.length &&
    left.every((element, index) => element === right[index])
  );
}
