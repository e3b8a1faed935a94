import { EarlierAnchors } from './anchors.js';
import { type Block, readBlock } from './block.js';
import type { Piece } from './cut.js';
import { MAP } from './description.js';
import { piecesOf, recut } from './edit.js';
import type { Problem } from './problem.js';
import { lastAtMost, moved, type Position, type Range } from './range.js';
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
  /** The length of the text, in UTF-16 units. */
  readonly length: number;
  #problems: readonly Problem[] | undefined;

  private constructor(
    readonly uri: string,
    readonly version: number,
    readonly blocks: readonly Block[],
  ) {
    this.#starts = new Int32Array(blocks.length);
    let line = 0;
    let length = 0;
    for (let index = 0; index < blocks.length; index++) {
      const { lineCount = 0, path, text = '' } = blocks[index] ?? {};
      this.#starts[index] = line;
      line += lineCount;
      length += text.length;
      if (path === undefined || path.length === 0) this.#roots.push(index);
    }
    this.length = length;
  }

  /** Reads a text. Never throws: what cannot be read becomes problems. */
  static read(uri: string, version: number, text: string): MapDocument {
    return new MapDocument(uri, version, readAll(piecesOf(text), []));
  }

  /** The document after some edits, each of which counts from what the one before it left. */
  update(version: number, edits: readonly Edit[]): MapDocument {
    let document = edits.length > 0 ? this : new MapDocument(this.uri, version, this.blocks);
    for (const { range, text } of edits) {
      const before = document;
      const blocks = readAll(range ? recut(before, range, text) : piecesOf(text), before.blocks);
      document = new MapDocument(this.uri, version, blocks);
      // Most edits leave the keys as they are, and then they leave nothing to tell of them.
      if (before.#problems?.length === 0 && haveSameKeys(before.blocks, blocks))
        document.#problems = NO_PROBLEMS;
    }
    return document;
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
    const seen = new Map<string, { readonly block: number; readonly key: Text }>();
    for (const [index, { entries, places }] of this.blocks.entries()) {
      for (const [order, { key }] of entries.entries()) {
        const place = places[order] ?? '';
        const first = seen.get(place);
        if (!first) {
          seen.set(place, { block: index, key });
          continue;
        }
        problems.push({
          code: 'duplicate-key',
          range: moved(key.range, this.startOf(index)),
          key: key.text,
          first: moved(first.key.range, this.startOf(first.block)),
        });
      }
    }
    const root: Entry[] = [];
    for (const { entry, block } of this.head()) {
      root.push({ ...entry, key: { ...entry.key, range: moved(entry.key.range, this.startOf(block)) } });
    }
    const line = this.blocks.findIndex((block) => block.entries.length > 0);
    const key: Text | undefined = this.blocks[line]?.entries[0]?.key;
    const at = key ? moved(key.range, this.startOf(line)) : { start: ORIGIN, end: ORIGIN };
    const unread = this.#roots.some((index) => {
      const block = this.blocks[index];
      return block?.path === undefined && block?.problems.some(isFatal);
    });
    return unread ? problems : [...problems, ...missingKeys(root, MAP, at)];
  }
}

const NO_PROBLEMS: readonly Problem[] = [];
const ORIGIN: Position = { line: 0, character: 0 };

/** Reads pieces, taking over from the old blocks what stands unchanged at the start and at the end. */
function readAll(pieces: readonly (Piece | Block)[], old: readonly Block[]): Block[] {
  const { head, tail } = unchanged(pieces, old, isSame);
  const blocks = old.slice(0, head);
  const earlier = new EarlierAnchors();
  for (const block of blocks) earlier.add(block);
  const end = pieces.length - tail;
  for (let index = head; index < pieces.length; index++) {
    const piece = pieces[index];
    const kept = index < end ? undefined : old[old.length - (pieces.length - index)];
    const valid = kept && (kept.outer.size === 0 || hasSameAnchors(kept, earlier));
    const block = valid ? kept : piece && readBlock({ path: piece.path, text: piece.text }, earlier);
    if (!block) continue;
    earlier.add(block);
    blocks.push(block);
  }
  return blocks;
}

/** How many things are the same at the start and at the end of two lists. */
function unchanged<T, U>(
  now: readonly T[],
  old: readonly U[],
  same: (a: T | undefined, b: U | undefined) => boolean,
): { head: number; tail: number } {
  const most = Math.min(now.length, old.length);
  let head = 0;
  while (head < most && same(now[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && same(now[now.length - 1 - tail], old[old.length - 1 - tail])) tail++;
  return { head, tail };
}

/** Whether two states of a document differ only in blocks that hold entries of the same keys, none of them at the root. */
function haveSameKeys(old: readonly Block[], now: readonly Block[]): boolean {
  const { head, tail } = unchanged(now, old, (a, b) => a === b);
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  if ([...gone, ...come].some(({ path }) => path === undefined || path.length === 0)) return false;
  const keysIn = (blocks: readonly Block[]): string => JSON.stringify(blocks.map(({ places }) => places));
  return keysIn(gone) === keysIn(come);
}

/** Whether the aliases of a block mean what they meant when it was read. */
function hasSameAnchors({ outer }: Block, earlier: EarlierAnchors): boolean {
  return [...outer].every(([name, block]) => earlier.block(name) === block);
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
    problem.code === 'wrong-type' || (problem.code === 'yaml-syntax' && problem.detail.endsWith('was read'))
  );
}
