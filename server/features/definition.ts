import type { Location, LocationLink } from 'vscode-languageserver-types';
import { label } from '../framework/element.js';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { moved, type Position, type Range } from '../map/range.js';
import { elementPageUri } from '../protocol.js';
import { type Located, type ProcessMap, placeOf } from '../workspace/process-map.js';
import { aliasAt } from './anchor.js';
import { type Occurrence, occurrenceAt } from './occurrences.js';
import { placeInText } from './text-place.js';

/**
 * Where the thing at a position is declared: each place, where it is declared in several. An alias leads to its anchor,
 * an element to its page.
 * @param pages whether the client can show the pages of elements.
 */
export function definition(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  pages: boolean,
): LocationLink[] {
  const here = occurrenceAt(document, map, position);
  if (here) return here.thing.kind === 'element' ? page(here, map, pages) : declared(here, map);
  const alias = aliasAt(document, position);
  if (!alias?.anchor) return [];
  const { range, target } = alias.anchor;
  return [linkTo(alias.range, document.uri, { start: range.start, end: target.end }, range)];
}

/** The same places for a client that knows no links. */
export function locationsOf(links: readonly LocationLink[]): Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

function declared(here: Occurrence, map: ProcessMap): LocationLink[] {
  const { thing, isId, text, from, to } = here;
  if (thing.kind === 'element' || thing.kind === 'map') return [];
  // An id that two processes have may mean either.
  const isPlain = from === 0 && to === text.text.length && isId && !here.isDeclaration;
  const name = isPlain && thing.kind === 'process' ? text.text : thing.path;
  return map
    .declarations(thing.kind, name)
    .filter(({ item }) => isPlain || pathOf(item) === thing.path)
    .map((found) => linkTo(originOf(here), found.document.uri, rangeOf(found), keyRangeOf(found)));
}

/** The whole of an element's reference, but of a path only the part that names the process. */
function originOf({ thing, document, block, text, range }: Occurrence): Range {
  const around = document.blocks[block];
  if (thing.kind !== 'extension' || !around) return range;
  return moved(placeInText(around, text).range, document.startOf(block));
}

function page(here: Occurrence, map: ProcessMap, pages: boolean): LocationLink[] {
  const release = map.catalogue?.framework.release.name;
  if (!pages || here.thing.kind !== 'element' || release === undefined) return [];
  const { element } = here.thing;
  const start = { line: 0, character: 0 };
  const top = { start, end: start };
  return [linkTo(here.range, elementPageUri(release, element.key, label(element)), top, top)];
}

/** The place of a whole declaration. */
function rangeOf(found: Located<Declaration>): Range {
  return placeOf(found, found.item.range).range;
}

function keyRangeOf(found: Located<Declaration>): Range {
  return placeOf(found, found.item.key.range).range;
}

function linkTo(
  originSelectionRange: Range,
  targetUri: string,
  targetRange: Range,
  targetSelectionRange: Range,
): LocationLink {
  return { originSelectionRange, targetUri, targetRange, targetSelectionRange };
}
