/** The inputs of the fuzz run: number n of a seed is always the same. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { MAP } from '../../server/map/description.js';
import type { Edit } from '../../server/map/document.js';
import { mutatedText } from '../properties/broken-text.js';
import { mapText } from '../properties/map-text.js';
import { MAPS, SUITE } from './corpus.js';
import { editScript, mutated, SNIPPETS } from './mutate.js';
import { Random } from './random.js';

export interface FuzzInput {
  /** How it was made. */
  readonly kind: string;
  readonly text: string;
  readonly edits: readonly Edit[];
}

const WORDS: readonly string[] = [
  ...Object.keys(MAP.fields),
  ...[
    'name',
    'elements',
    'element',
    'owner',
    'steps',
    'next',
    'to',
    'processes',
    'systems',
    'coverage',
    'parent',
  ],
  ...[
    'classic',
    '25.5',
    '1.1.1.5',
    '1.1.1.5 Order Handling',
    '1.10',
    'a',
    'b',
    'x-own',
    'as-is',
    'full',
    '99',
  ],
];

/** The real maps that are longer than most. */
const LARGE = MAPS.filter(({ length }) => length > 6_000);

/** Kinds of inputs, those that say more several times. */
const KINDS: readonly (readonly [kind: string, make: (random: Random) => string])[] = [
  ['random text', (random) => random.some(300, () => character(random)).join('')],
  ['random text', (random) => random.some(40, () => random.pick([...SNIPPETS, ...WORDS])).join('')],
  ['random YAML', (random) => randomYaml(random)],
  ['random YAML', (random) => `etom: classic\n${randomYaml(random)}`],
  ['a map of the generators', (random) => headed(sample(mapText, random), random)],
  ['a map of the generators', (random) => headed(sample(mutatedText, random), random)],
  ['a broken real map', (random) => mutated(random.pick(MAPS), random, random.pick(MAPS))],
  ['a broken real map', (random) => mutated(random.pick(MAPS), random, random.pick(MAPS))],
  ['a broken real map', (random) => mutated(random.pick(MAPS), random, random.pick(SUITE))],
  ['a broken large map', (random) => mutated(random.pick(LARGE), random, random.pick(MAPS))],
  ['a broken large map', (random) => mutated(random.pick(LARGE), random, random.pick(LARGE))],
  ['a real map', (random) => random.pick(MAPS)],
  ['the YAML test suite', (random) => inMap(random.pick(SUITE), random)],
  [
    'the YAML test suite, broken',
    (random) => inMap(mutated(random.pick(SUITE), random, random.pick(SUITE)), random),
  ],
];

/** Input number n of a seed. */
export function inputAt(seed: number, n: number): FuzzInput {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  const [kind, make] = random.pick(KINDS);
  const text = make(random);
  return { kind, text, edits: editScript(text, random, random.pick(MAPS)) };
}

/** The inputs of the official suite, each as it stands. */
export const SUITE_INPUTS: readonly FuzzInput[] = SUITE.map((text) => ({
  kind: 'the YAML test suite',
  text,
  edits: [],
}));

function character(random: Random): string {
  if (random.oneIn(2)) return random.pick([...'ab1. -:,[]{}#&*!|>%@`"\'\\\n\n\t']);
  // Any UTF-16 unit, half of a pair too.
  return String.fromCharCode(random.below(random.pick([0x80, 0x800, 0x10000])));
}

function randomYaml(random: Random): string {
  const value = (depth: number): unknown => {
    const kind = random.below(depth > 3 ? 2 : 5);
    if (kind < 2) return random.pick([...WORDS, ...WORDS, ...SNIPPETS, '', null, 7, 1.5, true]);
    if (kind === 2) return random.some(4, () => value(depth + 1));
    return Object.fromEntries(random.some(5, () => [random.pick(WORDS), value(depth + 1)]));
  };
  const root = Object.fromEntries(random.some(8, () => [random.pick(WORDS), value(0)]));
  return stringify(root, {
    collectionStyle: random.pick(['any', 'block', 'flow'] as const),
    defaultStringType: random.pick(['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL'] as const),
    indent: random.pick([1, 2, 4]),
    indentSeq: random.oneIn(2),
    lineWidth: random.pick([0, 20, 80]),
  });
}

function sample(texts: fc.Arbitrary<string>, random: Random): string {
  return fc.sample(texts, { seed: random.below(2 ** 31), numRuns: 1 }).join('');
}

/** A text with a release where its first line allows one, so that its elements mean something. */
function headed(text: string, random: Random): string {
  return /^(?:\uFEFF|---|%|#)/.test(text) || random.oneIn(4) ? text : `etom: classic\n${text}`;
}

/** A text of the suite alone, behind a map, or inside one. */
function inMap(text: string, random: Random): string {
  const inside = text.replace(/^/gm, '    ');
  return random.pick([
    text,
    `etom: classic\n${text}`,
    `etom: classic\nx-own:\n${inside}\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n`,
    `etom: classic\nprocesses:\n${inside}\n`,
    `etom: classic\nprocesses:\n  p:\n${text.replace(/^/gm, '      ')}\n`,
  ]);
}
