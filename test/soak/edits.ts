/** What a person does to a text: typing, pasting, removing, and slips. */
import { SNIPPETS } from '../fuzz/mutate.js';
import type { Random } from '../fuzz/random.js';
import type { Change } from './changes.js';

/** Some edit of a text. @param other a text from which parts may come. */
export function someEdit(random: Random, text: string, other: string): Change[] {
  return random.pick(EDITS)(random, text, other);
}

const EDITS: readonly ((random: Random, text: string, other: string) => Change[])[] = [
  function type(random, text, other) {
    const from = random.below(text.length + 1);
    const word = random.pick(wordsOf(other))[0];
    return [...word].map((character, at) => ({ from: from + at, to: from + at, text: character }));
  },
  function replaceWord(random, text, other) {
    const { 0: word, index } = random.pick(wordsOf(text));
    return [
      { from: index, to: index + word.length, text: random.pick(wordsOf(random.pick([text, other])))[0] },
    ];
  },
  function removeLines(random, text) {
    return [{ ...lines(random, text, 5), text: '' }];
  },
  function repeatLines(random, text) {
    const { from, to } = lines(random, text, 5);
    return [{ from, to: from, text: text.slice(from, to) }];
  },
  function pasteLines(random, text, other) {
    const { from } = lines(random, text, 1);
    const part = lines(random, other, 20);
    return [{ from, to: from, text: other.slice(part.from, part.to) }];
  },
  function indentLine(random, text) {
    const { from } = lines(random, text, 1);
    return [{ from, to: from, text: '  ' }];
  },
  function breakIt(random, text) {
    const from = random.below(text.length + 1);
    return [{ from, to: from + random.below(3), text: random.pick(SNIPPETS) }];
  },
];

/** The words of a text; one of no letters where it has none. */
function wordsOf(text: string): { readonly 0: string; readonly index: number }[] {
  const words = [...text.matchAll(/[^\s:,[\]{}"']+/g)];
  return words.length > 0 ? words : [{ 0: '', index: 0 }];
}

/** A few whole lines of a text. */
function lines(random: Random, text: string, most: number): { readonly from: number; readonly to: number } {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const first = random.below(starts.length);
  const to = starts[first + 1 + random.below(most)] ?? text.length;
  return { from: starts[first] ?? 0, to };
}
