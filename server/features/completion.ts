import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver-types';
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { RELEASES } from '../framework/releases.js';
import { search } from '../framework/search.js';
import type { MapDocument } from '../map/document.js';
import { mappingOf } from '../map/locate.js';
import type { Position } from '../map/range.js';
import { writeScalar } from '../map/scalar.js';
import { type DeclarationKind, type FieldsShape, type Shape, scalarOf } from '../map/shape.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { sitesAt, type TypedSite } from './cursor.js';
import { elementMarkdown, kindOf, pathText } from './element-text.js';

/** Items in one answer; the client asks again as more is typed. */
export const MAX_ITEMS = 100;

/** What `resolve` needs to document an element. */
export interface CompletionData {
  readonly release: string;
  readonly key: string;
}

/** What can be written at a position, best first. */
export function completion(document: MapDocument, map: ProcessMap, position: Position): CompletionList {
  const items: CompletionItem[] = [];
  for (const site of sitesAt(document, position)) {
    if (site.role === 'value' && site.shape) items.push(...valueItems(site, site.shape, map));
    items.push(...keyItems(site));
  }
  const byLabel = new Map(items.map((item) => [item.label, item]));
  const unique = [...byLabel.values()].slice(0, MAX_ITEMS);
  const ranked = unique.map((item, index) => ({ ...item, sortText: String(index).padStart(3, '0') }));
  return { isIncomplete: true, items: ranked };
}

/** The element that an item of ours stands for, if it stands for one. */
export function elementOf(item: CompletionItem): CompletionData | undefined {
  return item.data as CompletionData | undefined;
}

/** Adds the documentation of its element to an item. */
export function resolveCompletion(item: CompletionItem, framework: Framework | undefined): CompletionItem {
  const element = framework?.byKey(elementOf(item)?.key ?? '');
  return framework && element ? { ...item, documentation: documentationOf(element, framework) } : item;
}

function documentationOf(element: Element, framework: Framework): MarkupContent {
  return { kind: MarkupKind.Markdown, value: elementMarkdown(element, framework) };
}

function valueItems(site: TypedSite, shape: Shape, map: ProcessMap): CompletionItem[] {
  const scalar = scalarOf(shape);
  switch (scalar.kind) {
    case 'element':
      return elementItems(site, map);
    case 'reference':
      return declaredItems(site, map, scalar.to);
    case 'word':
      return Object.entries(scalar.words).map(([word, meaning]) => wordItem(site, word, meaning));
    case 'flag':
      return ['true', 'false'].map((word) => wordItem(site, word, ''));
    case 'release':
      return RELEASES.map(({ name, title }) => wordItem(site, name, title));
    default:
      return [];
  }
}

function elementItems(site: TypedSite, map: ProcessMap): CompletionItem[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  const { framework, extensions } = catalogue;
  const found = search([...extensions, ...framework.elements], site.typed);
  // A mapping to an area, a vertical or a grouping is too coarse for a process or a system, so these come last there.
  const coarse = site.path[0] === 'scope' ? [] : found.filter(({ element }) => element.level < 2);
  const ranked =
    coarse.length === 0 || site.typed !== ''
      ? found
      : [...found.filter((match) => !coarse.includes(match)), ...coarse];
  return ranked.slice(0, MAX_ITEMS).map(({ element }): CompletionItem => {
    const data: CompletionData = { release: framework.release.name, key: element.key };
    const item = valueItem(site, label(element), CompletionItemKind.Class);
    return { ...item, detail: kindOf(element), labelDetails: { description: pathText(element) }, data };
  });
}

function declaredItems(site: TypedSite, map: ProcessMap, kind: DeclarationKind): CompletionItem[] {
  if (kind === 'step') return stepItems(site, map);
  return map.declared(kind).map(({ item }) => ({
    ...valueItem(site, item.id, CompletionItemKind.Reference),
    detail: kind,
    filterText: `${item.id} ${item.name?.text ?? ''}`,
    labelDetails: item.name ? { description: item.name.text } : undefined,
  }));
}

/** The steps of the flow around the cursor. */
function stepItems(site: TypedSite, map: ProcessMap): CompletionItem[] {
  const flow = site.path[1];
  return map
    .declared('step')
    .filter(({ item }) => item.parents[0] === flow)
    .map(({ item }) => ({ ...valueItem(site, item.id, CompletionItemKind.Reference), detail: 'step' }));
}

function wordItem(site: TypedSite, word: string, meaning: string): CompletionItem {
  const item = valueItem(site, word, CompletionItemKind.EnumMember);
  return {
    ...item,
    documentation: meaning === '' ? undefined : { kind: MarkupKind.Markdown, value: meaning },
  };
}

/** An item that replaces the value, quoted as the value is or as YAML needs it. */
function valueItem(site: TypedSite, text: string, kind: CompletionItemKind): CompletionItem {
  const { quote, replaces, typed } = site;
  // On a line of its own below the key of a list, the value starts the list.
  const lead = site.firstOnLine && !site.inList && site.shape?.kind === 'list' ? '- ' : site.lead;
  const scalar =
    quote === '"'
      ? JSON.stringify(text)
      : quote === "'"
        ? `'${text.replaceAll("'", "''")}'`
        : writeScalar(text, site.flow);
  // What a client filters by starts with what was typed, quotes included: a search by any word must pass its filter.
  return {
    label: text,
    kind,
    filterText: `${quote}${typed} ${text}`,
    textEdit: { range: replaces, newText: `${lead}${scalar}` },
  };
}

/** The keys that the mapping around the cursor can have and does not have yet. */
function keyItems(site: TypedSite): CompletionItem[] {
  const mapping =
    site.role === 'key' ? site.shape : site.firstOnLine || site.inList ? mappingOf(site.shape) : undefined;
  if (mapping?.kind !== 'fields') return [];
  if (site.role === 'value' && site.inList && site.typed === '') return [];
  const present = site.role === 'key' ? site.siblings : [];
  return Object.entries(mapping.fields)
    .filter(([key]) => !present.includes(key))
    .map(([key, { doc, shape, required }]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: required ? `required in ${mapping.title}` : `in ${mapping.title}`,
      documentation: { kind: MarkupKind.Markdown, value: doc },
      filterText: key,
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { range: site.replaces, newText: `${key}:${startsBelow(shape) ? '' : ' '}` },
    }));
}

/** Whether the value of a key is usually written on the lines below it. */
function startsBelow(shape: Shape): boolean {
  return shape.kind === 'map' || shape.kind === 'either' || (shape.kind === 'fields' && isLarge(shape));
}

function isLarge(shape: FieldsShape): boolean {
  return shape.short === undefined || Object.keys(shape.fields).length > 4;
}
