import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { neighboursOf, placeLines } from './element-text.js';
import { escapeMarkdown } from './markdown.js';

/** The page of an element: all that the framework's data says of it, as Markdown. */
export function elementPage(element: Element, framework: Framework): string {
  const sections = [
    `# ${escapeMarkdown(label(element))}`,
    placeLines(element, framework)
      .map((line) => `- ${line}`)
      .join('\n'),
    element.definition ? escapeMarkdown(element.definition) : '',
    list(
      element.kind === 'vertical'
        ? 'Level-2 elements'
        : `Children${element.childList === 'incomplete' ? ' (list incomplete)' : ''}`,
      framework.partsOf(element),
    ),
    list('Beside it', neighboursOf(element)),
    'Ids, names and structure are facts of the framework (© TM Forum); the wording is ours.',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function list(title: string, elements: readonly Element[]): string {
  if (elements.length === 0) return '';
  return `## ${title}\n\n${elements.map((element) => `- ${escapeMarkdown(label(element))}`).join('\n')}`;
}
