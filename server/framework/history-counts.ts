import type { Framework } from './framework.js';
import { type History, OUTCOMES, type Outcome } from './history.js';

/** How many elements of one release had each outcome in another, and how many of the other are new there. */
export type Counts = Readonly<Record<Outcome | 'added', number>>;

/** Counts what became of the elements of a release in another one. */
export function countsBetween(history: History, from: Framework, to: Framework): Counts {
  const counts: Record<string, number> = Object.fromEntries([...OUTCOMES, 'added'].map((name) => [name, 0]));
  for (const element of from.elements) {
    const { outcome } = history.fate(element, from, to);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const added = to.elements.filter((element) => history.fate(element, to, from).outcome === 'removed');
  return { ...(counts as Record<Outcome, number>), added: added.length };
}
