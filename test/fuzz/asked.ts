/** A text as services are asked about it. */
import { Lines, type Position } from '../../server/map/range.js';
import { opened, wholeOf } from '../support/marks.js';
import { isInside } from './answers.js';
import { Random, seedOf } from './random.js';
import type { Asked } from './services.js';

/** Places that are asked about in one text. */
const MOST_PLACES = 6;

/** A text, read afresh; its choices follow from the text alone. */
export function asked(text: string): Asked {
  return { text, ...opened(text), whole: wholeOf(text), random: new Random(seedOf(text)) };
}

/** A few places of a text: its end, some that a reference or a declaration stands at, some anywhere. */
export function placesIn({ text, map, document, random }: Asked): Position[] {
  const lines = new Lines(text);
  const named = document.blocks.flatMap(({ facts }, index) =>
    [...facts.elements, ...facts.references].map(({ text: { range } }) => ({
      line: range.start.line + document.startOf(index),
      character: range.start.character,
    })),
  );
  const places = [lines.position(text.length)];
  while (places.length < MOST_PLACES) {
    const offset = random.below(text.length + 1);
    if (named.length > 0 && random.oneIn(2)) places.push(random.pick(named));
    else places.push(lines.position(isInside(text, offset) ? offset - 1 : offset));
  }
  return map.documents.includes(document) ? places : [];
}
