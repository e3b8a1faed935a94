/** Which elements the framework tree shows: what has a gap, what a lens holds, what a filter finds. */
import { ancestors, type Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { type Lens, lensesOf, lensReason } from '../../framework/lenses.js';
import { words } from '../../framework/normalize.js';
import { search } from '../../framework/search.js';
import { LIMITS } from '../../map/limits.js';
import type { TreeView } from '../../protocol.js';
import type { Coverage } from '../../workspace/coverage.js';
import type { Outline } from './groupings.js';

/** The elements that a filter finds. */
export interface Matches {
  readonly elements: ReadonlySet<Element>;
  readonly total: number;
}

/** Finds the elements that the tree can show by the text of a filter, the best of them. */
export function matchesOf(filter: string, outline: Outline, shown: Shown): Matches {
  const found = search(outline.elements, filter).filter(
    ({ element }) => outline.has(element) && shown.has(element),
  );
  return {
    elements: new Set(found.slice(0, LIMITS.treeMatches).map(({ element }) => element)),
    total: found.length,
  };
}

/** The parts of a name, from and to, that the words of a filter have found. */
export function highlightsIn(name: string, filter: string): [from: number, to: number][] {
  const wanted = words(filter);
  return [...name.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const [own = ''] = words(word);
    const hit = wanted.find((start) => own.startsWith(start));
    return hit === undefined ? [] : [[index, index + Math.min(hit.length, word.length)]];
  });
}

/** The gaps in a map's scope: each once, however many verticals it is in. */
export function gapsOf(coverage: Coverage, framework: Framework): Element[] {
  return coverage.units(framework.roots).filter((unit) => coverage.of(unit).state === 'gap');
}

/** The lens of a release with an id. */
export function lensOf(framework: Framework, id: string | undefined): Lens | undefined {
  return lensesOf(framework).find((lens) => lens.id === id);
}

/** What a reader has asked for, beside the text of a filter. */
export class Shown {
  readonly #known = new Map<Element, boolean>();
  readonly #gaps: ReadonlySet<Element> | undefined;
  readonly #lens: Lens | undefined;

  constructor(
    framework: Framework,
    private readonly coverage: Coverage | undefined,
    private readonly outline: Outline,
    { onlyGaps, lens }: TreeView,
  ) {
    this.#lens = lensOf(framework, lens);
    if (onlyGaps) this.#gaps = new Set(coverage ? gapsOf(coverage, framework) : []);
  }

  /** Whether an element is shown: it is asked for itself, or something below it is. */
  has(element: Element): boolean {
    if (!this.#gaps && !this.#lens) return true;
    let known = this.#known.get(element);
    if (known === undefined) {
      known = this.#isAskedFor(element) || this.outline.below(element).some((part) => this.has(part));
      this.#known.set(element, known);
    }
    return known;
  }

  #isAskedFor(element: Element): boolean {
    const isInLens = !this.#lens || lensReason(this.#lens, element) !== undefined;
    return isInLens && (!this.#gaps || this.#isGap(element));
  }

  /** What lies below a gap, and is none of what the scope leaves out, is a gap too. */
  #isGap(element: Element): boolean {
    if (this.#gaps?.has(element)) return true;
    return (
      this.coverage?.of(element).state === 'gap' && ancestors(element).some((above) => this.#gaps?.has(above))
    );
  }
}
