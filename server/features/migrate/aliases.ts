/** The words that aliases repeat: a reference that is read through an alias changes where its anchor stands. */
import type { Block } from '../../map/block.js';
import type { MapDocument } from '../../map/document.js';
import { Lines } from '../../map/range.js';
import { parseSyntax } from '../../map/syntax.js';
import type { Text } from '../../map/value.js';
import { isPair, isScalar, type Node, type Scalar, visit } from '../../map/yaml.js';

/** A text at an anchor, or below one. */
export interface Anchored {
  readonly block: Block;
  /** The line on which the block starts. */
  readonly line: number;
  readonly text: Text;
  /** Whether it is a reference to an element where it stands, or below a key of the company’s own. */
  readonly place: 'element' | 'own' | 'other';
}

const STYLES: Readonly<Record<string, Text['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
};
const known = new WeakMap<MapDocument, readonly Anchored[]>();

/** The anchored texts of a document that say the same as a reference. */
export function anchoredAs(document: MapDocument, text: string): Anchored[] {
  let all = known.get(document);
  if (!all) {
    all = document.blocks.flatMap((block, index) => inBlock(block, document.startOf(index)));
    known.set(document, all);
  }
  return all.filter((one) => one.text.text === text);
}

function inBlock(block: Block, line: number): Anchored[] {
  const contents = block.anchors.length > 0 ? parseSyntax(block.text).document?.contents : undefined;
  if (!contents) return [];
  const lines = new Lines(block.text);
  const found: Anchored[] = [];
  visit(contents, {
    Scalar(_, node, path) {
      const isAnchored = Boolean(node.anchor) || path.some((one) => 'anchor' in one && Boolean(one.anchor));
      if (!isAnchored || !node.range) return;
      const text = textOf(node, lines);
      found.push({ block, line, text, place: placeOf(text, block, path) });
    },
  });
  return found;
}

function placeOf({ range: { start } }: Text, { facts }: Block, path: readonly unknown[]): Anchored['place'] {
  const isHere = facts.elements.some(
    ({ text: { alias, range } }) =>
      !alias && range.start.line === start.line && range.start.character === start.character,
  );
  if (isHere) return 'element';
  const keys = path.flatMap((one) => (isPair(one) ? [one.key as Node | null] : []));
  return keys.some((key) => isScalar(key) && String(key.value).startsWith('x-')) ? 'own' : 'other';
}

function textOf(node: Scalar, lines: Lines): Text {
  const [start, end] = node.range ?? [0, 0];
  const range = lines.range(start, end);
  const style = range.start.line === range.end.line ? STYLES[node.type ?? ''] : undefined;
  return {
    kind: 'text',
    text: String(node.value ?? '').trim(),
    range,
    style: style ?? 'other',
    alias: false,
  };
}
