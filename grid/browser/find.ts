/** The search of the picture. */
import { words } from '../../server/framework/normalize.js';
import type { GridElement } from '../model.js';
import type { Atlas } from './atlas.js';

/**
 * The elements that a query finds, by the start of their id or the starts of all its words, in reading order: each
 * element of level 2 before those below it.
 * @returns their keys; undefined where nothing is looked for.
 */
export function find({ grid, spots }: Atlas, query: string): readonly string[] | undefined {
  const typed = query.trim();
  if (typed === '') return undefined;
  // An id and its name, as one copies it from a map.
  const wanted = words(typed.replace(/^[\d.]+\s+(?=\S)/, ''));
  const isFound = ({ id, name }: GridElement): boolean => {
    if (id?.startsWith(typed)) return true;
    const own = words(name);
    return wanted.length > 0 && wanted.every((word) => own.some((candidate) => candidate.startsWith(word)));
  };
  const found = new Set<string>();
  for (const key of spots.keys()) {
    const element = grid.elements[key];
    if (!element) continue;
    if (isFound(element)) found.add(key);
    for (const child of element.children) {
      const detail = grid.elements[child];
      if (detail && isFound(detail)) found.add(child);
    }
  }
  return [...found];
}
