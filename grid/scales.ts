/** The classes that elements are sorted into by a number or by names. */
import type { Class, Look, Sorter, Tone, Translate } from './look.js';
import type { GridElement } from './model.js';

/** The steps of maturity and of scores. */
const STEPS = [0, 1, 2, 3, 4, 5] as const;
type Step = (typeof STEPS)[number];

/** The colours that names have of their own. */
const HUES = ['hue-0', 'hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5', 'hue-6', 'hue-7'] as const;

const MOST_LETTERS = 4;

/** By the weakest of an element's processes, since a chain is no stronger. */
export function byMaturity(t: Translate): Sorter {
  const ends: Readonly<Partial<Record<Step, string>>> = {
    0: t('0, not done'),
    5: t('5, continually improved'),
  };
  const classes = STEPS.map((step) => stepClass(step, ends[step] ?? String(step)));
  const none = noneClass(t('no maturity'));
  return {
    classes: [...classes, none],
    look({ maturity }) {
      if (!maturity) return lookOf(none, none.words);
      const [lowest, highest] = maturity;
      const own = classes[stepOf(lowest)] ?? none;
      return lowest === highest
        ? lookOf(own, t('maturity {0}', lowest), String(lowest))
        : lookOf(own, t('maturity {0} to {1}', lowest, highest), `${lowest}–${highest}`);
    },
  };
}

/** By the score of an element's assessment; a score between two steps is in the lower one. */
export function byScore(t: Translate): Sorter {
  const classes = STEPS.map((step) => stepClass(step, step === 5 ? '5' : t('{0} to {1}', step, `${step}.9`)));
  const none = noneClass(t('no score'));
  return {
    classes: [...classes, none],
    look: ({ score }) =>
      score === undefined
        ? lookOf(none, none.words)
        : lookOf(classes[stepOf(score)] ?? none, t('score {0}', score), String(score)),
  };
}

/** By the number of processes. */
export function byProcesses(t: Translate): Sorter {
  const none: Class = { class: 'none', words: t('no process'), mark: '0' };
  const scale: readonly (Class & { readonly least: number })[] = [
    { least: 1, class: 'step-1', words: '1', mark: '1' },
    { least: 2, class: 'step-2', words: '2', mark: '2' },
    { least: 3, class: 'step-3', words: t('{0} or {1}', 3, 4), mark: '3–4' },
    { least: 5, class: 'step-4', words: t('{0} to {1}', 5, 9), mark: '5–9' },
    { least: 10, class: 'step-5', words: t('10 or more'), mark: '10+' },
  ];
  return {
    classes: [none, ...scale],
    look({ processes }) {
      const own = scale.findLast(({ least }) => least <= processes);
      if (!own) return lookOf(none, none.words);
      return lookOf(own, processes === 1 ? t('1 process') : t('{0} processes', processes), String(processes));
    },
  };
}

/**
 * By the names of owners or systems: the most frequent have a colour and a letter of their own, the rest share one.
 * @param placed the elements whose names are counted.
 * @param noneWords what an element without a name shows, in English.
 */
export function byName(
  placed: readonly GridElement[],
  namesOf: (element: GridElement) => readonly string[],
  noneWords: string,
  t: Translate,
): Sorter {
  const ranked = rank(placed.flatMap(namesOf));
  const classes = new Map<string, Class>();
  for (const [index, tone] of HUES.entries()) {
    const name = ranked[index];
    const mark = String.fromCharCode('A'.charCodeAt(0) + index);
    if (name !== undefined) classes.set(name, { class: tone, words: name, mark });
  }
  const rest = ranked.length - classes.size;
  const others: Class = {
    class: 'others',
    words: rest === 1 ? t('1 other') : t('{0} others', rest),
    mark: '*',
  };
  const several: Class = { class: 'several', words: t('several'), mark: '+' };
  const none = noneClass(t(noneWords));
  return {
    classes: [...classes.values(), others, several, none],
    look(element) {
      const names = namesOf(element);
      const own = new Set(names.map((name) => classes.get(name) ?? others));
      const parts = [...classes.values(), others].filter((entry) => own.has(entry));
      const [only] = parts;
      if (!only) return lookOf(none, none.words);
      const words = names.join(', ');
      if (names.length === 1) return lookOf(only, words);
      return { class: 'several', classes: parts.map((part) => part.class), words, mark: joined(parts) };
    },
  };
}

/** Letters side by side; the words have the others. */
function joined(parts: readonly Class[]): string {
  const marks = parts.map(({ mark }) => mark);
  return marks.length <= MOST_LETTERS ? marks.join('') : `${marks.slice(0, MOST_LETTERS - 1).join('')}…`;
}

function lookOf({ class: tone, mark }: Class, words: string, ownMark = mark): Look {
  return { class: tone, classes: [tone], words, mark: ownMark };
}

function stepClass(step: Step, words: string): Class {
  const tone: Tone = `step-${step}`;
  return { class: tone, words, mark: String(step) };
}

function stepOf(value: number): Step {
  return STEPS.findLast((step) => step <= value) ?? 0;
}

function noneClass(words: string): Class {
  return { class: 'none', words, mark: '–' };
}

/** Names by frequency; those that are as frequent by their letters. */
function rank(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}
