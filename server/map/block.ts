import { isMap, type Node } from 'yaml';
import { EarlierAnchors } from './anchors.js';
import type { Piece } from './cut.js';
import { MAP } from './description.js';
import { collectFacts, type Facts } from './facts.js';
import type { Problem } from './problem.js';
import { Lines } from './range.js';
import { Reader } from './read.js';
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
  /** The path and key of each pair, as one text. */
  readonly places: readonly string[];
  /** Anchors that stand in it. */
  readonly anchors: readonly string[];
  /** Anchors of other blocks that its aliases need → the block that has each, or undefined where none has. */
  readonly outer: ReadonlyMap<string, Block | undefined>;
}

/**
 * Reads a piece of a map. Never throws.
 * @param earlier the anchors of the pieces before it.
 */
export function readBlock(piece: Piece, earlier = new EarlierAnchors()): Block {
  const lines = new Lines(piece.text);
  try {
    return read(piece, lines, earlier);
  } catch (error) {
    return unread(piece, lines, error);
  }
}

function read(piece: Piece, lines: Lines, earlier: EarlierAnchors): Block {
  const { path, text } = piece;
  const syntax = parseSyntax(text);
  const contents = syntax.document?.contents ?? undefined;
  const aliases = earlier.resolve(contents, text);
  const reader = new Reader(lines, aliases.anchors);
  const shape = shapeAt(path ?? []);
  const map = isMap(contents) ? contents : undefined;
  const entries = map && shape ? reader.pairs(map, shape) : [];

  const problems: Problem[] = syntax.errors.map(({ detail, start, end }) => ({
    code: 'yaml-syntax',
    range: lines.range(start, Math.min(end, text.length)),
    detail,
  }));
  for (const { alias, detail } of aliases.broken) {
    const [start, end] = alias.range ?? [0, 0];
    problems.push({ code: 'yaml-syntax', range: lines.range(start, end), detail });
  }
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
    places: entries.map(({ key }) => [...(path ?? []), key.text].join('\n')),
    anchors: [...aliases.anchored.keys()],
    outer: aliases.outer,
  };
}

/** After a fault of ours: the text is kept, so that the edits to come fit, and a problem says that nothing else of it is known. */
function unread(piece: Piece, lines: Lines, error: unknown): Block {
  const detail = `This part could not be read; please report it with the text (${String(error)})`;
  return {
    ...piece,
    lineCount: lines.starts.length - 1,
    facts: collectFacts(piece.path ?? [], []),
    problems: [{ code: 'yaml-syntax', range: firstLine(lines, piece.text, 0), detail }],
    entries: [],
    places: [],
    anchors: [],
    outer: new Map(),
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

function firstLine(lines: Lines, text: string, offset: number) {
  const end = text.slice(offset).search(/\r?\n|\r|$/);
  return lines.range(offset, offset + Math.max(end, 1));
}

function isEmpty(contents: Node): boolean {
  return 'value' in contents && (contents.value === '' || contents.value === null);
}
