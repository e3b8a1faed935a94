import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver-types';
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { RELEASES } from '../framework/releases.js';
import { search } from '../framework/search.js';
import type { MapDocument } from '../map/document.js';
import { pathOf } from '../map/facts.js';
import type { Position } from '../map/range.js';
import { writeScalar } from '../map/scalar.js';
import { type DeclarationKind, type Shape, scalarOf } from '../map/shape.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { sitesAt, type TypedSite } from './cursor.js';
import { elementMarkdown, kindOf, pathText } from './element-text.js';
import { keyItems } from './key-completion.js';
import { type Form, referenceIn } from './reference-forms.js';

/** Items in one answer; the client asks again as more is typed. */
export const MAX_ITEMS = 100;

/** What `resolve` needs to document an element. */
export interface CompletionData {
  readonly release: string;
  readonly key: string;
}

/**
 * What can be written at a position, best first.
 * @param form how references to elements are written, where an element has that form.
 */
export function completion(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  form: Form = 'both',
): CompletionList {
  const values: CompletionItem[] = [];
  const keys: CompletionItem[] = [];
  for (const site of sitesAt(document, position)) {
    if (site.role === 'value' && site.shape) values.push(...valueItems(site, site.shape, map, form));
    // An empty item of a list is rather a value than the start of a mapping.
    if (site.role === 'key' || !site.inList || site.typed !== '' || values.length === 0)
      keys.push(...keyItems(site));
  }
  const best = uniqueLabels(keys);
  const unique = [...uniqueLabels(values).slice(0, MAX_ITEMS - best.length), ...best];
  const ranked = unique.map((item, index) => ({ ...item, sortText: String(index).padStart(3, '0') }));
  return { isIncomplete: true, items: ranked };
}

function uniqueLabels(items: readonly CompletionItem[]): CompletionItem[] {
  return [...new Map(items.map((item) => [item.label, item])).values()];
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

const releases = RELEASES.map(({ name, title }) => [name, title] as const);

function valueItems(site: TypedSite, shape: Shape, map: ProcessMap, form: Form): CompletionItem[] {
  const scalar = scalarOf(shape);
  switch (scalar.kind) {
    case 'element':
      return elementItems(site, map, form);
    case 'reference':
      return declaredItems(site, map, scalar.to);
    case 'word':
      return wordItems(site, Object.entries(scalar.words));
    case 'flag':
      return wordItems(site, [['true'], ['false']]);
    case 'release':
      return wordItems(site, releases);
    default:
      return [];
  }
}

function elementItems(site: TypedSite, map: ProcessMap, form: Form): CompletionItem[] {
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
    return {
      ...valueItem(site, label(element), CompletionItemKind.Class, referenceIn(form, element, catalogue)),
      detail: kindOf(element),
      labelDetails: { description: pathText(element) },
      // Only the release's own elements can be found again when an item is resolved.
      ...(element.kind === 'extension' ? { documentation: documentationOf(element, framework) } : { data }),
    };
  });
}

function declaredItems(site: TypedSite, map: ProcessMap, kind: DeclarationKind): CompletionItem[] {
  const flow = site.path[1];
  const declared = map
    .declared(kind)
    .filter(({ item }) => kind !== 'step' || item.parents[0] === flow)
    .map(({ item }) => ({
      // An id that two processes have needs its path.
      id: kind === 'process' && map.declarations(kind, item.id).length > 1 ? pathOf(item) : item.id,
      name: item.name?.text ?? '',
    }));
  return answering(declared, site.typed, ({ id, name }) => `${id} ${name}`).map(({ id, name }) => ({
    ...valueItem(site, id, CompletionItemKind.Reference),
    detail: kind,
    labelDetails: name === '' ? undefined : { description: name },
  }));
}

function wordItems(site: TypedSite, words: readonly (readonly [word: string, meaning?: string])[]) {
  return answering(words, site.typed, ([word]) => word).map(
    ([word, meaning]): CompletionItem => ({
      ...valueItem(site, word, CompletionItemKind.EnumMember),
      documentation: meaning === undefined ? undefined : { kind: MarkupKind.Markdown, value: meaning },
    }),
  );
}

/** The things whose text has every word that was typed, those first whose text starts with what was typed. */
function answering<T>(things: readonly T[], typed: string, textOf: (thing: T) => string): T[] {
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const starts: T[] = [];
  const others: T[] = [];
  for (const thing of things) {
    const text = textOf(thing).toLowerCase();
    if (text.startsWith(wanted)) starts.push(thing);
    else if (words.every((word) => text.includes(word))) others.push(thing);
  }
  return [...starts, ...others];
}

/** An item that replaces the value, quoted as the value is or as YAML needs it. */
function valueItem(site: TypedSite, title: string, kind: CompletionItemKind, text = title): CompletionItem {
  const { quote, replaces, typed } = site;
  // On a line of its own below the key of a list, the value starts the list.
  const startsList = site.shape?.kind === 'list' || site.shape?.kind === 'either';
  const lead = site.firstOnLine && !site.inList && startsList ? '- ' : site.lead;
  const scalar =
    quote === '"'
      ? JSON.stringify(text)
      : quote === "'"
        ? `'${text.replaceAll("'", "''")}'`
        : kind === CompletionItemKind.EnumMember // A word of the format, which needs no quotes: `true` is no text.
          ? text
          : writeScalar(text, site.flow);
  // What a client filters by starts with what was typed, quotes included: a search by any word must pass its filter.
  return {
    label: title,
    kind,
    filterText: `${quote}${typed} ${title}`,
    textEdit: { range: replaces, newText: `${lead}${scalar}` },
  };
}
