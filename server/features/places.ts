/** What stands where in a document: its blocks one by one, and the texts of a block with what the format says of each. */
import { type Block, shapeAt } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { mappingOf } from '../map/locate.js';
import type { Range } from '../map/range.js';
import {
  type FieldsShape,
  type MapShape,
  type Shape,
  scalarOf,
  shapeOfItem,
  shapeOfKey,
} from '../map/shape.js';
import type { Entry, Text, Value } from '../map/value.js';

/** A block with its index, and the line of the document on which it starts. */
export interface BlockAt {
  readonly block: Block;
  readonly index: number;
  readonly line: number;
}

/** The blocks of a document, or those that a range touches. */
export function* blocksIn(document: MapDocument, range?: Range): Generator<BlockAt> {
  const { blocks } = document;
  const last = range ? document.indexAt(range.end.line) : blocks.length - 1;
  for (let index = range ? document.indexAt(range.start.line) : 0; index <= last; index++) {
    const block = blocks[index];
    if (block) yield { block, index, line: document.startOf(index) };
  }
}

/**
 * Whether YAML reads a block without errors, and its lines as editors do, to which a lone CR ends a line: only then is it
 * known what a change of its text would mean.
 */
export function isReadable({ problems, text }: Block): boolean {
  const isRead = !problems.some(({ code }) => code === 'yaml-syntax' || code === 'multiple-documents');
  return isRead && !/\r(?!\n)/.test(text);
}

/** Whether a part of a block's text has anchors, aliases or tags; what only looks like them counts too. */
export function hasProperties(source: string): boolean {
  return /(?:^|[\s[{,])[&*!][^\s,[\]{}]/.test(source);
}

/** The place of a key or of a value. */
export interface Place {
  /** The mapping around it. */
  readonly holder: FieldsShape | MapShape | undefined;
  /** The key of that mapping which it is, or whose value, or item of whose value, it is. */
  readonly key: string;
  /** Keys from the root of the file down to that mapping. */
  readonly path: readonly string[];
}

export interface Visitor {
  /** A key that is written as one. */
  key?(key: Text, place: Place): void;
  /** A text, with what it is by the description: lists and short forms are looked through. */
  text?(text: Text, shape: Shape | undefined, place: Place): void;
  /** A key with its value. */
  entry?(entry: Entry, shape: Shape | undefined, place: Place): void;
}

/** Visits all that was read of a block, in the order of the text. */
export function visit(block: Block, visitor: Visitor): void {
  const path = block.path ?? [];
  visitEntries(block.entries, shapeAt(path), path, visitor);
}

function visitEntries(
  entries: readonly Entry[],
  holder: Place['holder'],
  path: readonly string[],
  visitor: Visitor,
): void {
  for (const entry of entries) {
    const { key, value } = entry;
    const place: Place = { holder, key: key.text, path };
    const shape = holder && shapeOfKey(holder, key.text);
    // A text in place of a mapping was given a key that stands nowhere: both have the range of the text.
    if (value?.range !== key.range) {
      visitor.key?.(key, place);
      visitor.entry?.(entry, shape, place);
    }
    visitValue(value, shape, place, visitor);
  }
}

function visitValue(
  value: Value | undefined,
  shape: Shape | undefined,
  place: Place,
  visitor: Visitor,
): void {
  switch (value?.kind) {
    case 'text':
      visitor.text?.(value, shape && scalarOf(shape), place);
      break;
    case 'list': {
      const of = shape && (shapeOfItem(shape) ?? shape);
      for (const item of value.items) visitValue(item, of, place, visitor);
      break;
    }
    case 'fields':
      visitEntries(value.entries, mappingOf(shape), [...place.path, place.key], visitor);
      break;
  }
}
