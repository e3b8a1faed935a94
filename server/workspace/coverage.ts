import { ancestors, type Element, verticalsOf } from '../framework/element.js';
import type { ElementUse } from '../map/facts.js';
import { exclusionOf, isIncluded } from './catalogue.js';
import { type Claim, type CoverageView, claimsOf, systemClaimsOf } from './claims.js';
import type { Located, ProcessMap } from './process-map.js';

export const COVERAGE_STATES = [
  'excluded',
  'full',
  'rolled up',
  'partial',
  'inherited',
  'undetailed',
  'planned',
  'gap',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** What the claims on the nearest claimed element above make of an element, the strongest first. */
const INHERITED = [
  ['full', 'inherited'],
  ['partial', 'undetailed'],
  ['planned', 'planned'],
] as const;

/** How an element is covered, and which mappings made it so. */
export interface ElementCoverage {
  readonly element: Element;
  readonly state: CoverageState;
  /** The claims that the state rests on; for `rolled up`, those of its children. */
  readonly reasons: readonly Claim[];
  /** A gap that a system implements without a process. */
  readonly systemOnly: boolean;
  /** The systems that implement it by themselves. */
  readonly systems: readonly Located<ElementUse>[];
  /** Claims on an area, a vertical or a grouping above it, which prove nothing. */
  readonly claimedAbove: readonly Claim[];
}

/** How many elements are in each state. */
export interface Summary {
  readonly counts: Readonly<Record<CoverageState, number>>;
  /** Elements in scope. */
  readonly total: number;
  /** Elements in scope that are full, rolled up or inherited. */
  readonly covered: number;
  /** Gaps that a system implements without a process. */
  readonly systemOnly: number;
  /** False where the elements that were counted are not all that there are. */
  readonly listComplete: boolean;
}

/** The coverage of the framework by one map, in one view and, if asked, for one variant. */
export class Coverage {
  readonly #claims = new Map<Element, Claim[]>();
  readonly #systems = new Map<Element, Located<ElementUse>[]>();
  /** Elements that have a claim below them: whether one of these claims is more than planned. */
  readonly #below = new Map<Element, boolean>();
  readonly #known = new Map<Element, ElementCoverage>();

  constructor(
    readonly map: ProcessMap,
    view: CoverageView,
    variant?: string,
  ) {
    for (const claim of claimsOf(map, view, variant)) {
      push(this.#claims, claim.element, claim);
      if (claim.element.kind === 'extension') continue;
      for (const above of ancestors(claim.element)) {
        this.#below.set(above, this.#below.get(above) === true || claim.strength !== 'planned');
      }
    }
    for (const { element, use } of systemClaimsOf(map, view, variant)) push(this.#systems, element, use);
  }

  /** The coverage of an element of level 2 or deeper; of a shallower one, what is said of it itself. */
  of(element: Element): ElementCoverage {
    let known = this.#known.get(element);
    if (!known) {
      known = this.#find(element);
      this.#known.set(element, known);
    }
    return known;
  }

  /** The claims on an element itself. */
  claimsOn(element: Element): readonly Claim[] {
    return this.#claims.get(element) ?? [];
  }

  /**
   * The elements at which gaps are sought below some elements: those of the scope's level, and the deepest known
   * ones above it; extensions at any level. Each stands once, however many verticals it is in.
   */
  units(below: readonly Element[]): Element[] {
    const framework = this.map.catalogue?.framework;
    const units = new Set<Element>();
    const walk = (element: Element): void => {
      const parts = framework?.partsOf(element) ?? [];
      const deepest = element.level >= this.map.scope.level || parts.length === 0;
      const counts = element.kind === 'extension' || element.level >= Math.min(2, this.map.scope.level);
      if (deepest && counts) units.add(element);
      else for (const part of parts) walk(part);
    };
    for (const element of below) walk(element);
    return [...units];
  }

  /** Counts the units below some elements. */
  summary(below: readonly Element[]): Summary {
    const counts = Object.fromEntries(COVERAGE_STATES.map((state) => [state, 0])) as Record<
      CoverageState,
      number
    >;
    const units = this.units(below);
    for (const unit of units) counts[this.of(unit).state]++;
    const listed = units.filter((unit) => unit.kind === 'process' && unit.level > 2);
    const counted = listed.filter((unit) => this.of(unit).state !== 'excluded');
    return {
      counts,
      total: units.length - counts.excluded,
      covered: counts.full + counts['rolled up'] + counts.inherited,
      systemOnly: units.filter((unit) => this.of(unit).systemOnly).length,
      listComplete: counted.every(({ parent }) => parent?.childList === 'complete'),
    };
  }

  #find(element: Element): ElementCoverage {
    const { scope } = this.map;
    const systems = this.#systems.get(element) ?? [];
    const claimedAbove = ancestors(element)
      .concat(verticalsOf(element))
      .filter((above) => above.level < 2)
      .flatMap((above) => this.claimsOn(above));
    const answer = (state: CoverageState, reasons: readonly Claim[] = []): ElementCoverage => ({
      element,
      state,
      reasons,
      systems,
      claimedAbove,
      systemOnly: state === 'gap' && systems.length > 0,
    });

    if (exclusionOf(element, scope) || !isIncluded(element, scope)) return answer('excluded');
    const own = this.claimsOn(element);
    const full = own.filter((claim) => claim.strength === 'full');
    if (full.length > 0) return answer('full', full);
    const rolledUp = this.#rolledUp(element);
    if (rolledUp) return answer('rolled up', rolledUp);
    const partial = own.filter((claim) => claim.strength === 'partial');
    const below = this.#below.get(element);
    if (partial.length > 0 || below === true) {
      const real = this.#claimsBelow(element).filter((claim) => claim.strength !== 'planned');
      return answer('partial', [...partial, ...real]);
    }

    // A planned claim says something more exact than what an ancestor claims.
    const planned = own.concat(below === false ? this.#claimsBelow(element) : []);
    if (planned.length > 0) return answer('planned', planned);
    const nearest = this.#nearestClaims(element);
    for (const [strength, state] of INHERITED) {
      const claims = nearest.filter((claim) => claim.strength === strength);
      if (claims.length > 0) return answer(state, claims);
    }
    return answer('gap');
  }

  /** The claims that make all children in scope full, or undefined where they do not, or not all children are known. */
  #rolledUp(element: Element): Claim[] | undefined {
    if (element.childList !== 'complete') return undefined;
    const children = element.children
      .map((child) => this.of(child))
      .filter(({ state }) => state !== 'excluded');
    const all = children.every(({ state }) => state === 'full' || state === 'rolled up');
    return all && children.length > 0 ? children.flatMap(({ reasons }) => reasons) : undefined;
  }

  #claimsBelow(element: Element): Claim[] {
    return element.children.flatMap((child) => [...this.claimsOn(child), ...this.#claimsBelow(child)]);
  }

  /** The claims on the nearest claimed ancestor of level 2 or deeper. */
  #nearestClaims(element: Element): readonly Claim[] {
    for (const above of ancestors(element)) {
      if (above.level >= 2 && this.claimsOn(above).length > 0) return this.claimsOn(above);
    }
    return [];
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
