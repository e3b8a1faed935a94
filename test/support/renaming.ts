/** Renames of everything that a map declares, and the map afterwards. */
import assert from 'node:assert/strict';
import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type Declared,
  idOf,
  mentionsIn,
  type Occurrence,
  occurrences,
} from '../../server/features/occurrences.js';
import { rename } from '../../server/features/rename.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { edited } from './fixture.js';
import { frameworks } from './framework.js';

/** Everything that a map declares, and its name, each once. */
export function thingsOf(map: ProcessMap): Declared[] {
  const found = new Map<string, Declared>();
  for (const document of map.documents) {
    for (const block of document.blocks) {
      for (const { thing, isDeclaration } of mentionsIn(map, block)) {
        if (thing.kind === 'element' || !(isDeclaration || thing.kind === 'map')) continue;
        found.set(`${thing.kind} ${thing.path}`, thing);
      }
    }
  }
  return [...found.values()];
}

function apply(map: ProcessMap, { documentChanges = [] }: WorkspaceEdit): ProcessMap {
  const changed = new Map(
    documentChanges.flatMap((change) => {
      assert.ok(TextDocumentEdit.is(change));
      const edits = change.edits.map((edit) => {
        assert.ok('newText' in edit);
        return edit;
      });
      return [[change.textDocument.uri, edits] as const];
    }),
  );
  const now = map.documents.map((document) => {
    const edits = changed.get(document.uri);
    return edits ? document.update(document.version + 1, [{ text: edited(document.text, edits) }]) : document;
  });
  return new ProcessMap(now, frameworks, true, map);
}

/** Where the thing is named first, and the n-th time. */
export function placeOf(map: ProcessMap, thing: Declared, nth = 0): Occurrence {
  const places = occurrences(map, thing).filter(({ isId }) => isId);
  const place = places[nth % places.length];
  assert.ok(place, `${thing.kind} ${thing.path} is named nowhere`);
  return place;
}

/** The thing under its new id. */
export function renamedThing({ kind, path: old }: Declared, id: string): Declared {
  return { kind, path: old.slice(0, old.length - idOf({ kind, path: old }).length) + id };
}

/** The map after a rename that was asked for at one of the places of a thing. */
export function renameTo(map: ProcessMap, place: Occurrence, id: string): ProcessMap {
  return apply(map, rename(place.document, map, place.range.start, id));
}

/** All that a map names, with one thing under another id. Sorted, since a new key may cut the blocks otherwise. */
export function meanings(map: ProcessMap, renamed?: Declared, id = ''): string[] {
  const moved = (kind: string, old: string): string => {
    if (!renamed) return old;
    const now = renamedThing(renamed, id).path;
    if (kind === renamed.kind && old === renamed.path) return now;
    const isInside =
      kind === 'process' ? renamed.kind === 'process' : kind === 'step' && renamed.kind === 'flow';
    return isInside && old.startsWith(`${renamed.path}/`) ? now + old.slice(renamed.path.length) : old;
  };
  const all = map.documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      [...mentionsIn(map, block)].map(({ thing, isId, isDeclaration, text }) => {
        const path = thing.kind === 'element' ? thing.element.key : moved(thing.kind, thing.path);
        return `${thing.kind} ${path} ${isId} ${isDeclaration} ${text.alias}`;
      }),
    ),
  );
  return all.sort();
}
