import type { Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { lensReason } from '../../framework/lenses.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { coverageOf } from '../coverage-of.js';
import { elementMarkdown } from '../element-text.js';
import { reasonOf } from '../grid/reason.js';
import { mappedByMarkdown } from '../mapped-by.js';
import { escapeMarkdown } from '../markdown.js';
import { lensOf } from './shown.js';

/**
 * What the hover over a node says of its element, as Markdown: what it is, why it is covered as it is, by whom, and why
 * it belongs to the lens.
 * @param lens a lens's id.
 */
export function nodeTooltip(
  framework: Framework,
  map: ProcessMap | undefined,
  element: Element,
  lens: string | undefined,
): string {
  const parts = [elementMarkdown(element, framework)];
  if (map && element.level >= 2) parts.push(escapeMarkdown(reasonOf(map, coverageOf(map).of(element))));
  const chosen = lensOf(framework, lens);
  const reason = chosen && lensReason(chosen, element);
  if (chosen && reason !== undefined) parts.push(`**${chosen.title}:** ${escapeMarkdown(reason)}`);
  return parts.join('\n\n') + (map ? mappedByMarkdown(map, element) : '');
}
