import { isAlias, isMap, isNode, type Node, visit } from 'yaml';
import type { Piece } from './cut.js';
import { MAP } from './description.js';
import { collectFacts, type Facts } from './facts.js';
import type { Problem } from './problem.js';
import { Lines } from './range.js';
import { type Anchors, Reader } from './read.js';
import { type FieldsShape, type MapShape, type Shape, shapeOfKey } from './shape.js';
import { parseSyntax } from './syntax.js';
import type { Entry } from './value.js';

/** A stretch of a document, read. Immutable; its ranges count from its own first line. */
export interface Block extends Piece {
  /** How many line breaks it holds. */
  readonly lineCount: number;
  readonly facts: Facts;
  readonly problems: readonly Problem[];
  /** Its pairs. */
  readonly entries: readonly Entry[];
  /** Anchors that stand in it. */
  readonly anchors: readonly string[];
  /** Anchors of other blocks that its aliases need → the block that has each, or undefined where none has. */
  readonly outer: ReadonlyMap<string, Block | undefined>;
}

/** Finds the last block before this one that has an anchor. */
export type AnchorBlocks = (name: string) => Block | undefined;

/** Reads a piece of a map. Never throws. */
export function readBlock(piece: Piece, anchorBlocks: AnchorBlocks): Block {
  const { path, text } = piece;
  const lines = new Lines(text);
  const syntax = parseSyntax(text);
  const contents = syntax.document?.contents ?? undefined;
  const found = contents && /[&*]/.test(text) ? findAnchors(contents) : NO_ANCHORS;
  const outer = new Map(found.unresolved.map((name) => [name, anchorBlocks(name)]));
  const anchors: Anchors = (name) => found.nodes.get(name) ?? anchoredNode(outer.get(name), name);
  const reader = new Reader(lines, anchors);
  const shape = shapeAt(path ?? []);
  const map = isMap(contents) ? contents : undefined;
  const entries = map && shape ? reader.pairs(map, shape) : [];

  const problems: Problem[] = syntax.errors.map(({ detail, start, end }) => ({
    code: 'yaml-syntax',
    range: lines.range(start, Math.min(end, text.length)),
    detail,
  }));
  if (syntax.secondDocument !== undefined) {
    problems.push({ code: 'multiple-documents', range: firstLine(lines, text, syntax.secondDocument) });
  }
  if (path === undefined && contents && !map && syntax.errors.length === 0 && !isEmpty(contents)) {
    const range = firstLine(lines, text, contents.range[0]);
    problems.push({
      code: 'wrong-type',
      range,
      key: undefined,
      expected: 'a mapping with keys such as `etom:`',
      found: 'something else',
    });
  }
  return {
    ...piece,
    lineCount: lines.starts.length - 1,
    facts: collectFacts(path ?? [], entries),
    problems: [...problems, ...reader.problems],
    entries,
    anchors: [...found.nodes.keys()],
    outer,
  };
}

/** The description of the mapping at a path of keys. */
export function shapeAt(path: readonly string[]): FieldsShape | MapShape | undefined {
  let shape: FieldsShape | MapShape | undefined = MAP;
  for (const key of path) {
    const inner: Shape | undefined = shape && shapeOfKey(shape, key);
    shape = inner?.kind === 'fields' || inner?.kind === 'map' ? inner : undefined;
  }
  return shape;
}

interface FoundAnchors {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly unresolved: readonly string[];
}

const NO_ANCHORS: FoundAnchors = { nodes: new Map(), unresolved: [] };

/** The anchors of a tree, and the names of aliases that no anchor above them answers. One walk, each node once. */
function findAnchors(contents: Node): FoundAnchors {
  const nodes = new Map<string, Node>();
  const unresolved = new Set<string>();
  visit(contents, {
    Node(_, node) {
      if (isAlias(node)) {
        if (!nodes.has(node.source)) unresolved.add(node.source);
      } else if (node.anchor) {
        nodes.set(node.anchor, node);
      }
    },
  });
  return { nodes, unresolved: [...unresolved] };
}

/** The node of an anchor in another block. It is parsed anew: blocks keep no syntax tree. */
function anchoredNode(block: Block | undefined, name: string): Node | undefined {
  const contents = block && parseSyntax(block.text).document?.contents;
  return contents && isNode(contents) ? findAnchors(contents).nodes.get(name) : undefined;
}

function firstLine(lines: Lines, text: string, offset: number) {
  const end = text.slice(offset).search(/\r?\n|\r|$/);
  return lines.range(offset, offset + Math.max(end, 1));
}

function isEmpty(contents: Node): boolean {
  return 'value' in contents && (contents.value === '' || contents.value === null);
}
