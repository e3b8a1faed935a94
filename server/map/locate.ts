import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { shapeAt } from './block.js';
import type { MapDocument } from './document.js';
import { Lines, moved, type Position, type Range } from './range.js';
import { type FieldsShape, fieldsOf, type MapShape, type Shape, shapeOfItem, shapeOfKey } from './shape.js';
import { parseSyntax } from './syntax.js';

/** What stands at a position of a document, and what the format says of the place. */
export interface Site {
  readonly role: 'key' | 'value';
  /** The text of the key or value. */
  readonly text: string;
  readonly range: Range;
  readonly quote: '"' | "'" | '';
  /** Keys from the root of the file down to the value; of a key, down to the mapping that it is a key of. */
  readonly path: readonly string[];
  /** What may stand at a value's place; of a key, the mapping that it is a key of. */
  readonly shape: Shape | undefined;
  /** The keys of the mapping around it. */
  readonly siblings: readonly string[];
  /** True for an item of a list. */
  readonly inList: boolean;
  /** True inside `[ ]` or `{ }`, where a comma ends a plain text. */
  readonly flow: boolean;
  /** True for `*name`. */
  readonly alias: boolean;
  /** The index of the block. */
  readonly block: number;
}

/** Finds the key or text at a position, or undefined where there is none. The block is parsed anew for it. */
export function locate(document: MapDocument, position: Position): Site | undefined {
  const index = document.indexAt(position.line);
  const block = document.blocks[index];
  if (!block) return undefined;
  const start = document.startOf(index);
  const lines = new Lines(block.text);
  const offset = lines.offset({ line: position.line - start, character: position.character });
  const contents = parseSyntax(block.text).document?.contents;
  const path = block.path ?? [];
  const found =
    contents &&
    find(contents, offset, { path, shape: shapeAt(path), siblings: [], inList: false, flow: false });
  if (!found?.node.range) return undefined;
  const { node, ...place } = found;
  // The keys of the root stand in several blocks.
  const siblings =
    place.role === 'key' && place.path.length === 0
      ? document.blocks.flatMap(({ path: at, entries }) =>
          at === undefined || at.length === 0 ? entries.map(({ key }) => key.text) : [],
        )
      : place.siblings;
  const [from, to] = node.range ?? [0, 0];
  const source = block.text.charAt(from);
  return {
    ...place,
    siblings,
    text: isScalar(node) ? String(node.value ?? '') : block.text.slice(from, to),
    range: moved(lines.range(from, to), start),
    quote: source === '"' || source === "'" ? source : '',
    alias: isAlias(node),
    block: index,
  };
}

interface Here {
  readonly path: readonly string[];
  readonly shape: Shape | undefined;
  readonly siblings: readonly string[];
  readonly inList: boolean;
  readonly flow: boolean;
}

type Found = Here & { readonly role: 'key' | 'value'; readonly node: Node };

function find(node: Node | null, offset: number, here: Here): Found | undefined {
  if (!node?.range || offset < node.range[0] || offset > node.range[2]) return undefined;
  if (isMap(node)) return findInMap(node, offset, here);
  if (isSeq(node)) {
    const shape = here.shape && (shapeOfItem(here.shape) ?? here.shape);
    for (const item of node.items) {
      const found = find(item as Node | null, offset, {
        ...here,
        shape,
        inList: true,
        flow: here.flow || node.flow === true,
      });
      if (found) return found;
    }
    return undefined;
  }
  return offset <= node.range[1] ? { ...here, role: 'value', node } : undefined;
}

function findInMap(map: YAMLMap, offset: number, here: Here): Found | undefined {
  const mapping = mappingOf(here.shape);
  const flow = here.flow || map.flow === true;
  const siblings = map.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value ?? '')] : []));
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const key = pair.key;
    if (key?.range && offset >= key.range[0] && offset <= key.range[1]) {
      return { ...here, shape: mapping, siblings, flow, role: 'key', node: key };
    }
    const name = isScalar(key) ? String((key as Scalar).value ?? '') : '';
    const shape = mapping && shapeOfKey(mapping, name);
    const found = find(pair.value, offset, {
      path: [...here.path, name],
      shape,
      siblings,
      inList: false,
      flow,
    });
    if (found) return found;
  }
  return undefined;
}

/** The mapping that may stand at a place. */
export function mappingOf(shape: Shape | undefined): FieldsShape | MapShape | undefined {
  if (shape?.kind === 'map') return shape;
  if (shape?.kind === 'either') return shape.map;
  return fieldsOf(shape);
}
