import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { type BlockFolds, type Fold, foldsOf } from './block-folds.js';
import { blocksIn } from './places.js';

/**
 * What can be folded in a document: sections, entries, nested mappings and lists, texts of several lines, and runs of
 * comment lines.
 * @param limit how many the client takes; beyond it the innermost are left out.
 */
export function foldingRanges(document: MapDocument, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const isTaken = outermost(document, limit);
  const ranges: FoldingRange[] = [];
  for (const { folds, line, outer, around, last } of layersOf(document)) {
    for (const { ranges: open } of around)
      for (const range of open) range.endLine = Math.max(range.endLine, last + line);
    for (const fold of folds) {
      if (!isTaken(fold.depth + outer)) continue;
      const range: FoldingRange = { startLine: fold.start + line, endLine: fold.end + line };
      if (fold.kind === 'comment') range.kind = FoldingRangeKind.Comment;
      if (fold.kind === 'open') around.at(-1)?.ranges.push(range);
      ranges.push(range);
    }
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}

/** The folds of a block, with what is around the block. */
interface Layer extends BlockFolds {
  /** The line on which the block starts. */
  readonly line: number;
  /** How many folds are around it. */
  readonly outer: number;
  /** The blocks that it is cut off from and the block itself, each with its open folds as far as they are taken. */
  readonly around: readonly Level[];
}

interface Level {
  /** The length of the block's path. */
  readonly depth: number;
  /** How many of its folds are open. */
  readonly open: number;
  readonly ranges: FoldingRange[];
}

function* layersOf(document: MapDocument): Generator<Layer> {
  const around: Level[] = [];
  for (const { block, line } of blocksIn(document)) {
    const depth = block.path?.length ?? 0;
    while ((around.at(-1)?.depth ?? -1) >= depth) around.pop();
    const outer = around.reduce((sum, { open }) => sum + open, 0);
    const own = foldsOf(block);
    around.push({ depth, open: own.folds.filter(isOpen).length, ranges: [] });
    yield { ...own, line, outer, around };
  }
}

function isOpen({ kind }: Fold): boolean {
  return kind === 'open';
}

/** Says of folds of a depth, asked one after the other, which are among the outermost that a client takes. */
function outermost(document: MapDocument, limit: number): (depth: number) => boolean {
  const counts: number[] = [];
  for (const { folds, outer } of layersOf(document)) {
    for (const { depth } of folds) counts[depth + outer] = (counts[depth + outer] ?? 0) + 1;
  }
  let whole = 0;
  let left = Math.max(0, limit);
  while (whole < counts.length && (counts[whole] ?? 0) <= left) left -= counts[whole++] ?? 0;
  return (depth) => depth < whole || (depth === whole && left-- > 0);
}
