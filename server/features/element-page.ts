import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { History } from '../framework/history.js';
import { decidedIn } from '../map/undecided.js';
import { textOf } from '../map/value.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { lifeLines } from './element-life.js';
import { neighboursOf, placeLines } from './element-text.js';
import { escapeLine, escapeMarkdown } from './markdown.js';
import { WORKBOOK_TITLE, workbookMarkdown } from './workbook-text.js';

/**
 * The page of an element, as Markdown: all that the framework's data says of it, and who maps it.
 * @param maps the maps of the workspace; those of other releases are left out.
 * @param history the release history, where it could be read.
 */
export function elementPage(
  element: Element,
  framework: Framework,
  maps: readonly ProcessMap[],
  history?: History,
): string {
  const life = history ? lifeLines(element, framework, history) : [];
  const workbook = workbookMarkdown(element, framework);
  const sections = [
    `# ${escapeLine(label(element))}`,
    placeLines(element, framework)
      .map((line) => `- ${line}`)
      .join('\n'),
    element.definition ? escapeMarkdown(element.definition) : '',
    workbook && `## ${WORKBOOK_TITLE}\n\n${workbook}`,
    list(
      element.kind === 'vertical'
        ? 'Level-2 elements'
        : `Children${element.childList === 'incomplete' ? ' (list incomplete)' : ''}`,
      framework.partsOf(element),
    ),
    list('Beside it', neighboursOf(element)),
    life.length > 0 ? `## Release history\n\n${life.map((line) => `- ${line}`).join('\n')}` : '',
    mappings(element, maps),
    'Ids, names and structure are facts of the framework (© TM Forum); the wording is ours.',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function list(title: string, elements: readonly Element[]): string {
  if (elements.length === 0) return '';
  return `## ${title}\n\n${elements.map((element) => `- ${escapeLine(label(element))}`).join('\n')}`;
}

/** Every mapping to the element, each a link to its place. */
function mappings(element: Element, maps: readonly ProcessMap[]): string {
  const lines = maps.flatMap((map) =>
    [...map.located(decidedIn)].flatMap((located) => {
      const { by, place, item, text } = located.item;
      if (!by || (place !== 'process' && place !== 'system')) return [];
      if (map.catalogue?.element(text.text) !== element) return [];
      const { uri, range } = placeOf(located, text.range);
      const name = escapeLine(by.name?.text || by.id);
      const how = textOf(item, place === 'process' ? 'coverage' : 'part')?.text;
      // In a URI an angle bracket is always encoded; a client may forget it.
      const target = `${uri.replace(/[<>\s]/g, encodeURIComponent)}#L${range.start.line + 1}`;
      return [`- [${name}](<${target}>), ${place}${how ? ` — ${escapeLine(how)}` : ''}`];
    }),
  );
  return lines.length === 0 ? '' : `## Mapped by\n\n${lines.join('\n')}`;
}
