/** What the picture shows of its elements: for each way of looking at them, the class, the words, the mark and the legend. */
import { type Class, english, type Look, type Sorter, type Tone, type Translate } from './look.js';
import { GRID_STATES, type Grid, type GridElement, type GridState } from './model.js';
import { byMaturity, byName, byProcesses, byScore } from './scales.js';

export type { Look, Tone, Translate } from './look.js';
export { TONES } from './look.js';

export const GRID_MODES = ['coverage', 'maturity', 'score', 'owner', 'system', 'processes'] as const;
export type GridMode = (typeof GRID_MODES)[number];

/** What each mode shows. */
export const MODE_TITLES: Readonly<Record<GridMode, string>> = {
  coverage: 'Coverage',
  maturity: 'Maturity',
  score: 'Assessment score',
  owner: 'Owner',
  system: 'System',
  processes: 'Number of processes',
};

/** What one has to know to read a mode. */
export const MODE_NOTES: Readonly<Partial<Record<GridMode, string>>> = {
  maturity: 'The lowest of the processes mapped to it or below it',
  score: 'Of the element itself, 0 to 5',
  owner: 'Of the processes mapped to it or below it',
  system: 'That support these processes, or implement it by themselves',
  processes: 'Mapped to it or below it',
};

/** A class of elements that look alike. */
export interface LegendEntry {
  readonly class: Tone;
  readonly words: string;
  /**
   * How many elements of the picture are in it: each once, wherever it stands, and without those that the lens does not
   * have. An element with several owners or systems counts for each, and as several.
   */
  readonly count: number;
  readonly mark: string;
}

/** A sign for each state: the fuller it is, the more is covered. */
export const STATE_MARKS: Readonly<Record<GridState, string>> = {
  full: '●',
  'rolled up': '▲',
  inherited: '▼',
  partial: '◐',
  undetailed: '◔',
  planned: '◇',
  'system only': '■',
  gap: '○',
  excluded: '×',
};

/** One way of looking at a grid. */
interface Shading {
  readonly legend: readonly LegendEntry[];
  look(element: GridElement): Look;
}

const COVERED: readonly GridState[] = ['full', 'rolled up', 'inherited', 'excluded'];

/**
 * What an element shows in a mode.
 * @param t gives words in the reader's language.
 */
export function lookOf(element: GridElement, mode: GridMode, grid: Grid, t: Translate = english): Look {
  return shadingOf(grid, mode, t).look(element);
}

/** The classes that the picture has, in a sensible order. */
export function legendOf(grid: Grid, mode: GridMode, t: Translate = english): readonly LegendEntry[] {
  return shadingOf(grid, mode, t).legend;
}

/** What was decided about an element that is not covered yet; undefined where nothing was. */
export function openDecision({ state, decision }: GridElement): string | undefined {
  return COVERED.includes(state) ? undefined : decision;
}

/** The elements that stand in the picture, each once; those that details add are not among them. */
export function placedIn(grid: Grid): GridElement[] {
  const keys = new Set([
    ...grid.panels.flatMap(({ rows }) => rows.flatMap(({ places }) => places.map(({ element }) => element))),
    ...grid.band.flatMap(({ elements }) => elements),
  ]);
  return [...keys].flatMap((key) => grid.elements[key] ?? []);
}

/** Those among them that the lens has; all where there is none. */
export function countedIn(grid: Grid): GridElement[] {
  const placed = placedIn(grid);
  return grid.lens === undefined ? placed : placed.filter(({ inLens }) => inLens !== undefined);
}

const shadings = new WeakMap<Grid, { mode: GridMode; t: Translate; shading: Shading }[]>();

/** How a grid is shown in a mode; made once. */
function shadingOf(grid: Grid, mode: GridMode, t: Translate): Shading {
  const known = shadings.get(grid) ?? [];
  shadings.set(grid, known);
  const found = known.find((each) => each.mode === mode && each.t === t);
  if (found) return found.shading;
  const shading = makeShading(grid, mode, t);
  known.push({ mode, t, shading });
  return shading;
}

function makeShading(grid: Grid, mode: GridMode, t: Translate): Shading {
  const sorter = sorterOf(placedIn(grid), mode, t);
  const out = stateClass('excluded', t);
  const look = (element: GridElement): Look =>
    element.state === 'excluded' ? { ...out, classes: [out.class] } : sorter.look(element);
  const counts = new Map<Tone, number>();
  for (const element of countedIn(grid)) {
    const { class: own, classes } = look(element);
    for (const each of new Set([own, ...classes])) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const legend = [...sorter.classes, out].flatMap((entry) => {
    const count = counts.get(entry.class);
    return count === undefined ? [] : [{ ...entry, count }];
  });
  return { legend, look };
}

function sorterOf(placed: readonly GridElement[], mode: GridMode, t: Translate): Sorter {
  switch (mode) {
    case 'coverage':
      return byState(t);
    case 'maturity':
      return byMaturity(t);
    case 'score':
      return byScore(t);
    case 'processes':
      return byProcesses(t);
    case 'owner':
      return byName(placed, ({ owners }) => owners, 'no owner', t);
    case 'system':
      return byName(placed, ({ systems }) => systems, 'no system', t);
  }
}

function byState(t: Translate): Sorter {
  const classes = new Map(GRID_STATES.map((state) => [state, stateClass(state, t)]));
  return {
    classes: [...classes.values()].filter((entry) => entry.class !== 'excluded'),
    look({ state }) {
      const own = classes.get(state) ?? stateClass(state, t);
      return { ...own, classes: [own.class] };
    },
  };
}

function stateClass(state: GridState, t: Translate): Class {
  return { class: toneOf(state), words: t(state), mark: STATE_MARKS[state] };
}

function toneOf(state: GridState): Tone {
  if (state === 'rolled up') return 'rolled-up';
  return state === 'system only' ? 'system-only' : state;
}
