import { EarlierAnchors } from './anchors.js';
import { type Block, readBlock } from './block.js';
import { cut, cutEntries, indentOf, type Piece } from './cut.js';
import { MAP } from './description.js';
import type { Problem } from './problem.js';
import { Lines, lastAtMost, moved, type Position, type Range } from './range.js';
import { missingKeys } from './read.js';
import type { Entry, Text } from './value.js';

/** An edit of a document; without a range, the text replaces everything. As in LSP. */
export interface Edit {
  readonly range?: Range;
  readonly text: string;
}

/**
 * A `.etom.yaml` document, read: a list of blocks whose texts add up to the document's. Immutable; an update gives a
 * new document that shares the blocks whose text did not change.
 */
export class MapDocument {
  /** The first line of each block. */
  readonly #starts: Int32Array;
  /** The indexes of the blocks that hold pairs of the root. */
  readonly #roots: number[] = [];
  #problems: readonly Problem[] | undefined;

  private constructor(
    readonly uri: string,
    readonly version: number,
    readonly blocks: readonly Block[],
  ) {
    this.#starts = new Int32Array(blocks.length);
    let line = 0;
    for (let index = 0; index < blocks.length; index++) {
      const { lineCount = 0, path } = blocks[index] ?? {};
      this.#starts[index] = line;
      line += lineCount;
      if (path === undefined || path.length === 0) this.#roots.push(index);
    }
  }

  /** Reads a text. Never throws: what cannot be read becomes problems. */
  static read(uri: string, version: number, text: string): MapDocument {
    return new MapDocument(uri, version, readAll(cut(text), []));
  }

  /** The document after some edits, each of which counts from what the one before it left. */
  update(version: number, edits: readonly Edit[]): MapDocument {
    let blocks = this.blocks;
    let document: MapDocument = this;
    for (const { range, text } of edits) {
      blocks = range ? document.#edit(range, text) : readAll(cut(text), blocks);
      document = new MapDocument(this.uri, version, blocks);
    }
    return document === this ? new MapDocument(this.uri, version, blocks) : document;
  }

  /** The whole text. */
  get text(): string {
    return this.blocks.map((block) => block.text).join('');
  }

  /** The index of the block that a line belongs to. */
  indexAt(line: number): number {
    return lastAtMost(this.#starts, line);
  }

  /** The line on which a block starts. */
  startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }

  /** The problems that no block knows of alone: keys that several blocks have, and keys that no block has. In document ranges. */
  get problems(): readonly Problem[] {
    this.#problems ??= this.#findProblems();
    return this.#problems;
  }

  /** The top-level entries that are not mappings of declarations, with the index of the block of each. */
  *head(): Generator<{ readonly entry: Entry; readonly block: number }> {
    for (const block of this.#roots) {
      for (const entry of this.blocks[block]?.facts.head ?? []) yield { entry, block };
    }
  }

  #findProblems(): Problem[] {
    const problems: Problem[] = [];
    const seen = new Map<string, Range>();
    const root: Entry[] = [];
    for (const [index, block] of this.blocks.entries()) {
      const lines = this.startOf(index);
      const prefix = (block.path ?? []).join('\n');
      for (const { key } of block.entries) {
        const place = `${prefix}\n${key.text}`;
        const first = seen.get(place);
        const range = moved(key.range, lines);
        if (first) problems.push({ code: 'duplicate-key', range, key: key.text, first });
        else seen.set(place, range);
      }
      if (block.path !== undefined && block.path.length > 0) continue;
      for (const entry of block.facts.head) {
        root.push({ ...entry, key: { ...entry.key, range: moved(entry.key.range, lines) } });
      }
    }
    const line = this.blocks.findIndex((block) => block.entries.length > 0);
    const key: Text | undefined = this.blocks[line]?.entries[0]?.key;
    const at = key ? moved(key.range, this.startOf(line)) : { start: ORIGIN, end: ORIGIN };
    const unread = this.blocks.some((block) => block.path === undefined && block.problems.some(isFatal));
    return unread ? problems : [...problems, ...missingKeys(root, MAP, at)];
  }

  #edit(range: Range, text: string): readonly Block[] {
    return this.#editEntries(range, text) ?? this.#editText(range, text);
  }

  /** Re-cuts only the entries around an edit; undefined where the edit may change more than entries of one mapping. */
  #editEntries(range: Range, text: string): readonly Block[] | undefined {
    const { blocks } = this;
    const touched = this.indexAt(range.start.line);
    const section = blocks[touched]?.path?.[0];
    const startsEntry = (index: number) =>
      blocks[index]?.path?.length === 1 && blocks[index]?.path?.[0] === section;
    const isInside = (index: number) => blocks[index]?.path?.[0] === section;
    if (section === undefined) return undefined;

    // The entry before is read again too: a comment or a lost key may make it longer. But not the first entry of a
    // mapping, which sets its indentation.
    let from = touched;
    while (!startsEntry(from)) from--;
    for (from--; from >= 0 && isInside(from) && !startsEntry(from); ) from--;
    if (!isInside(from) || !isInside(from - 1)) return undefined;

    // So is the entry behind, whose comments may change owner.
    const last = this.indexAt(range.end.line);
    for (let index = touched; index <= last; index++) if (!isInside(index)) return undefined;
    const endOfEntry = (index: number) => {
      let at = index + 1;
      while (isInside(at) && !startsEntry(at)) at++;
      return at;
    };
    let until = endOfEntry(last);
    if (until < blocks.length) {
      if (!isInside(until)) return undefined;
      until = endOfEntry(until);
    }

    const old = blocks.slice(from, until);
    const indent = indentOf(old[0]?.text ?? '');
    if (indent === undefined) return undefined;
    const region = spliceText(old, range, text, this.startOf(from));
    const pieces = cutEntries(region, section, indent);
    return pieces && readAll([...blocks.slice(0, from), ...pieces, ...blocks.slice(until)], blocks);
  }

  #editText(range: Range, text: string): readonly Block[] {
    return readAll(cut(spliceText(this.blocks, range, text, 0)), this.blocks);
  }
}

const ORIGIN: Position = { line: 0, character: 0 };

/** The text of some blocks after an edit whose range counts from the document's start. */
function spliceText(blocks: readonly Block[], range: Range, text: string, firstLine: number): string {
  const old = blocks.map((block) => block.text).join('');
  const lines = new Lines(old);
  const { start, end } = moved(range, -firstLine);
  return (
    old.slice(0, lines.offset(start)) + text + old.slice(Math.max(lines.offset(start), lines.offset(end)))
  );
}

/** Reads pieces, taking over from the old blocks what stands unchanged at the start and at the end. */
function readAll(pieces: readonly (Piece | Block)[], old: readonly Block[]): Block[] {
  const most = Math.min(pieces.length, old.length);
  let head = 0;
  while (head < most && isSame(pieces[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(pieces[pieces.length - 1 - tail], old[old.length - 1 - tail])) tail++;

  const known = (index: number): Block | undefined => {
    if (index < head) return old[index];
    return index >= pieces.length - tail ? old[old.length - (pieces.length - index)] : undefined;
  };
  const blocks: Block[] = [];
  const earlier = new EarlierAnchors();
  for (const [index, piece] of pieces.entries()) {
    const kept = known(index);
    const valid = kept && [...kept.outer].every(([name, block]) => earlier.block(name) === block);
    const block = valid ? kept : readBlock({ path: piece.path, text: piece.text }, earlier);
    earlier.add(block);
    blocks.push(block);
  }
  return blocks;
}

function isSame(piece: Piece | Block | undefined, block: Block | undefined): boolean {
  if (piece === block) return true;
  return piece?.text === block?.text && samePath(piece?.path, block?.path);
}

function samePath(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every((key, index) => key === b?.[index]);
}

/** Whether nothing could be read at all, so that nothing can be said to be missing. */
function isFatal(problem: Problem): boolean {
  return (
    problem.code === 'wrong-type' ||
    (problem.code === 'yaml-syntax' && problem.detail.includes('levels deep'))
  );
}
