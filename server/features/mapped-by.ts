import type { Element } from '../framework/element.js';
import { decidedIn } from '../map/undecided.js';
import { textOf } from '../map/value.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { escapeLine, shorten } from './markdown.js';

/** Mappings shown in a hover; "find all references" shows them all. */
const MOST_SHOWN = 8;

/** Who maps to an element: processes first, then systems, as Markdown; "" where nobody does. */
export function mappedByMarkdown(map: ProcessMap, element: Element): string {
  const processes: string[] = [];
  const systems: string[] = [];
  for (const { item: use } of map.located(decidedIn)) {
    if (!use.by || (use.place !== 'process' && use.place !== 'system')) continue;
    if (map.catalogue?.element(use.text.text) !== element) continue;
    const name = escapeLine(shorten(use.by.name?.text || use.by.id, 80));
    const isProcess = use.place === 'process';
    const how = isProcess
      ? (textOf(use.item, 'coverage')?.text ?? 'full')
      : `${textOf(use.item, 'part')?.text ?? 'primary'} system`;
    (isProcess ? processes : systems).push(`${name} — ${escapeLine(how)}`);
  }
  const all = [...processes, ...systems];
  if (all.length === 0) return '';
  const shown = all.slice(0, MOST_SHOWN).map((line) => `- ${line}`);
  const more = all.length - shown.length;
  if (more > 0) shown.push(`- and ${more} more`);
  return `\n\nMapped by:\n${shown.join('\n')}`;
}
