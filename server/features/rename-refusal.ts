/** Why something cannot be renamed, in words for the person who tries. */

import type { MapDocument } from '../map/document.js';
import { pathOf } from '../map/facts.js';
import { locate, type Site } from '../map/locate.js';
import { moved, type Position, type Range, touches } from '../map/range.js';
import { ID } from '../map/read.js';
import { OWN_KEY_PREFIX, scalarOf } from '../map/shape.js';
import { invisibleIn } from '../rules/invisible.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { aliasAt } from './anchor.js';
import { fileNameOf } from './file-name.js';
import { shorten } from './markdown.js';
import { type Declared, idOf, isSame, mentionsIn, type Occurrence } from './occurrences.js';

/** Something that cannot be renamed, or not so; the message is one sentence for the user. */
export class RenameRefusal extends Error {
  override readonly name = 'RenameRefusal';
}

/** YAML gives up on keys of more than 1,024 characters, and nobody reads a tenth of that. */
const LONGEST_ID = 200;

/** The reason why nothing at a position can be renamed. */
export function unnamed(
  document: MapDocument,
  position: Position,
  here: Occurrence | undefined,
): RenameRefusal {
  if (here?.thing.kind === 'element')
    return new RenameRefusal(`${said(here.text.text)} is an element of the framework and keeps its name.`);
  if (here?.thing.kind === 'extension')
    return new RenameRefusal(
      `This is the name of an extension; what can be renamed is its id, ${said(here.thing.path)}.`,
    );
  const site = locate(document, position);
  return new RenameRefusal(site ? reason(site) : 'There is nothing here that can be renamed.');
}

function reason({ role, shape, text, alias }: Site): string {
  if (alias) return `${said(text)} is an alias; rename where its anchor stands.`;
  if (role === 'key') {
    const isKnown = shape?.kind === 'fields' && Object.hasOwn(shape.fields, text);
    if (isKnown) return `${said(text)} is a key of the format and keeps its name.`;
    if (text.startsWith(OWN_KEY_PREFIX))
      return `${said(text)} is a key of your own that nothing refers to; change it here.`;
    return `${said(text)} is not an id, and only ids can be renamed.`;
  }
  switch (shape && scalarOf(shape).kind) {
    case 'element':
      return `${said(text)} is not an id of this map.`;
    case 'release':
      return `${said(text)} is a release of the framework and keeps its name.`;
    case 'word':
    case 'flag':
      return `${said(text)} is a word of the format and keeps its name.`;
    default:
      return `Only ids can be renamed, and ${said(text)} is text that nothing refers to; change it here.`;
  }
}

/** A rename must know all files of the map, or it would leave some behind. */
export function refuseReading({ complete }: ProcessMap): void {
  if (!complete)
    throw new RenameRefusal('The files of this map are not all read yet; try again in a moment.');
}

export function refuseUndeclared(map: ProcessMap, { kind, path }: Declared): void {
  if (kind === 'map') return;
  const isDeclared = map.declarations(kind, path).some(({ item }) => pathOf(item) === path);
  if (isDeclared) return;
  const id = idOf({ kind, path });
  throw new RenameRefusal(`The ${kind} ${said(id)} is not declared in this map; declare it first.`);
}

/** Refuses an id that is none, and one that is taken. */
export function refuseName(map: ProcessMap, thing: Declared, id: string, otherMaps: readonly string[]): void {
  const { kind, path } = thing;
  if (id === '') throw new RenameRefusal('The new id is empty.');
  if (!ID.test(id))
    throw new RenameRefusal(`${said(id)} is not an id: an id has letters, digits, “.”, “-” and “_” only.`);
  if (id.length > LONGEST_ID)
    throw new RenameRefusal(`The new id has more than ${LONGEST_ID} characters; choose a shorter one.`);
  if (invisibleIn(id).length > 0)
    throw new RenameRefusal(`The new id has a character that nobody sees; type it again.`);
  if (kind === 'map') {
    if (otherMaps.includes(id))
      throw new RenameRefusal(`There is another map ${said(id)}, and the two would become one.`);
    return;
  }
  const flow = path.slice(0, path.lastIndexOf('/') + 1);
  if (map.ids.get(kind)?.has(kind === 'step' ? flow + id : id)) {
    const home = kind === 'step' ? 'flow' : 'map';
    throw new RenameRefusal(`The ${kind} ${said(id)} exists in this ${home} already; choose another id.`);
  }
  if (kind === 'extension') refuseElement(map, thing, id);
}

/** An extension wins over the framework wherever its id is written, so it may not take what means something else. */
function refuseElement(map: ProcessMap, thing: Declared, id: string): void {
  const element = map.catalogue?.framework.byId(id);
  if (element) throw new RenameRefusal(`In the framework ${said(id)} is ${said(element.name)}.`);
  for (const { item, document, block } of map.located(({ facts }) => facts.elements)) {
    const { text, range } = item.text;
    if (text !== id && text.split(/\s/, 1)[0] !== id) continue;
    const line = range.start.line + document.startOf(block) + 1;
    throw new RenameRefusal(
      `${said(text)} on line ${line} of ${fileNameOf(document.uri)} would mean ${said(idOf(thing))}; choose another id.`,
    );
  }
}

/**
 * Refuses where the map names a thing through an alias whose anchor stands at a place that a rename does not reach, and
 * where an alias would carry the new id to another thing.
 */
export function refuseAliases(map: ProcessMap, thing: Declared, places: readonly Occurrence[]): void {
  const id = idOf(thing);
  for (const document of map.documents) {
    const reached = places.filter((place) => place.document === document).map(({ range }) => range);
    for (const [index, block] of document.blocks.entries()) {
      for (const { text, from, to, isId, thing: named } of mentionsIn(map, block)) {
        if (!text.alias || !isId || text.text.slice(from, to) !== id) continue;
        const { start } = moved(text.range, document.startOf(index));
        const isMeant = isSame(named, thing);
        if (isReached(document, start, reached, new Set()) === isMeant) continue;
        const place = `the alias on line ${start.line + 1} of ${fileNameOf(document.uri)}`;
        throw new RenameRefusal(
          isMeant
            ? `${said(id)} is named through ${place}; write it out there first.`
            : `${said(id)} means something else through ${place}; write it out there first.`,
        );
      }
    }
  }
}

/** Whether something that a rename changes stands inside what an alias stands for. */
function isReached(
  document: MapDocument,
  alias: Position,
  reached: readonly Range[],
  seen: Set<string>,
): boolean {
  const key = `${alias.line}:${alias.character}`;
  const anchor = seen.has(key) ? undefined : aliasAt(document, alias)?.anchor;
  seen.add(key);
  if (!anchor) return false;
  if (reached.some(({ start, end }) => touches(anchor.target, start) && touches(anchor.target, end)))
    return true;
  return anchor.aliases.some(({ start }) => isReached(document, start, reached, seen));
}

function said(text: string): string {
  return `“${shorten(text, 80)}”`;
}
