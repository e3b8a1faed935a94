import type { Element } from './element.js';
import { words } from './normalize.js';

/** An element that answers a search, and how well (lower is better). */
export interface Match {
  readonly element: Element;
  readonly score: number;
}

const wordsOf = new WeakMap<Element, readonly string[]>();

/**
 * Finds elements by the start of their id or by the starts of any words of their name, in any order.
 * @param query what was typed so far; empty finds everything.
 * @returns the matches, best first: id, then name from its start, then other words; shallow before deep.
 */
export function search(elements: Iterable<Element>, query: string): Match[] {
  const typed = query.trim();
  const wanted = words(typed.replace(/^[\d.]+\s+(?=\S)/, ''));
  const matches: Match[] = [];
  for (const element of elements) {
    const score = typed === '' ? element.level : scoreOf(element, typed, wanted);
    if (score !== undefined) matches.push({ element, score });
  }
  return matches.sort((a, b) => a.score - b.score);
}

function scoreOf(element: Element, typed: string, wanted: readonly string[]): number | undefined {
  if (element.id?.startsWith(typed)) return element.id === typed ? 0 : 1 + element.level;
  if (wanted.length === 0) return undefined;
  let own = wordsOf.get(element);
  if (!own) {
    own = words(element.name);
    wordsOf.set(element, own);
  }
  let fromStart = true;
  for (const [index, word] of wanted.entries()) {
    if (!own.some((candidate) => candidate.startsWith(word))) return undefined;
    fromStart &&= own[index]?.startsWith(word) ?? false;
  }
  return (fromStart ? 20 : 40) + element.level;
}
