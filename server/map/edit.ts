/** Which pieces a text has after an edit: only the entries around the edit are cut anew, wherever that is certain to do. */
import type { Block } from './block.js';
import { cut, cutEntries, cutPairs, endsApart, indentOf, isLong, type Piece } from './cut.js';
import type { MapDocument } from './document.js';
import { LIMITS } from './limits.js';
import { Lines, moved, type Range } from './range.js';

type Pieces = readonly (Piece | Block)[];

/** The pieces of a text; one that is too long to be read stays whole. */
export function piecesOf(text: string): Piece[] {
  return text.length > LIMITS.fileSize ? [{ path: undefined, text }] : cut(text);
}

/** The pieces of a document after an edit, in which blocks that it does not touch stand for themselves. */
export function recut(document: MapDocument, range: Range, text: string): Pieces {
  const isTooLong = document.length + text.length > LIMITS.fileSize;
  const part = isTooLong ? undefined : recutPart(document, range, text);
  return part ?? piecesOf(spliceText(document.blocks, range, text, 0));
}

function recutPart(document: MapDocument, range: Range, text: string): Pieces | undefined {
  const path = document.blocks[document.indexAt(range.start.line)]?.path;
  if (path?.length === 0) return recutPairs(document, range, text);
  // The innermost mapping first. A mapping of processes stands two keys below the one around it.
  for (let depth = path?.length ?? 0; depth > 0; depth -= 2) {
    const pieces = recutEntries(document, (path ?? []).slice(0, depth), range, text);
    if (pieces) return pieces;
  }
  return undefined;
}

/**
 * Re-cuts only the entries around an edit.
 * @param path the keys down to the mapping of the entries.
 * @returns undefined where the edit may change more than entries of this mapping.
 */
function recutEntries(
  document: MapDocument,
  path: readonly string[],
  range: Range,
  text: string,
): Pieces | undefined {
  const { blocks } = document;
  const isInside = (index: number) => startsWith(blocks[index]?.path, path);
  const startsEntry = (index: number) => isInside(index) && blocks[index]?.path?.length === path.length;

  // The entry before is read again too: a comment or a lost key may make it longer.
  const touched = document.indexAt(range.start.line);
  let from = touched;
  while (!startsEntry(from)) from--;
  if (isInside(from - 1)) for (from--; !startsEntry(from); ) from--;

  // So is the entry behind, whose comments may change owner.
  const last = document.indexAt(range.end.line);
  for (let index = touched; index <= last; index++) if (!isInside(index)) return undefined;
  const endOfEntry = (index: number) => {
    let at = index + 1;
    while (isInside(at) && !startsEntry(at)) at++;
    return at;
  };
  let until = endOfEntry(last);
  const isEnd = until < blocks.length && !isInside(until);
  if (isInside(until)) until = endOfEntry(until);

  const old = blocks.slice(from, until);
  const indent = indentOf(old[0]?.text ?? '');
  if (indent === undefined) return undefined;
  const region = spliceText(old, range, text, document.startOf(from));
  // What stands behind the mapping is not read again.
  if (isEnd && !endsApart(region)) return undefined;
  // A process around them stays cut as long as it is long for certain.
  let head = from - 1;
  while (path.length > 1 && isInside(head)) head--;
  if (path.length > 1 && !isLong(document.startOf(from) - document.startOf(head), region)) return undefined;
  const pieces = cutEntries(region, path, indent, !isInside(from - 1));
  return pieces && [...blocks.slice(0, from), ...pieces, ...blocks.slice(until)];
}

/** Re-cuts only the pairs of the root around an edit; undefined where the edit may change more. */
function recutPairs(document: MapDocument, range: Range, text: string): Pieces | undefined {
  const { blocks } = document;
  const isPair = (index: number) => blocks[index]?.path?.length === 0;
  const touched = document.indexAt(range.start.line);
  // The pairs before and behind are read again too, as entries are. Behind the last pair of the text nothing stands.
  const from = isPair(touched - 1) ? touched - 1 : touched;
  const until = Math.min(document.indexAt(range.end.line) + 2, blocks.length);
  for (let index = from; index < until; index++) if (!isPair(index)) return undefined;
  const old = blocks.slice(from, until);
  const pieces = cutPairs(spliceText(old, range, text, document.startOf(from)), from === 0);
  // A pair whose entries follow stays the head of them.
  const isHead = until < blocks.length && !isPair(until);
  if (!pieces || (isHead && pieces.at(-1)?.text !== old.at(-1)?.text)) return undefined;
  return [...blocks.slice(0, from), ...pieces, ...blocks.slice(until)];
}

/** The text of some blocks after an edit whose range counts from the document's start. */
function spliceText(blocks: readonly Block[], range: Range, text: string, firstLine: number): string {
  const old = blocks.map((block) => block.text).join('');
  const lines = new Lines(old);
  const { start, end } = moved(range, -firstLine);
  return (
    old.slice(0, lines.offset(start)) + text + old.slice(Math.max(lines.offset(start), lines.offset(end)))
  );
}

function startsWith(path: readonly string[] | undefined, start: readonly string[]): boolean {
  return (
    path !== undefined && path.length >= start.length && start.every((key, index) => key === path[index])
  );
}
