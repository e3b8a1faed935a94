import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver-types';
import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { RELEASES } from '../../framework/releases.js';
import type { MapDocument } from '../../map/document.js';
import { pathOf } from '../../map/facts.js';
import { LIMITS } from '../../map/limits.js';
import type { Position } from '../../map/range.js';
import { type DeclarationKind, scalarOf } from '../../map/shape.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { lineAt } from '../cursor.js';
import { elementMarkdown, kindOf, pathText } from '../element-text.js';
import { type Form, referenceIn } from '../reference-forms.js';
import { valueItem } from './item.js';
import { keyItems } from './keys.js';
import { fittingElements } from './ranking.js';
import { type CompletionSite, completionSites } from './sites.js';
import { snippetItems } from './snippets.js';

/** What `resolve` needs to document an element. */
export interface CompletionData {
  readonly release: string;
  readonly key: string;
}

export interface CompletionOptions {
  /** How references to elements are written, where an element has that form. */
  readonly references?: Form;
  /** Whether the client knows snippets. */
  readonly snippets?: boolean;
}

/** What can be written at a position, best first: values, then keys, then whole entries. No two have one label. */
export function completion(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  { references = 'both', snippets = false }: CompletionOptions = {},
): CompletionList {
  const values: CompletionItem[] = [];
  const others: CompletionItem[] = [];
  const entries: CompletionItem[] = [];
  const before = lineAt(document, position.line).slice(0, position.character);
  for (const site of completionSites(document, position)) {
    const own = site.role === 'value' ? valueItems(site, { document, map, position, references }) : [];
    values.push(...own);
    // An empty item of a list is rather a value than the start of a mapping.
    if (site.role === 'key' || !site.inList || site.typed !== '' || values.length === 0)
      others.push(...keyItems(site));
    if (snippets) entries.push(...snippetItems(site, before, map));
  }
  const room = LIMITS.completions - uniqueLabels([...others, ...entries]).length;
  const items = uniqueLabels([...uniqueLabels(values).slice(0, room), ...others, ...entries]);
  const ranked = items.map((item, index) => ({ ...item, sortText: String(index).padStart(3, '0') }));
  return { isIncomplete: true, items: ranked };
}

/** The items without those whose label an item before them has. */
function uniqueLabels(items: readonly CompletionItem[]): CompletionItem[] {
  const seen = new Set<string>();
  return items.filter(({ label: title }) => !seen.has(title) && seen.add(title));
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

/** What values are completed from. */
interface Asked {
  readonly document: MapDocument;
  readonly map: ProcessMap;
  readonly position: Position;
  readonly references: Form;
}

function valueItems(site: CompletionSite, asked: Asked): CompletionItem[] {
  const scalar = site.shape && scalarOf(site.shape);
  switch (scalar?.kind) {
    case 'element':
      return elementItems(site, asked);
    case 'reference':
      return declaredItems(site, asked.map, scalar.to);
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

function elementItems(
  site: CompletionSite,
  { document, map, position, references }: Asked,
): CompletionItem[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  const { framework } = catalogue;
  const fitting = fittingElements(site.path, site.typed, document, map, position);
  return fitting.slice(0, LIMITS.completions).map((element): CompletionItem => {
    const data: CompletionData = { release: framework.release.name, key: element.key };
    return {
      ...valueItem(
        site,
        label(element),
        CompletionItemKind.Class,
        referenceIn(references, element, catalogue),
      ),
      detail: kindOf(element),
      labelDetails: { description: pathText(element) },
      // Only the release's own elements can be found again when an item is resolved.
      ...(element.kind === 'extension' ? { documentation: documentationOf(element, framework) } : { data }),
    };
  });
}

function declaredItems(site: CompletionSite, map: ProcessMap, kind: DeclarationKind): CompletionItem[] {
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

function wordItems(site: CompletionSite, words: readonly (readonly [word: string, meaning?: string])[]) {
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
