/** Where a part of a text stands in its source: without the quotes around it, letter by letter where that can be told. */
import type { Block } from '../map/block.js';
import { Lines, part, type Range } from '../map/range.js';
import type { Text } from '../map/value.js';

export interface TextPlace {
  /** Counts from the block's start. */
  readonly range: Range;
  /** False where the source is not the text letter by letter; the range is then that of the whole text. */
  readonly isExact: boolean;
}

/** The place of a part of a text of a block, by its offsets in the text. */
export function placeInText(block: Block, text: Text, from = 0, to = text.text.length): TextPlace {
  const { range, style } = text;
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  const length = range.end.character - range.start.character;
  // Whatever makes source and text differ makes the source longer.
  if (style !== 'other' && length === text.text.length + 2 * quote) {
    return { range: part(range, quote + from, quote + to), isExact: true };
  }
  const lines = new Lines(block.text);
  const start = lines.offset(range.start);
  const source = block.text.slice(start, lines.offset(range.end));
  const at = source.indexOf(text.text);
  if (text.text !== '' && at >= 0 && source.indexOf(text.text, at + 1) < 0) {
    const found = { start: lines.position(start + at + from), end: lines.position(start + at + to) };
    return { range: found, isExact: true };
  }
  return { range: quote === 1 ? part(range, 1, length - 1) : range, isExact: false };
}
