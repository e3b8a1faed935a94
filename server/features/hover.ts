import type { Element } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { History } from '../framework/history.js';
import { findRelease, RELEASES } from '../framework/releases.js';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { locate, type Site } from '../map/locate.js';
import type { Position, Range } from '../map/range.js';
import { type DeclarationKind, type Shape, scalarOf } from '../map/shape.js';
import { field, itemsOf, textOf, textsOf } from '../map/value.js';
import type { Located, ProcessMap } from '../workspace/process-map.js';
import { lifeLine } from './element-life.js';
import { elementMarkdown } from './element-text.js';
import { mappedByMarkdown } from './mapped-by.js';
import { codeMarkdown, escapeLine, escapeMarkdown, shorten } from './markdown.js';
import { WORKBOOK_TITLE, workbookMarkdown } from './workbook-text.js';

/** How much of each description of the user's workbook a hover shows, in UTF-16 units; the element's page shows all. */
const MOST_OF_WORKBOOK = 800;

/** Markdown about the words at a range. */
export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** What is known of the words at a position: an element, a key, a word, a declaration or a reference to one. */
export function hover(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  history?: History,
): Hover | undefined {
  const site = locate(document, position);
  if (!site || site.alias) return undefined;
  const markdown = site.role === 'key' ? keyMarkdown(site, map) : valueMarkdown(site, map, history);
  return markdown ? { markdown, range: site.range } : undefined;
}

function keyMarkdown({ shape, text, path }: Site, map: ProcessMap): string | undefined {
  if (shape?.kind === 'map') return declaredMarkdown(map, shape.declares, [...idsIn(path), text].join('/'));
  if (shape?.kind !== 'fields' || !Object.hasOwn(shape.fields, text)) return undefined;
  const described = shape.fields[text];
  if (!described) return undefined;
  return [
    `**${text}** — in ${shape.title}${described.required ? ', required' : ''}`,
    described.doc,
    allowed(described.shape),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function valueMarkdown(
  { shape, text, path }: Site,
  map: ProcessMap,
  history: History | undefined,
): string | undefined {
  const scalar = shape && scalarOf(shape);
  switch (scalar?.kind) {
    case 'element':
      return referencedElement(map, text, history);
    case 'reference':
      // A step is referred to from within its flow.
      return declaredMarkdown(map, scalar.to, scalar.to === 'step' ? `${path[1]}/${text}` : text);
    case 'id':
      return scalar.declares ? declaredMarkdown(map, scalar.declares, text) : undefined;
    case 'release':
      return releaseMarkdown(text, map.catalogue?.framework);
    case 'word': {
      const meaning = Object.hasOwn(scalar.words, text) ? scalar.words[text] : undefined;
      return meaning && `**${text}** — ${meaning}`;
    }
    default:
      return undefined;
  }
}

function referencedElement(map: ProcessMap, text: string, history: History | undefined): string | undefined {
  const { catalogue } = map;
  if (!catalogue) return undefined;
  const resolution = catalogue.resolve(text.trim());
  const { element } = resolution;
  if (element) return hoverOf(element, catalogue.framework, history) + mappedByMarkdown(map, element);
  if (resolution.status === 'later') {
    const [id, name] = resolution.now;
    return `**${escapeLine(resolution.id)}** is an id of later editions. In ${catalogue.framework.laterRelease} it is ${escapeMarkdown(`${id} ${name}`)}.`;
  }
  if (resolution.status === 'unlisted') {
    return `**${escapeLine(resolution.id)}** is not in our list, which is not complete here. It stands below:\n\n${hoverOf(resolution.above, catalogue.framework)}`;
  }
  return undefined;
}

function hoverOf(element: Element, framework: Framework, history?: History): string {
  const text = workbookMarkdown(element, framework, MOST_OF_WORKBOOK);
  const life = history ? lifeLine(element, framework, history) : '';
  const below = [life, text && `**${WORKBOOK_TITLE}**\n\n${text}`].filter((part) => part !== '');
  return elementMarkdown(element, framework, below.join('\n\n'));
}

function releaseMarkdown(text: string, framework: Framework | undefined): string {
  const release = findRelease(text);
  const isLoaded = release !== undefined && framework?.release.name === release.name;
  const held = RELEASES.map(({ name }) => `\`${name}\``).join(', ');
  if (!release || !(isLoaded || RELEASES.includes(release)))
    return `Releases that can be named here: ${held}.`;
  const count = isLoaded ? `${framework.elements.length} elements.` : '';
  const source = isLoaded && framework.workbook ? escapeMarkdown(framework.workbook.source) : '';
  const own = source && `With what your GB921 workbook says (${source}).`;
  return [`**${release.name}** — ${release.title}`, count, own, `Others: ${held}.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function allowed(shape: Shape): string {
  const scalar = scalarOf(shape);
  if (scalar.kind === 'word') {
    return Object.entries(scalar.words)
      .map(([word, meaning]) => `- \`${word}\` — ${meaning}`)
      .join('\n');
  }
  return scalar.kind === 'date' ? 'A date: `2027`, `2027-04` or `2027-04-30`.' : '';
}

/** What a map says of something that it declares. */
function declaredMarkdown(map: ProcessMap, kind: DeclarationKind, id: string): string | undefined {
  const [located] = map.declarations(kind, id);
  return located && declarationMarkdown(map, located);
}

function declarationMarkdown(map: ProcessMap, { item, document, block }: Located<Declaration>): string {
  const { value, kind } = item;
  const title = item.name
    ? `**${escapeLine(item.name.text)}** — ${kind}`
    : `**${escapeLine(item.id)}** — ${kind}`;
  const lines = [`${title} ${codeMarkdown(pathOf(item))}`];
  for (const key of ['description', 'unit', 'vendor', 'status', 'start', 'end']) {
    const text = textOf(value, key);
    if (text)
      lines.push(key === 'description' ? escapeMarkdown(text.text) : `${key}: ${escapeLine(text.text)}`);
  }
  const owner = textOf(value, 'owner');
  if (owner) {
    const role = map.declarations('role', owner.text)[0]?.item.name?.text;
    lines.push(`owner: ${escapeLine(role ?? owner.text)}`);
  }
  const uses = document.blocks[block]?.facts.elements.filter(({ by }) => by === item) ?? [];
  if (uses.length > 0)
    lines.push(uses.map(({ text }) => `- ${escapeLine(shorten(text.text, 80))}`).join('\n'));
  const systems = itemsOf(field(value, 'systems'))
    .map((use) => textOf(use, 'system')?.text ?? '')
    .filter((system) => system !== '');
  if (systems.length > 0) lines.push(`systems: ${escapeLine(systems.join(', '))}`);
  const variants = textsOf(field(value, 'applies'));
  if (variants.length > 0)
    lines.push(`applies to: ${escapeLine(variants.map(({ text }) => text).join(', '))}`);
  return lines.join('\n\n');
}

/** The ids among the keys of a path: every second one, below the section's own key. */
function idsIn(path: readonly string[]): string[] {
  return path.slice(1).filter((_, index) => index % 2 === 0);
}
