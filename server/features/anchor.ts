/** Where an alias `*x` finds its anchor `&x`. */

import type { MapDocument } from '../map/document.js';
import { Lines, moved, type Position, type Range, touches } from '../map/range.js';
import { parseSyntax } from '../map/syntax.js';
import { isAlias, type Node, visit } from '../map/yaml.js';

export interface Anchor {
  readonly name: string;
  /** The place of `&x`, in document ranges. */
  readonly range: Range;
  /** The place of what the anchor is put on. */
  readonly target: Range;
  /** The aliases inside of it, each by its place. */
  readonly aliases: readonly Range[];
}

export interface FoundAlias {
  /** The place of the alias. */
  readonly range: Range;
  readonly name: string;
  readonly anchor: Anchor | undefined;
}

/** The alias at a position with its anchor: the last one of its name that stands above it. The blocks are parsed anew. */
export function aliasAt(document: MapDocument, position: Position): FoundAlias | undefined {
  const index = document.indexAt(position.line);
  const here = nodesOf(document, index);
  const at = here.findIndex(({ node, range }) => isAlias(node) && touches(range, position));
  const found = here[at];
  if (!found || !isAlias(found.node)) return undefined;
  const name = found.node.source;
  const above = anchorIn(here.slice(0, at), here, name);
  const outer = document.blocks[index]?.outer.get(name);
  const others = above || !outer ? [] : nodesOf(document, document.blocks.indexOf(outer));
  return { name, range: found.range, anchor: above ?? anchorIn(others, others, name) };
}

interface Placed {
  readonly node: Node;
  readonly range: Range;
  /** Gives the range between two offsets of the block. */
  readonly between: (start: number, end: number) => Range;
  readonly text: string;
}

/** The last of some nodes of a block that has an anchor. */
function anchorIn(nodes: readonly Placed[], all: readonly Placed[], name: string): Anchor | undefined {
  const placed = nodes.findLast(({ node }) => !isAlias(node) && 'anchor' in node && node.anchor === name);
  const [start, end] = placed?.node.range ?? [0, 0];
  if (!placed) return undefined;
  const at = placed.text.lastIndexOf(`&${name}`, start);
  return {
    name,
    range: at < 0 ? placed.range : placed.between(at, at + name.length + 1),
    target: placed.range,
    aliases: all
      .filter(({ node }) => isAlias(node) && node.range && node.range[0] >= start && node.range[1] <= end)
      .map(({ range }) => range),
  };
}

/** Every node of a block, in the order of the text. */
function nodesOf(document: MapDocument, index: number): Placed[] {
  const text = document.blocks[index]?.text ?? '';
  const lines = new Lines(text);
  const first = document.startOf(index);
  const between = (start: number, end: number): Range => moved(lines.range(start, end), first);
  const nodes: Placed[] = [];
  const contents = parseSyntax(text).document?.contents;
  if (contents) {
    visit(contents, {
      Node(_, node) {
        if (node.range) nodes.push({ node, range: between(node.range[0], node.range[1]), between, text });
      },
    });
  }
  return nodes;
}
