/**
 * The release history: what became of each element in the other releases, and how that is known. The data is made by
 * scripts/ from schemas/releases, and is loaded with the first question.
 */
import type { Element } from './element.js';
import type { Framework } from './framework.js';
import type { Basis, HistoryData } from './history-data.js';
import { Lineages } from './lineages.js';
import { normalize } from './normalize.js';
import { reach } from './reach.js';
import { type Station, stationIn, type Turn, turnsOf } from './turns.js';

export { BASES, type Basis } from './history-data.js';
export type { Station, Turn } from './turns.js';

/**
 * What became of an element. `same` to `merged` are sure, and have one successor; `split` is sure, and has several, its parts;
 * `undecided` has candidates or none; `removed` has none.
 */
export const OUTCOMES = [
  'same',
  'renumbered',
  'renamed',
  'renumbered-and-renamed',
  'merged',
  'split',
  'undecided',
  'removed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of an element of one release in another. */
export interface Fate {
  readonly outcome: Outcome;
  /** One element where it is sure; the parts of what was split; the candidates, best first, of what is undecided. */
  readonly to: readonly Element[];
  /** The weakest link in the chain of releases between the two; undefined where nothing is known. */
  readonly basis: Basis | undefined;
  /** The release on the way in which it was no longer there, or could no longer be followed. */
  readonly lostIn: string | undefined;
  /** What the nearest of its ancestors that lives on became, or alone may have become; the place to look. */
  readonly above: Element | undefined;
}

/** What is known of all releases' elements. Immutable. */
export class History {
  readonly #lineages: Lineages;
  readonly #rows = new WeakMap<Framework, ReadonlyMap<Element, number>>();

  constructor(data: HistoryData) {
    this.#lineages = new Lineages(data);
  }

  /**
   * Reads the history from its stored text.
   * @throws SyntaxError when the text is not JSON.
   */
  static parse(text: string): History {
    const data: HistoryData = JSON.parse(text);
    return new History(data);
  }

  /** The names of the releases that it knows: the classic one, then the current ones, oldest to newest. */
  get releases(): readonly string[] {
    return this.#lineages.releases;
  }

  /** What became of an element of the release `from` in the release `to`, forwards or backwards in time. */
  fate(element: Element, from: Framework, to: Framework): Fate {
    const lineage = this.#lineageOf(element, from);
    const [start, end] = [this.#numberOf(from), this.#numberOf(to)];
    if (lineage === undefined || end < 0)
      return { outcome: 'undecided', to: [], basis: undefined, lostIn: undefined, above: undefined };
    const { lineages, way, basis, lostIn } = reach(this.#lineages, lineage, start, end);
    const found = lineages.flatMap((one) => this.#elementIn(to, one) ?? []);
    const [first] = found;
    const isLost = way === 'undecided' || way === 'removed';
    return {
      outcome:
        way === 'straight' && first ? changeOf(element, first) : way === 'straight' ? 'undecided' : way,
      to: found,
      basis,
      lostIn: lostIn === undefined ? undefined : this.releases[lostIn],
      above: isLost ? this.#above(element, from, to) : undefined,
    };
  }

  /**
   * An element's life: its place in each release that is known to have it, in the order of the releases, its own included. Only
   * what is sure.
   * @param of the release that the element is of.
   */
  life(element: Element, of: Framework): readonly Station[] {
    const lineage = this.#lineageOf(element, of);
    if (lineage === undefined) return [];
    const present = this.#lineages.presence(lineage);
    return present.map((release, index) => {
      const before = present[index - 1];
      const basis = before === undefined ? undefined : this.#lineages.link(lineage, before, release);
      return { ...stationIn(this.#lineages, lineage, release, element), basis };
    });
  }

  /**
   * How an element's life began and ended: added, removed, split, merged, or candidates where nothing is sure. Empty for what was
   * there from the first release on, is in the newest one, and came of nothing else.
   * @param of the release that the element is of.
   */
  turns(element: Element, of: Framework): readonly Turn[] {
    const lineage = this.#lineageOf(element, of);
    return lineage === undefined ? [] : turnsOf(this.#lineages, lineage);
  }

  #numberOf({ release }: Framework): number {
    return this.releases.indexOf(release.name);
  }

  #lineageOf(element: Element, of: Framework): number | undefined {
    let rows = this.#rows.get(of);
    if (!rows) {
      rows = new Map(of.elements.map((one, row) => [one, row]));
      this.#rows.set(of, rows);
    }
    const row = rows.get(element);
    return row === undefined ? undefined : this.#lineages.of(this.#numberOf(of), row);
  }

  #elementIn(framework: Framework, lineage: number): Element | undefined {
    return framework.elements[this.#lineages.rowIn(this.#numberOf(framework), lineage) ?? -1];
  }

  /** What the nearest ancestor that surely lives on became, or that has one candidate alone. */
  #above(element: Element, from: Framework, to: Framework): Element | undefined {
    for (let at = element.parent; at; at = at.parent) {
      const lineage = this.#lineageOf(at, from);
      if (lineage === undefined) continue;
      const { lineages } = reach(this.#lineages, lineage, this.#numberOf(from), this.#numberOf(to));
      const [one, ...others] = lineages;
      if (one !== undefined && others.length === 0) return this.#elementIn(to, one);
    }
    return undefined;
  }
}

function changeOf(one: Element, other: Element): Outcome {
  const isRenamed = one.name !== other.name && normalize(one.name) !== normalize(other.name);
  if (one.id === other.id) return isRenamed ? 'renamed' : 'same';
  return isRenamed ? 'renumbered-and-renamed' : 'renumbered';
}
