/** Comments that suppress findings: `# etom-disable-next-line <code>` and `# etom-disable-file <code>`. */

import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { moved, type Range } from '../map/range.js';
import { tokensOf } from '../map/tokens.js';
import { Source } from './source.js';

/** One comment. Its ranges are on the comment's own line. */
export interface Suppression {
  readonly kind: 'next-line' | 'file';
  /** The comment, from its `#` on. */
  readonly range: Range;
  readonly codes: readonly SuppressedCode[];
  /** False where something else stands before the comment, which then suppresses nothing. */
  readonly alone: boolean;
  /** The line that is meant: the next one that is neither blank nor a comment. Undefined for a whole file. */
  readonly target: number | undefined;
}

export interface SuppressedCode {
  readonly code: string;
  readonly range: Range;
}

/** Findings that nobody can want to hide: nothing else was read there, or no line is to blame. */
export const NEVER_SUPPRESSED: ReadonlySet<string> = new Set(['yaml-syntax', 'limit-reached']);

const WORD = 'etom-disable';
const DIRECTIVE = /^#[ \t]*etom-disable-(next-line|file)(?=[ \t:,]|$):?/;
/** A line that suppressions look past. */
export const BLANK_OR_COMMENT = /^[ \t\uFEFF]*(?:#|$)/;

const inBlocks = new WeakMap<Block, readonly Suppression[]>();
const contents = new WeakMap<Block, Int32Array>();
const NONE: readonly Suppression[] = [];

/** The suppressions of a document, in the order of lines and in document ranges. */
export function suppressionsOf(document: MapDocument): Suppression[] {
  const found: Suppression[] = [];
  for (const [index, block] of document.blocks.entries()) {
    for (const one of inBlock(block)) {
      const lines = document.startOf(index);
      const target = one.kind === 'file' ? undefined : targetOf(document, index, one.range.start.line + 1);
      const codes = one.codes.map(({ code, range }) => ({ code, range: moved(range, lines) }));
      found.push({ ...one, codes, range: moved(one.range, lines), target });
    }
  }
  return found;
}

function inBlock(block: Block): readonly Suppression[] {
  let found = inBlocks.get(block);
  if (!found) {
    found = block.text.includes(WORD) ? read(block.text) : NONE;
    inBlocks.set(block, found);
  }
  return found;
}

function read(text: string): Suppression[] {
  const source = new Source(text);
  return tokensOf(text).flatMap(({ start, end, isComment }) => {
    const comment = text.slice(start, end);
    const directive = isComment ? DIRECTIVE.exec(comment) : null;
    if (!directive) return [];
    const from = directive[0].length;
    // What follows two dashes is the reason, for readers.
    const [list = ''] = comment.slice(from).split(/(?:^|\s)--(?:\s|$)/, 1);
    const codes = [...list.matchAll(/[^\s,]+/g)].map((match) => {
      const at = start + from + match.index;
      return { code: match[0], range: source.range(at, at + match[0].length) };
    });
    const range = source.range(start, end);
    const before = source.line(range.start.line).slice(0, range.start.character);
    const kind = directive[1] === 'file' ? 'file' : 'next-line';
    return [{ kind, range, codes, alone: /^[ \t\uFEFF]*$/.test(before), target: undefined }];
  });
}

/** The first line of a document, from a line of a block on, that is neither blank nor a comment. */
function targetOf(document: MapDocument, index: number, from: number): number | undefined {
  let start = from;
  for (let at = index; at < document.blocks.length; at++) {
    const block = document.blocks[at];
    const line = block && contentLines(block)[start];
    if (line !== undefined && line >= 0) return document.startOf(at) + line;
    start = 0;
  }
  return undefined;
}

/** For each line of a block the first one, from it on, that is neither blank nor a comment; -1 where there is none. */
function contentLines(block: Block): Int32Array {
  let next = contents.get(block);
  if (next) return next;
  const lines = block.text.split(/\r\n|\n|\r/);
  next = new Int32Array(lines.length).fill(-1);
  let content = -1;
  for (let line = lines.length - 1; line >= 0; line--) {
    if (!BLANK_OR_COMMENT.test(lines[line] ?? '')) content = line;
    next[line] = content;
  }
  contents.set(block, next);
  return next;
}
