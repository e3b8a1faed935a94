import type { Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { moved, type Position } from '../map/range.js';
import { quoteIfNeeded, writeReference } from '../rules/reference-text.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { type Declared, idOf, type Occurrence, occurrenceAt, occurrences } from './occurrences.js';
import { refuseAliases, refuseName, refuseReading, refuseUndeclared, unnamed } from './rename-refusal.js';
import { placeInText } from './text-place.js';

/** What is renamed at a position, for the client to edit. */
export interface Renaming {
  readonly range: Range;
  readonly placeholder: string;
}

/** What the world outside the map has to say about a rename. */
export interface RenameSurroundings {
  /** Names of other maps: a map may not take one of them. */
  readonly otherMaps?: readonly string[];
  /** Whether a document is open in the client, and so has a version there. Default: all are. */
  readonly isOpen?: (uri: string) => boolean;
}

/**
 * What can be renamed at a position.
 * @throws RenameRefusal with the reason where nothing can.
 */
export function prepareRename(document: MapDocument, map: ProcessMap, position: Position): Renaming {
  const here = renamedAt(document, map, position);
  return { range: here.range, placeholder: idOf(here.thing) };
}

/**
 * The edits that give a declared thing another id, wherever the map names it.
 * @throws RenameRefusal with the reason where that cannot be done.
 */
export function rename(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  newName: string,
  { otherMaps = [], isOpen = () => true }: RenameSurroundings = {},
): WorkspaceEdit {
  const { thing } = renamedAt(document, map, position);
  const id = newName.trim();
  if (id === idOf(thing)) return { documentChanges: [] };
  refuseName(map, thing, id, otherMaps);
  const places = occurrences(map, thing).filter(({ isId }) => isId);
  refuseAliases(map, thing, places);
  const changes = new Map<MapDocument, TextEdit[]>();
  for (const place of places) {
    const edits = changes.get(place.document) ?? [];
    changes.set(place.document, edits);
    edits.push(editOf(place, id));
  }
  const documentChanges = [...changes].map(
    ([{ uri, version }, edits]): TextDocumentEdit => ({
      textDocument: { uri, version: isOpen(uri) ? version : null },
      edits,
    }),
  );
  return { documentChanges };
}

function renamedAt(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
): Occurrence & { readonly thing: Declared } {
  const here = occurrenceAt(document, map, position);
  if (!here || here.thing.kind === 'element') throw unnamed(document, position, here);
  const { thing } = here;
  refuseReading(map);
  refuseUndeclared(map, thing);
  if (!here.isId) throw unnamed(document, position, here);
  return { ...here, thing };
}

/** Writes the id in place of the old one, in the quotes that the text has or comes to need. */
function editOf({ document, block, text, from, to }: Occurrence, id: string): TextEdit {
  const whole = text.text.slice(0, from) + id + text.text.slice(to);
  const lines = document.startOf(block);
  const source = document.blocks[block];
  const place = source && placeInText(source, text, from, to);
  const isSafe = text.style !== 'plain' || staysPlain(whole, text.text.slice(to));
  if (place?.isExact && isSafe) return { range: moved(place.range, lines), newText: id };
  return { range: moved(text.range, lines), newText: writeReference(text, whole) };
}

/** Whether a text needs no quotes. Behind the id stands what stood there without quotes before. */
function staysPlain(whole: string, behind: string): boolean {
  if (quoteIfNeeded(whole) === whole) return true;
  return /^\s/.test(behind) && /^[\p{L}\p{N}_]/u.test(whole);
}
