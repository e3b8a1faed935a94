import { distance } from 'fastest-levenshtein';
import type { Element } from './element.js';
import type { Framework } from './framework.js';
import { normalize } from './normalize.js';

const trigramsOf = new WeakMap<Framework, Map<string, Element[]>>();

/** Candidates that share the most trigrams with a name and are then compared letter by letter. */
const CANDIDATES = 12;

/**
 * The elements whose names are nearest to a misspelled one, nearest first.
 * @param most how many at the most; fewer, or none, when nothing is near.
 */
export function nearestByName(framework: Framework, name: string, most: number): Element[] {
  const wanted = normalize(name);
  if (wanted.length < 3) return [];
  const index = trigramIndex(framework);
  const shared = new Map<Element, number>();
  for (const gram of trigrams(wanted)) {
    for (const element of index.get(gram) ?? []) shared.set(element, (shared.get(element) ?? 0) + 1);
  }
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, CANDIDATES)
    .map(([element]) => ({ element, far: distance(wanted, normalize(element.name)) }))
    .filter(({ element, far }) => far <= Math.max(2, Math.min(wanted.length, element.name.length) * 0.4))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ element }) => element);
}

/**
 * The elements whose ids are nearest to one that the release does not have: the nearest known element above it
 * bounds the search, and the ids below that one are compared digit by digit.
 */
export function nearestById(framework: Framework, id: string, most: number): Element[] {
  let above = id;
  let pool: readonly Element[] = [];
  while (pool.length === 0 && above.includes('.')) {
    above = above.slice(0, above.lastIndexOf('.'));
    pool = framework.byId(above)?.children ?? [];
  }
  return pool
    .filter((element) => element.id !== undefined)
    .map((element) => ({ element, far: distance(id, element.id ?? '') }))
    .filter(({ far }) => far <= 2)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ element }) => element);
}

/** The word of a list that is nearest to a misspelled one, or undefined when none is near. */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of words) {
    const far = distance(wanted, candidate.toLowerCase());
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

function trigramIndex(framework: Framework): Map<string, Element[]> {
  let index = trigramsOf.get(framework);
  if (index) return index;
  index = new Map();
  for (const element of framework.elements) {
    for (const gram of trigrams(normalize(element.name))) {
      const holders = index.get(gram);
      if (holders) holders.push(element);
      else index.set(gram, [element]);
    }
  }
  trigramsOf.set(framework, index);
  return index;
}

function trigrams(text: string): Set<string> {
  const result = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) result.add(text.slice(at, at + 3));
  return result;
}
