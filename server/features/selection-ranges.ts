import type { SelectionRange } from 'vscode-languageserver-types';
import { parseReference } from '../framework/resolve.js';
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { Lines, moved, type Position, type Range, touches } from '../map/range.js';
import { parseSyntax } from '../map/syntax.js';
import { isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from '../map/yaml.js';

/**
 * What is selected around each position, ever more: the id or the name of a reference, its text, its quotes, item, list, pair,
 * mapping, entry, section, file. Only the block of the position is parsed.
 */
export function selectionRanges(document: MapDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const ranges = [...outerRanges(document, position), ...rangesIn(document, position)];
    let selection: SelectionRange | undefined;
    for (const range of ranges) {
      const isInside = !selection || (holds(selection.range, range) && !holds(range, selection.range));
      if (isInside && touches(range, position))
        selection = selection ? { range, parent: selection } : { range };
    }
    return selection ?? { range: { start: position, end: position } };
  });
}

function holds(outer: Range, inner: Range): boolean {
  return touches(outer, inner.start) && touches(outer, inner.end);
}

/** The file, and the entries around the block, the outermost first: a section, and processes that were cut. */
function outerRanges(document: MapDocument, { line }: Position): Range[] {
  const { blocks } = document;
  const at = document.indexAt(line);
  const ranges: Range[] = [];
  let depth = blocks[at]?.path?.length ?? 0;
  for (let index = at - 1; index >= 0 && depth > 0; index--) {
    const block = blocks[index];
    const length = block?.path?.length ?? 0;
    if (!block || length >= depth) continue;
    depth = length;
    ranges.push(...openRanges(document, block, index));
  }
  const own = blocks[at];
  const isHead = (blocks[at + 1]?.path?.length ?? 0) > (own?.path?.length ?? 0);
  const inner = own && isHead ? openRanges(document, own, at) : [];
  return [fileRange(document), ...ranges.reverse(), ...inner.reverse()];
}

/** The ranges of the last keys of a block, the innermost first, as far as the blocks that were cut off behind it. */
function openRanges(document: MapDocument, block: Block, index: number): Range[] {
  const { blocks } = document;
  const depth = block.path?.length ?? 0;
  let last = index;
  while ((blocks[last + 1]?.path?.length ?? 0) > depth) last++;
  const lines = new Lines(blocks[last]?.text ?? '');
  const text = blocks[last]?.text ?? '';
  const { end } = moved(lines.range(0, text.length), document.startOf(last));
  const ranges: Range[] = [];
  for (let entry = block.entries.at(-1); entry; ) {
    const { start } = moved(entry.key.range, document.startOf(index));
    ranges.unshift({ start, end });
    entry = entry.value?.kind === 'fields' ? entry.value.entries.at(-1) : undefined;
  }
  return ranges;
}

function fileRange(document: MapDocument): Range {
  const last = document.blocks.length - 1;
  const text = document.blocks[last]?.text ?? '';
  const end = moved(new Lines(text).range(text.length, text.length), document.startOf(last)).end;
  return { start: { line: 0, character: 0 }, end };
}

/** The ranges of the YAML tree of a position's block, the outermost first. */
function rangesIn(document: MapDocument, position: Position): Range[] {
  const index = document.indexAt(position.line);
  const start = document.startOf(index);
  const text = document.blocks[index]?.text ?? '';
  const lines = new Lines(text);
  const offset = lines.offset({ line: position.line - start, character: position.character });
  const ranges: Range[] = [];
  const add = (from: number, to: number): void => {
    ranges.push(moved(lines.range(from, to), start));
  };
  let at: Node | Pair | undefined = parseSyntax(text).document?.contents ?? undefined;
  while (at) {
    const [from, to] = isPair(at) ? spanOf(at) : (at.range ?? [0, 0]);
    add(from, to);
    if (isScalar(at)) for (const [inner, end] of partsOf(at, text)) add(inner, end);
    at = childrenOf(at).find((child) => {
      const [least, most] = isPair(child) ? spanOf(child) : (child.range ?? [0, -1]);
      return least <= offset && offset <= most;
    });
  }
  return ranges;
}

function childrenOf(node: Node | Pair): (Node | Pair)[] {
  if (isMap(node)) return node.items;
  if (isSeq(node)) return node.items.filter(isNode);
  return isPair(node) ? [node.key, node.value].filter(isNode) : [];
}

/** From the key to the end of the value. */
function spanOf({ key, value }: Pair): [start: number, end: number] {
  const [start, end] = (isNode(key) && key.range) || [0, 0];
  const last = (isNode(value) && value.range?.[1]) || 0;
  return [start, Math.max(end, last)];
}

/** The text between quotes, and the id and the name of a reference. */
function partsOf({ range, type }: Scalar, text: string): [start: number, end: number][] {
  const [from, to] = range ?? [0, 0];
  const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  if (!isQuoted && type !== 'PLAIN') return [];
  const [start, end] = isQuoted ? [from + 1, Math.max(from + 1, to - 1)] : [from, to];
  const content = text.slice(start, end);
  const { id, nameStart } = parseReference(content);
  const parts: [number, number][] = [[start, end]];
  if (id === undefined || nameStart >= content.length) return parts;
  return [...parts, [start, start + id.length], [start + nameStart, end]];
}
