/** The framework as a hierarchy: above an element its parent and its verticals, below it what decomposes it. */
import { SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver-types';
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { MapDocument } from '../map/document.js';
import { moved, type Position } from '../map/range.js';
import { elementPageUri } from '../protocol.js';
import { type Place, type ProcessMap, placeOf } from '../workspace/process-map.js';
import { kindOf, pathText } from './element-text.js';
import { occurrenceAt } from './occurrences.js';
import { placeInText } from './text-place.js';

/** What an item carries, to be found again. */
export interface TypeHierarchyData {
  readonly release: string;
  readonly key: string;
  /** The document of the map in which the hierarchy was asked for. */
  readonly uri: string;
}

/**
 * The element that is referred to at a position.
 * @param pages whether the client can show the pages of elements.
 */
export function prepareTypeHierarchy(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  pages: boolean,
): TypeHierarchyItem[] {
  const here = occurrenceAt(document, map, position);
  const block = here && document.blocks[here.block];
  const { catalogue } = map;
  if (!here || !block || !catalogue) return [];
  const { thing, text } = here;
  const element =
    thing.kind === 'element'
      ? thing.element
      : thing.kind === 'extension'
        ? catalogue.byId(thing.path)
        : undefined;
  if (!element) return [];
  const range = moved(placeInText(block, text).range, document.startOf(here.block));
  const at: Place = { uri: document.uri, range };
  return [itemOf(element, catalogue.framework, map, document.uri, at, pages)];
}

/** What an item of ours carries. */
export function typeHierarchyData(item: TypeHierarchyItem): TypeHierarchyData | undefined {
  return item.data as TypeHierarchyData | undefined;
}

/**
 * What stands above an item.
 * @param map the map that it was asked for in, where that is still there; it has the organization's own elements.
 */
export function supertypes(
  item: TypeHierarchyItem,
  framework: Framework,
  map: ProcessMap | undefined,
  pages: boolean,
): TypeHierarchyItem[] {
  return around(item, framework, map, pages, (element) => {
    // Only members of a vertical stand right below it; what decomposes a member stands below the member.
    const verticals = element.verticals.filter((vertical) => framework.partsOf(vertical).includes(element));
    return [...(element.parent ? [element.parent] : []), ...verticals];
  });
}

/** What stands below an item, the organization's own elements last. */
export function subtypes(
  item: TypeHierarchyItem,
  framework: Framework,
  map: ProcessMap | undefined,
  pages: boolean,
): TypeHierarchyItem[] {
  return around(item, framework, map, pages, (element) => {
    const own = map?.catalogue?.extensions.filter(({ parent }) => parent === element) ?? [];
    return [...framework.partsOf(element), ...own];
  });
}

function around(
  item: TypeHierarchyItem,
  framework: Framework,
  map: ProcessMap | undefined,
  pages: boolean,
  next: (element: Element) => readonly Element[],
): TypeHierarchyItem[] {
  const data = typeHierarchyData(item);
  if (data?.release !== framework.release.name) return [];
  const element = map?.catalogue?.byId(data.key) ?? framework.byKey(data.key);
  const at: Place = { uri: item.uri, range: item.selectionRange };
  return element ? next(element).map((each) => itemOf(each, framework, map, data.uri, at, pages)) : [];
}

/** @param at where the item stands, if the element has no page. */
function itemOf(
  element: Element,
  framework: Framework,
  map: ProcessMap | undefined,
  uri: string,
  at: Place,
  pages: boolean,
): TypeHierarchyItem {
  const release = framework.release.name;
  const place = placeOfElement(element, release, map, pages) ?? at;
  const data: TypeHierarchyData = { release, key: element.key, uri };
  const path = pathText(element);
  return {
    name: label(element),
    kind: element.level < 2 ? SymbolKind.Package : SymbolKind.Class,
    detail: path === '' ? kindOf(element) : `${kindOf(element)} · ${path}`,
    uri: place.uri,
    range: place.range,
    selectionRange: place.range,
    data,
  };
}

/** An extension stands where it is declared, an element of the framework on its page. */
function placeOfElement(
  element: Element,
  release: string,
  map: ProcessMap | undefined,
  pages: boolean,
): Place | undefined {
  if (element.kind === 'extension') {
    const declared = map?.declarations('extension', element.key)[0];
    return declared && placeOf(declared, declared.item.key.range);
  }
  const start = { line: 0, character: 0 };
  return pages
    ? { uri: elementPageUri(release, element.key, label(element)), range: { start, end: start } }
    : undefined;
}
