/** How much two names say the same, by the words that carry their meaning. */
import { normalize, words } from '../server/framework/normalize.js';

/** Words that say nothing of what an element is about. */
const EMPTY = new Set(['a', 'an', 'and', 'for', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Words that old and new names use for one thing. */
const SAME: Readonly<Record<string, string>> = {
  supplier: 'partner',
  party: 'partner',
  handle: 'manage',
  requisition: 'order',
  offering: 'offer',
};

const ENDINGS = /(?:ements?|ations?|ment|ings?|ion|ions|ies|ers?|es|ed|e|y|s)$/;

/** A name with its abbreviations as words. */
function spelledOut(name: string): string {
  return name
    .replace(/\bbusiness partners?\b/gi, 'partner')
    .replace(/\bS\/PRM\b/g, 'partner')
    .replace(/\bCRM\b/g, 'customer')
    .replace(/\bSM&O\b/g, 'service')
    .replace(/\bRM&O\b/g, 'resource');
}

/** The stems of a name's words, each once: `Sales Channel Management` → sal, channel, manag. */
export function stems(name: string): ReadonlySet<string> {
  return new Set(
    words(name)
      .filter((word) => !EMPTY.has(word))
      .map((word) => (word.length > 4 ? word.replace(ENDINGS, '') : word.replace(/s$/, ''))),
  );
}

const meanings = new Map<string, ReadonlySet<string>>();

/** The stems of what a name means: abbreviations as words, and old and new words for one thing as one. */
function meaning(name: string): ReadonlySet<string> {
  const known = meanings.get(name);
  if (known) return known;
  const meant = words(spelledOut(name)).map((word) => SAME[word] ?? word);
  const result = stems(meant.join(' '));
  meanings.set(name, result);
  return result;
}

/** Stems that say little. */
const FAINT = new Set(['manag', 'enterpriz']);

/** How alike two names are, from 0 to 1: twice the stems they share, of all their stems, by their weight. */
export function likeness(one: string, other: string): number {
  const [left, right] = [meaning(one), meaning(other)];
  const weight = (stem: string): number => (FAINT.has(stem) ? 0.25 : 1);
  const sum = (all: Iterable<string>): number => [...all].reduce((total, stem) => total + weight(stem), 0);
  const shared = [...left].filter((stem) => right.has(stem));
  const all = sum(left) + sum(right);
  return all === 0 ? 0 : (2 * sum(shared)) / all;
}

const compared = new Map<string, string>();

/** A name as names are compared; each is looked at once, for the releases share most of theirs. */
export function asCompared(name: string): string {
  const known = compared.get(name);
  if (known !== undefined) return known;
  const result = normalize(name);
  compared.set(name, result);
  return result;
}
