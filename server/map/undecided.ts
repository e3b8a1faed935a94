/** Comments by which a migration leaves a reference to a person: `# etom-migrate: needs a decision: "1.1.2" of classic …`. */
import type { Block } from './block.js';
import type { ElementUse } from './facts.js';
import { Lines, type Position, type Range } from './range.js';
import { tokensOf } from './tokens.js';

/** One comment. Its ranges count from the block's first line. */
export interface Undecided {
  /** The comment, from its `#` on. */
  readonly comment: Range;
  /** The lines that go with it: its own, with the line break. */
  readonly line: Range;
  /** The reference as it stands. */
  readonly text: string;
  /** The release that the reference is of. */
  readonly from: string;
  /** The references that may take its place. */
  readonly choices: readonly string[];
  /** The reference, where it stands below the comment. */
  readonly use: ElementUse | undefined;
  /** Words below the comment that aliases repeat as a reference; they are none where they stand. */
  readonly words: Range | undefined;
}

/** How such a comment begins, for those who write one. */
export const UNDECIDED = 'etom-migrate: needs a decision:';

const WORD = 'etom-migrate:';
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const COMMENT = /^#[ \t]*etom-migrate: needs a decision: ("(?:[^"\\]|\\.)*") of (\S+)(.*)$/;

const inBlocks = new WeakMap<Block, readonly Undecided[]>();
const NONE: readonly Undecided[] = [];

/** The references of a block that wait for a decision, in the order of lines. */
export function undecidedIn(block: Block): readonly Undecided[] {
  let found = inBlocks.get(block);
  if (!found) {
    found = block.text.includes(WORD) ? read(block) : NONE;
    inBlocks.set(block, found);
  }
  return found;
}

/** The references of a block that say what is mapped: without those that wait for a decision, which are of another release. */
export function decidedIn(block: Block): readonly ElementUse[] {
  const { elements } = block.facts;
  const waiting = new Set(undecidedIn(block).map(({ use }) => use));
  return waiting.size === 0 ? elements : elements.filter((use) => !waiting.has(use));
}

function read(block: Block): Undecided[] {
  const lines = new Lines(block.text);
  const taken = new Set<ElementUse>();
  const found = tokensOf(block.text).flatMap(
    ({ start, end, isComment }): Omit<Undecided, 'use' | 'words'>[] => {
      const match = isComment ? COMMENT.exec(block.text.slice(start, end)) : null;
      const text = match && unquoted(match[1]);
      const comment = lines.range(start, end);
      const { line, character } = comment.start;
      if (
        text === null ||
        text === undefined ||
        /[^ \t\uFEFF]/.test(lineText(block, lines, line).slice(0, character))
      )
        return [];
      const choices = [...(match?.[3] ?? '').matchAll(QUOTED)].flatMap(([quoted]) => unquoted(quoted) ?? []);
      return [{ comment, line: lineOf(block, lines, line), text, from: match?.[2] ?? '', choices }];
    },
  );
  // Of two comments on the same words, the nearer one is meant.
  return found
    .reverse()
    .map((one) => {
      const use = below(block, one, taken);
      if (use) taken.add(use);
      return { ...one, use, words: use ? undefined : wordsBelow(block, lines, one) };
    })
    .reverse();
}

function below(
  { facts }: Block,
  { text, comment }: Pick<Undecided, 'text' | 'comment'>,
  taken: ReadonlySet<ElementUse>,
): ElementUse | undefined {
  return facts.elements
    .filter((use) => !use.text.alias && use.text.text === text && !taken.has(use))
    .filter((use) => isBefore(comment.start, use.text.range.start))
    .sort((a, b) => (isBefore(a.text.range.start, b.text.range.start) ? -1 : 1))[0];
}

/** The words of a comment on the line below it, in a block that has anchors. */
function wordsBelow(
  block: Block,
  lines: Lines,
  { text, comment }: Pick<Undecided, 'text' | 'comment'>,
): Range | undefined {
  if (block.anchors.length === 0) return undefined;
  let line = comment.start.line + 1;
  while (/^[ \t]*#/.test(lineText(block, lines, line))) line++;
  const character = lineText(block, lines, line).indexOf(text);
  if (character < 0) return undefined;
  return { start: { line, character }, end: { line, character: character + text.length } };
}

/** A line with its line break; of the first one, what stands behind a byte order mark. */
function lineOf({ text }: Block, lines: Lines, line: number): Range {
  const character = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const end = lines.position(lines.starts[line + 1] ?? text.length);
  return { start: { line, character }, end };
}

function lineText({ text }: Block, { starts }: Lines, line: number): string {
  return text.slice(starts[line] ?? text.length, starts[line + 1]);
}

function unquoted(text: string | undefined): string | undefined {
  try {
    const read: unknown = JSON.parse(text ?? '');
    return typeof read === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
