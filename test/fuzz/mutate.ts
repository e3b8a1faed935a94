/** Changes of texts, from a slip of the finger to a wrong merge. */
import type { Edit } from '../../server/map/document.js';
import { Lines } from '../../server/map/range.js';
import type { Random } from './random.js';

/** What breaks a text, or changes what its lines mean. */
export const SNIPPETS: readonly string[] = [
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '#',
    ' #',
    '- ',
    ': ',
    ':',
    '? ',
    '&x ',
    '*x',
    '|',
    '>+',
    '%',
    '@',
    ',',
    '`',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '\n\n',
    '---\n',
    '...\n',
    '\uFEFF',
    '\0',
    '\u2028',
    '\x85',
    '\x1b',
  ],
  ...['😀', '\ud83d', '\udc00', 'é', 'e\u0301', '漢', 'שלום', '\u202e', '\u200b', '\u2066', '𐐷', 'ß', 'İ'],
  ...['<<: *x', '!!str ', '!t ', '&a [*a]', 'null', '~', 'true', '1.10', '01', '.inf', '2027-13-40'],
  ...['processes:\n', '  processes:\n', 'roles:\n', 'etom: classic\n', 'etom: 26.0\n', 'map: m\n', 'a: b\n'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '$&',
    '$1',
    '</script>',
    '](command:x)',
    '\u0024{1:x}',
  ],
  ...['# etom-disable-next-line unknown-element\n', '# etom-disable-file\n', '  elements: [1.1.1.5]\n'],
  ...[
    'scope: { exclude: [1.1.1] }\n',
    'extensions: { x: { name: X, parent: 1.1.1 } }\n',
    'variants: [a, a]\n',
  ],
  ...['"\\ud800"', "''", '""', '"\\\n  "', '/', '//', '../', 'https://x/y#z', 'C:\\x', '%ZZ', '%00'],
];

type Mutation = (text: string, random: Random, other: string) => string;

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);
const stretch = (random: Random, length: number, most: number): [from: number, to: number] => {
  const from = random.below(length + 1);
  return [from, Math.min(length, from + random.below(most))];
};

const MUTATIONS: readonly Mutation[] = [
  function remove(text, random) {
    const [from, to] = stretch(random, text.length, 16);
    return text.slice(0, from) + text.slice(to);
  },
  function insert(text, random) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(SNIPPETS) + text.slice(at);
  },
  function replace(text, random) {
    const [from, to] = stretch(random, text.length, 4);
    return text.slice(0, from) + random.pick(SNIPPETS) + text.slice(to);
  },
  function removeLines(text, random) {
    const lines = linesOf(text);
    const [from, to] = stretch(random, lines.length, 6);
    return lines.toSpliced(from, to - from).join('');
  },
  function repeatLines(text, random) {
    const lines = linesOf(text);
    const [from, to] = stretch(random, lines.length, 6);
    return lines.toSpliced(random.below(lines.length + 1), 0, ...lines.slice(from, to)).join('');
  },
  function moveLines(text, random) {
    const lines = linesOf(text);
    const [from, to] = stretch(random, lines.length, 6);
    const taken = lines.splice(from, to - from);
    return lines.toSpliced(random.below(lines.length + 1), 0, ...taken).join('');
  },
  function indent(text, random) {
    const lines = linesOf(text);
    const [from, to] = stretch(random, lines.length, 10);
    const by = random.pick([' ', '  ', '\t', '    ']);
    return lines.map((line, at) => (from <= at && at < to ? by + line : line)).join('');
  },
  function unindent(text, random) {
    const lines = linesOf(text);
    const [from, to] = stretch(random, lines.length, 10);
    return lines.map((line, at) => (from <= at && at < to ? line.replace(/^ {1,2}/, '') : line)).join('');
  },
  function swapWords(text, random) {
    const words = [...text.matchAll(/[^\s:,[\]{}]+/g)];
    if (words.length < 2) return text;
    const [a, b] = [random.pick(words), random.pick(words)];
    return text.slice(0, a.index) + b[0] + text.slice(a.index + a[0].length);
  },
  function lineBreaks(text, random) {
    return random.oneIn(2) ? text.replaceAll('\n', '\r\n') : text.replace('\n', '\r');
  },
  function mix(text, random, other) {
    const [from, to] = stretch(random, other.length, 400);
    const at = random.below(text.length + 1);
    return text.slice(0, at) + other.slice(from, to) + text.slice(at);
  },
  function end(text, random) {
    return text.slice(0, random.below(text.length + 1));
  },
];

/** A text with one to six changes. @param other a text from which parts may come. */
export function mutated(text: string, random: Random, other: string): string {
  let now = text;
  for (let left = 1 + random.below(6); left > 0; left--) now = random.pick(MUTATIONS)(now, random, other);
  return now;
}

/** A few edits as a client sends them, each of the text that the one before it left. */
export function editScript(text: string, random: Random, other: string): Edit[] {
  let now = text;
  return random.some(6, (): Edit => {
    if (random.oneIn(30)) {
      now = mutated(now, random, other);
      return { text: now };
    }
    const lines = new Lines(now);
    const [from, to] = stretch(random, now.length, random.pick([1, 1, 8, 60, 2000]));
    const [source, target] = stretch(random, other.length, 200);
    const text = random.pick(['', random.pick(SNIPPETS), random.pick(SNIPPETS), other.slice(source, target)]);
    const range = { start: lines.position(from), end: lines.position(to) };
    now = now.slice(0, lines.offset(range.start)) + text + now.slice(lines.offset(range.end));
    return { range, text };
  });
}
