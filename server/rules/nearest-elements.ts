import { distance } from 'fastest-levenshtein';
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { Moved } from '../framework/moved.js';
import { nearestById, nearestByName, nearestWord } from '../framework/nearest.js';
import { normalize } from '../framework/normalize.js';
import { parseReference, type Resolution } from '../framework/resolve.js';
import type { Text } from '../map/value.js';
import type { Catalogue } from '../workspace/catalogue.js';
import { writeReference } from './reference-text.js';
import { type Fix, replace } from './rule.js';
import { choice, titled } from './words.js';

/** How many answers are offered for one wrong reference. */
const MOST = 3;

/** How many candidates a message names, so that it stays short. */
const MOST_NAMED = 2;

/** No element has a longer name; comparing a text that was pasted by mistake would only take time. */
const LONGEST = 200;

/** The elements that a reference without an element may have meant, the nearest first. */
export function nearestElements(catalogue: Catalogue, text: string, resolution: Resolution): Element[] {
  if (resolution.status === 'unknown' && resolution.named) return [resolution.named];
  if (text.length > LONGEST) return [];
  const { framework, extensions } = catalogue;
  const { id, name } = parseReference(text);
  const words = new Map(
    extensions.flatMap((one) => [[one.id ?? '', one] as const, [one.name, one] as const]),
  );
  const extension = words.get(nearestWord(text, words.keys()) ?? '');
  const found = [
    ...(extension ? [extension] : []),
    ...(id === undefined ? [] : nearestIds(framework, id)),
    ...(name === undefined ? [] : nearestNames(framework, name)),
  ];
  return [...new Set(found)].slice(0, MOST);
}

/** All brothers of an id are one digit away from it: those whose last numbers are nearest come first. */
function nearestIds(framework: Framework, id: string): Element[] {
  const last = (one = ''): number => Number(one.slice(one.lastIndexOf('.') + 1));
  const far = (element: Element): number => distance(id, element.id ?? '');
  const apart = (element: Element): number => Math.abs(last(element.id) - last(id)) || 0;
  const near = nearestById(framework, id, Number.POSITIVE_INFINITY);
  return nearest(
    near.sort((a, b) => far(a) - far(b) || apart(a) - apart(b)),
    far,
  );
}

function nearestNames(framework: Framework, name: string): Element[] {
  const wanted = normalize(name);
  return nearest(nearestByName(framework, name, MOST), (element) =>
    distance(wanted, normalize(element.name)),
  );
}

/** The elements that are as near as the nearest one, or nearly so: beside a slip of one letter nothing else is meant. */
function nearest(elements: readonly Element[], far: (element: Element) => number): Element[] {
  const least = Math.min(...elements.map(far));
  return elements.filter((element) => far(element) <= least * 1.5).slice(0, 2);
}

/** Fixes that put an element in place of a reference. None for a text of several lines. */
export function changeTo(text: Text, elements: readonly Element[], preferred = false): Fix[] {
  if (text.style === 'other') return [];
  return elements.map((element) => {
    const reference = label(element);
    return replace(`Change to ${reference}`, text.range, writeReference(text, reference), preferred);
  });
}

/** What became in a release of an element of another one, for a message. */
export function becameWords({ to, candidates, removedIn }: Moved, release: string): string {
  if (to) return `in ${release} it is “${titled(to)}”`;
  if (candidates.length === 0) return `${removedIn} removed it`;
  const more = candidates.length > MOST_NAMED ? ', or another' : '';
  return `in ${release} it may be ${choice(candidates.slice(0, MOST_NAMED))}${more}`;
}
