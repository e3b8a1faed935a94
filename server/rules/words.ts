/** How messages speak of what the author wrote and of elements, so that a message stays short whatever stands in a map. */
import { type Element, label } from '../framework/element.js';

/** Longest piece of a text, in UTF-16 units; three pieces and a sentence fit into a message. */
const LONGEST = 60;

/** Controls, among them line breaks and those that turn the direction of writing: a message shows none of them. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** The text on one line and at most so many characters long; what is cut off is replaced by "…". */
export function cut(text: string, most = LONGEST): string {
  // Whatever the length of the text, only its start is looked at.
  const start = text.slice(0, 10 * most);
  const line = start.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= most && start.length === text.length) return line;
  const kept = line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

/** A text of the author's, in quotation marks. */
export function said(text: string): string {
  return `“${cut(text)}”`;
}

/** An element's id and name. */
export function titled(element: Element): string {
  return cut(label(element));
}

/** Elements as a choice: “1.1.1.5 Order Handling” or “1.1.1.6 Problem Handling”. */
export function choice(elements: readonly Element[]): string {
  return either(elements.map((element) => `“${titled(element)}”`));
}

/** Words as a choice: a, b or c. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
