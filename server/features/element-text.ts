/** What we say of a framework element, as Markdown: in hover, completion, tooltips and pages. */
import { ancestors, type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { escapeLine, escapeMarkdown } from './markdown.js';

const KIND_WORDS: Readonly<Record<Element['kind'], string>> = {
  area: 'Area',
  vertical: 'End-to-end process (vertical)',
  horizontal: 'Functional grouping (horizontal)',
  'enterprise-grouping': 'Enterprise process grouping',
  domain: 'Domain (functional grouping)',
  process: 'Process',
  extension: "The organization's own element",
};

/** Children and neighbours shown in a hover; a page shows all. */
const MOST_SHOWN = 12;

/** What an element is, in a few words: "Level 2 · Process". */
export function kindOf(element: Element): string {
  return `Level ${element.level} · ${KIND_WORDS[element.kind]}`;
}

/** The names from the top down to the element's parent: "Operations › Customer Relationship Management"; "" for a root. */
export function pathText(element: Element): string {
  return ancestors(element)
    .reverse()
    .map(({ name }) => name)
    .join(' › ');
}

/** The lines that place an element in its release: path, verticals, what is not certain. */
export function placeLines(element: Element, framework: Framework): string[] {
  const lines = [`${kindOf(element)} · ${framework.release.title}`];
  const path = pathText(element);
  if (path) lines.push(`In ${escapeLine(path)}`);
  if (element.kind === 'process') {
    const names = element.verticals.map(({ name }) => name);
    if (names.length > 0) lines.push(`End-to-end: ${escapeMarkdown(names.join(', '))}`);
    else if (framework.release.name !== 'classic' && domainOf(element)?.name !== 'Enterprise') {
      lines.push('End-to-end: not stated in this release');
    }
  }
  const doubts = doubtsOf(element);
  if (doubts) lines.push(`_${doubts}_`);
  return lines;
}

/** The whole hover of an element. @param below Markdown that stands beneath the definition. */
export function elementMarkdown(element: Element, framework: Framework, below = ''): string {
  const parts = [`**${escapeLine(label(element))}**`, placeLines(element, framework).join('  \n')];
  if (element.definition) parts.push(escapeMarkdown(element.definition));
  if (below) parts.push(below);
  const children = framework.partsOf(element);
  if (children.length > 0) {
    const title = element.kind === 'vertical' ? 'Level-2 elements' : 'Children';
    const more = element.childList === 'incomplete' ? ' (list incomplete)' : '';
    parts.push(`${title}${more}:\n${bullets(children)}`);
  }
  if (!element.definition) {
    const neighbours = neighboursOf(element);
    if (neighbours.length > 0) parts.push(`Beside it:\n${bullets(neighbours)}`);
  }
  return parts.join('\n\n');
}

/** The elements with the same parent, without the element itself. */
export function neighboursOf(element: Element): Element[] {
  return element.parent?.children.filter((child) => child !== element && child.kind === element.kind) ?? [];
}

function bullets(elements: readonly Element[]): string {
  const shown = elements.slice(0, MOST_SHOWN).map((element) => `- ${escapeLine(label(element))}`);
  const more = elements.length - shown.length;
  return [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}

function doubtsOf(element: Element): string {
  if (element.unconfirmed) return 'Unconfirmed: no public text for this name could be read.';
  if (element.orphan) return "The release's list lacks the parent that this id names.";
  return element.idStatus === 'inferred'
    ? 'The id follows from its neighbors; no public source prints it.'
    : '';
}

function domainOf(element: Element): Element | undefined {
  return ancestors(element).find(({ kind }) => kind === 'domain');
}
