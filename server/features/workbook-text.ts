import type { Element } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { ownTexts } from '../framework/own-catalogue.js';
import { escapeMarkdown, shorten } from './markdown.js';

/** What stands above the words of a workbook, so that nobody takes them for ours. */
export const WORKBOOK_TITLE = 'From your GB921 workbook (© TM Forum)';

/**
 * What the user's own GB921 workbook says of an element, as Markdown without a title; "" where it says nothing. For hover and
 * the page of an element alone: whatever can leave this machine goes without.
 * @param most UTF-16 units that are shown of each description.
 */
export function workbookMarkdown(
  element: Element,
  framework: Framework,
  most = Number.POSITIVE_INFINITY,
): string {
  return ownTexts(framework, element)
    .flatMap((text) => paragraphs(text, most))
    .join('\n\n');
}

/** A text as paragraphs of one line each, in which nothing is markup. */
function paragraphs(text: string, most: number): string[] {
  const lines: string[] = [];
  let left = most;
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/).map((each) => each.trim())) {
    if (line === '' || left <= 0) continue;
    lines.push(escapeMarkdown(shorten(line, left)));
    left -= line.length;
  }
  return lines;
}
