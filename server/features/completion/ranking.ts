/** Which elements fit a place of a map, best first. */
import { type Element, isWithin } from '../../framework/element.js';
import { search } from '../../framework/search.js';
import type { MapDocument } from '../../map/document.js';
import { type ElementPlace, pathOf } from '../../map/facts.js';
import { moved, type Position, touches } from '../../map/range.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import { type Family, familiesOf } from '../../workspace/family.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { NEEDS, type Need, needsOf } from './needs.js';

/** How elements are ordered where what was typed says no more. */
interface Order {
  /** Areas, verticals and groupings come last: they are too coarse to be mapped. */
  readonly coarseLast?: true;
  /** The need of an element, as far as it matters here; lower comes first. */
  readonly rankOf?: (need: Need) => number;
}

const UNCOVERED_FIRST: Order = {
  coarseLast: true,
  rankOf: (need) => (need === 'begun' ? 0 : NEEDS.indexOf(need)),
};

const ORDERS: Readonly<Record<ElementPlace, Order>> = {
  process: UNCOVERED_FIRST,
  step: UNCOVERED_FIRST,
  gap: { coarseLast: true, rankOf: (need) => NEEDS.indexOf(need) },
  system: { coarseLast: true },
  assessment: { coarseLast: true },
  parent: { coarseLast: true },
  include: {},
  exclude: {},
};

/** The groups of elements at a place, the best first. */
const GROUPS = ['below the parent', 'near a parent', 'other', 'coarse', 'in this list'] as const;
type Group = (typeof GROUPS)[number];

/**
 * The elements that answer what was typed at a place of a document. A better answer comes before a worse one; among
 * equals, what is below the elements of the processes around it comes first and what is in the same list already
 * comes last; then come, where it matters, the elements that are not covered yet before those that are.
 * @param path keys from the root of the file down to the place.
 */
export function fittingElements(
  path: readonly string[],
  typed: string,
  document: MapDocument,
  map: ProcessMap,
  position: Position,
): Element[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  const holder = holderAt(path);
  const order = ORDERS[holder.place];
  const groupOf = groupsAt(holder, order, document, catalogue, position);
  const needs = order.rankOf && needsOf(map);
  const ranked = search([...catalogue.extensions, ...catalogue.framework.elements], typed).map(
    ({ element, score }) => {
      const group = GROUPS.indexOf(groupOf(element));
      const need = (needs && order.rankOf?.(needs.of(element))) ?? 0;
      const { level } = element;
      const rank = typed.trim() === '' ? [group, need, level] : [qualityOf(score), group, level, need];
      return { element, rank: rank.reduce((sum, part) => sum * 64 + part, 0) };
    },
  );
  ranked.sort((a, b) => a.rank - b.rank);
  const found = ranked.map(({ element }) => element);
  const own = holder.place === 'parent' ? catalogue.byId(holder.ids[0] ?? '') : undefined;
  return own ? found.filter((element) => !isWithin(element, own)) : found;
}

/** 0: the id itself; 1: the start of an id; 2: the start of a name; 3: words of a name. */
function qualityOf(score: number): number {
  return score === 0 ? 0 : 1 + Math.floor(score / 20);
}

interface Holder {
  readonly place: ElementPlace;
  /** The ids from the outermost process, or the flow, down to what the place belongs to. */
  readonly ids: readonly string[];
}

/** What the path of an element's place says of it. */
function holderAt(path: readonly string[]): Holder {
  const [section, first = ''] = path;
  switch (section) {
    case 'processes':
      return { place: 'process', ids: processIdsIn(path) };
    case 'systems':
      return { place: 'system', ids: [first] };
    case 'extensions':
      return { place: 'parent', ids: [first] };
    case 'flows':
      return { place: 'step', ids: [] };
    case 'scope':
      return { place: first === 'include' ? 'include' : 'exclude', ids: [] };
    default:
      return { place: section === 'gaps' ? 'gap' : 'assessment', ids: [] };
  }
}

/** The ids of the processes along a path, in which keys and ids take turns. */
function processIdsIn(path: readonly string[]): string[] {
  return path.filter((_, index) => index % 2 === 1 && path[index - 1] === 'processes');
}

function groupsAt(
  { place, ids }: Holder,
  { coarseLast }: Order,
  document: MapDocument,
  catalogue: Catalogue,
  position: Position,
): (element: Element) => Group {
  const index = document.indexAt(position.line);
  const family = place === 'process' && ids.length > 1 ? familiesOf(document)[index] : undefined;
  const [nearest = [], ...others] = family ? mappedAbove(ids, family, catalogue) : [];
  const around = [nearest, ...others].flat();
  const listed = listedAt({ place, ids }, document, index, catalogue, position);
  return (element) => {
    if (listed.has(element)) return 'in this list';
    if (nearest.some((other) => other !== element && isWithin(element, other))) return 'below the parent';
    if (around.some((other) => isWithin(element, other))) return 'near a parent';
    return coarseLast && element.level < 2 ? 'coarse' : 'other';
  };
}

/** The elements of each mapped process around a process, the nearest process first. */
function mappedAbove(ids: readonly string[], family: Family, catalogue: Catalogue): Element[][] {
  return ids
    .map((_, depth) => family.near(ids.slice(0, depth).join('/'))?.claims ?? [])
    .map((claims) => claims.flatMap(({ text }) => catalogue.element(text.text) ?? []))
    .filter((elements) => elements.length > 0)
    .reverse();
}

/** The elements that the list around a position names elsewhere. */
function listedAt(
  { place, ids }: Holder,
  document: MapDocument,
  index: number,
  catalogue: Catalogue,
  position: Position,
): Set<Element> {
  const path = ids.join('/');
  const start = document.startOf(index);
  const uses = (document.blocks[index]?.facts.elements ?? []).filter(
    (use) =>
      use.place === place &&
      (use.by ? pathOf(use.by) : '') === path &&
      !touches(moved(use.text.range, start), position),
  );
  return new Set(uses.flatMap(({ text }) => catalogue.element(text.text) ?? []));
}
