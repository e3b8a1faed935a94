import type { TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../../map/document.js';
import { pathOf } from '../../map/facts.js';
import { moved, type Position, type Range, touches } from '../../map/range.js';
import type { ProcessPlace } from '../../protocol.js';
import { writeReference } from '../../rules/reference-text.js';
import { ProcessMap } from '../../workspace/process-map.js';
import { nameOf, type OutlineProcess } from '../map-tree/outline.js';
import { pathOfReference } from '../occurrences.js';
import { blocksIn } from '../places.js';
import { EditRefusal, refuseReading, said } from './edit-refusal.js';
import { saysTheSame } from './move-process-check.js';
import { placeOfProcess, theProcess } from './process-place.js';
import { takeOut } from './take-process.js';
import { writeInto } from './write-process.js';

/** The edits of each document that changes. */
export type Edits = ReadonlyMap<MapDocument, readonly TextEdit[]>;

/** A process that was moved: the edits that do it, and where it stands then. */
export interface MovedProcess {
  readonly edits: Edits;
  /** The map after them. */
  readonly map: ProcessMap;
  readonly uri: string;
  readonly path: string;
}

/**
 * Moves a process with its subprocesses into another one, or to the end of a file's processes. Whatever refers to it, or to one of
 * its subprocesses, by a path, or would mean another process afterwards, is given the new path.
 * @throws EditRefusal with the reason where that cannot be done.
 */
export function moveProcess(map: ProcessMap, from: Required<ProcessPlace>, to: ProcessPlace): MovedProcess {
  refuseReading(map);
  const source = placeOfProcess(map, { uri: from.uri });
  const process = theProcess(source.document, from.path);
  const target = placeOfProcess(map, to);
  refusePlace(map, process, target);
  const taken = takeOut(process);
  const { document: home, process: parent } = target;
  const { document, declaration, path: old } = process;
  const path = parent ? `${parent.path}/${declaration.id}` : declaration.id;
  const lineBreak = home === document ? undefined : (/\r\n|\n|\r/.exec(home.text)?.[0] ?? '\n');

  const editsWith = (rewrites: Edits): Edits => {
    const own = rewrites.get(document) ?? [];
    const inside = own.filter(({ range }) => isInside(range, taken.span));
    const written = writeInto(home, parent, taken.written(inside, lineBreak), nameOf(declaration));
    const edits = new Map(rewrites);
    const others = own.filter((edit) => !inside.includes(edit));
    // Where it is written right beside the place that it is taken from, both are one change.
    if (home === document && touches(taken.cut, written.range.start)) {
      return edits.set(document, [...others, { range: taken.cut, newText: written.newText }]);
    }
    edits.set(document, [...others, { range: taken.cut, newText: '' }]);
    return edits.set(home, [...(edits.get(home) ?? []), written]);
  };
  const renamed = (one: string): string =>
    one === old || one.startsWith(`${old}/`) ? path + one.slice(old.length) : one;

  const rewrites = rewritesFor(map, mapAfter(map, editsWith(new Map())), renamed);
  const edits = editsWith(rewrites);
  const after = mapAfter(map, edits);
  if (!saysTheSame(map, after, renamed))
    throw new EditRefusal(
      `${said(nameOf(declaration))} is written in a way that would mean something else there; move its lines by hand.`,
    );
  return { edits, map: after, uri: home.uri, path };
}

function refusePlace(
  map: ProcessMap,
  process: OutlineProcess,
  { document, process: parent }: ReturnType<typeof placeOfProcess>,
): void {
  const { declaration, path } = process;
  const name = said(nameOf(declaration));
  const isHome = document === process.document;
  if (isHome && parent && (parent === process || parent.path.startsWith(`${path}/`)))
    throw new EditRefusal(`${name} cannot be moved into itself or one of its own subprocesses.`);
  if (isHome && parent === process.parent) throw new EditRefusal(`${name} stands there already.`);
  const now = parent ? `${parent.path}/${declaration.id}` : declaration.id;
  const others = map.declarations('process', now).filter(({ item }) => pathOf(item) === now);
  if (others.some(({ item }) => item !== declaration))
    throw new EditRefusal(
      `There is a process ${said(declaration.id)} already; give one of the two another id first.`,
    );
}

/** What refers to a process by a path that it has no longer, or would mean another one, with the path that it has then. */
function rewritesFor(map: ProcessMap, after: ProcessMap, renamed: (path: string) => string): Edits {
  const rewrites = new Map<MapDocument, TextEdit[]>();
  for (const document of map.documents) {
    const edits: TextEdit[] = [];
    for (const { block, line } of blocksIn(document)) {
      for (const { text, to } of block.facts.references) {
        if (to !== 'process' || text.alias) continue;
        const wanted = renamed(pathOfReference(map, to, text.text));
        if (pathOfReference(after, to, text.text) === wanted) continue;
        edits.push({ range: moved(text.range, line), newText: writeReference(text, wanted) });
      }
    }
    if (edits.length > 0) rewrites.set(document, edits);
  }
  return rewrites;
}

/** The map after edits, which count from the documents as they are. */
export function mapAfter(map: ProcessMap, edits: Edits): ProcessMap {
  const documents = map.documents.map((document) => {
    const own = [...(edits.get(document) ?? [])].sort((a, b) => compare(b.range.start, a.range.start));
    return own.length === 0
      ? document
      : document.update(
          document.version + 1,
          own.map(({ range, newText: text }) => ({ range, text })),
        );
  });
  return new ProcessMap(documents, () => map.catalogue?.framework, map.complete, map, map.exists);
}

function isInside({ start, end }: Range, around: Range): boolean {
  return touches(around, start) && touches(around, end);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
