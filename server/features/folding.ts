import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { type BlockFolds, foldsOf } from './block-folds.js';
import { blocksIn } from './places.js';

/** The folds of a block, with what is around the block. */
interface Layer {
  readonly own: BlockFolds;
  /** The line on which the block starts. */
  readonly line: number;
  /** How many folds are around it. */
  readonly outer: number;
  /** The block that it is cut off from. */
  readonly above: Layer | undefined;
  /** The length of the block's path. */
  readonly depth: number;
  /** The ranges of its open folds, as far as they are taken. */
  readonly open: FoldingRange[];
}

/**
 * What can be folded in a document: sections, entries, nested mappings and lists, texts of several lines, and runs of
 * comment lines.
 * @param limit how many the client takes; beyond it the innermost are left out.
 */
export function foldingRanges(document: MapDocument, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const layers = layersOf(document);
  const isTaken = outermost(layers, limit);
  const ranges: FoldingRange[] = [];
  for (const { own, line, outer, above, open } of layers) {
    for (let layer = above; layer; layer = layer.above)
      for (const range of layer.open) range.endLine = Math.max(range.endLine, own.last + line);
    for (const { start, end, depth, kind } of own.folds) {
      if (!isTaken(depth + outer)) continue;
      const range: FoldingRange = { startLine: start + line, endLine: end + line };
      if (kind === 'comment') range.kind = FoldingRangeKind.Comment;
      if (kind === 'open') open.push(range);
      ranges.push(range);
    }
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}

function layersOf(document: MapDocument): Layer[] {
  const layers: Layer[] = [];
  let above: Layer | undefined;
  for (const { block, line } of blocksIn(document)) {
    const depth = block.path?.length ?? 0;
    while (above && above.depth >= depth) above = above.above;
    const outer = above ? above.outer + above.own.open : 0;
    above = { own: foldsOf(block), line, outer, above, depth, open: [] };
    layers.push(above);
  }
  return layers;
}

/** Says of folds of a depth, asked one after the other, which are among the outermost that a client takes. */
function outermost(layers: readonly Layer[], limit: number): (depth: number) => boolean {
  const counts: number[] = [];
  for (const { own, outer } of layers) {
    for (const { depth } of own.folds) counts[depth + outer] = (counts[depth + outer] ?? 0) + 1;
  }
  let whole = 0;
  let left = Math.max(0, limit);
  while (whole < counts.length && (counts[whole] ?? 0) <= left) left -= counts[whole++] ?? 0;
  return (depth) => depth < whole || (depth === whole && left-- > 0);
}
