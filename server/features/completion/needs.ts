/**
 * Which elements a map still needs to cover, found fast enough for every keystroke: what the processes say is read one
 * family at a time, and only the families that an edit changed are read again. It agrees with the as-is coverage.
 */
import { ancestors, type Element } from '../../framework/element.js';
import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import { textOf } from '../../map/value.js';
import { type Catalogue, exclusionOf, isIncluded, type Scope } from '../../workspace/catalogue.js';
import { familiesOf, type Subtree } from '../../workspace/family.js';
import type { ProcessMap } from '../../workspace/process-map.js';

/** How much an element needs to be covered, the most needy first; `begun`: partial, undetailed or planned. */
export const NEEDS = ['gap', 'begun', 'covered', 'excluded'] as const;
export type Need = (typeof NEEDS)[number];

/** How strongly an element is claimed: planned, partially, fully. */
type Strength = 1 | 2 | 3;
const PLANNED = 1;
const PARTIAL = 2;
const FULL = 3;

/** The needs of the elements of one state of a map, each found when it is asked for. */
export class Needs {
  readonly #claims = new Map<Element, Strength>();
  /** The elements that have a claim below them. */
  readonly #begunBelow = new Set<Element>();
  readonly #known = new Map<Element, Need>();

  constructor(private readonly map: ProcessMap) {
    const { catalogue } = map;
    if (!catalogue) return;
    for (const document of map.documents) {
      for (const [element, strength] of claimsInDocument(document, catalogue)) this.#claim(element, strength);
    }
  }

  /** The need of an element of level 2 or deeper; of a shallower one, what is said of it itself. */
  of(element: Element): Need {
    const known = this.#known.get(element);
    if (known) return known;
    const need = isOut(element, this.map.scope) ? 'excluded' : this.#inScope(element);
    this.#known.set(element, need);
    return need;
  }

  #claim(element: Element, strength: Strength): void {
    strengthen(this.#claims, element, strength);
    if (element.kind === 'extension') return;
    for (let above = element.parent; above && !this.#begunBelow.has(above); above = above.parent) {
      this.#begunBelow.add(above);
    }
  }

  #inScope(element: Element): Need {
    const own = this.#claims.get(element);
    if (own === FULL || this.#isRolledUp(element)) return 'covered';
    if (own !== undefined || this.#begunBelow.has(element)) return 'begun';
    const above = ancestors(element).find((other) => other.level >= 2 && this.#claims.has(other));
    if (!above) return 'gap';
    return this.#claims.get(above) === FULL ? 'covered' : 'begun';
  }

  /** Whether all its children are known, and all in scope are claimed fully or rolled up themselves. */
  #isRolledUp({ childList, children }: Element): boolean {
    if (childList !== 'complete') return false;
    const inScope = children.filter((child) => !isOut(child, this.map.scope));
    return (
      inScope.length > 0 &&
      inScope.every((child) => this.#claims.get(child) === FULL || this.#isRolledUp(child))
    );
  }
}

const needs = new WeakMap<ProcessMap, Needs>();

/** The needs of one state of a map; the same object each time. */
export function needsOf(map: ProcessMap): Needs {
  const found = needs.get(map) ?? new Needs(map);
  needs.set(map, found);
  return found;
}

const excluded = new WeakMap<Scope, Map<Element, boolean>>();

function isOut(element: Element, scope: Scope): boolean {
  const known = excluded.get(scope) ?? new Map<Element, boolean>();
  excluded.set(scope, known);
  let out = known.get(element);
  if (out === undefined) {
    out = exclusionOf(element, scope) !== undefined || !isIncluded(element, scope);
    known.set(element, out);
  }
  return out;
}

type Claims = ReadonlyMap<Element, Strength>;

/** What was read of a part of a map: it stays valid while the part and the elements that there are stay the same. */
class Known<Part extends object> {
  readonly #parts = new WeakMap<Part, { readonly catalogue: Catalogue; readonly claims: Claims }>();

  get(part: Part, catalogue: Catalogue, read: () => Claims): Claims {
    const known = this.#parts.get(part);
    if (known?.catalogue === catalogue) return known.claims;
    const claims = read();
    this.#parts.set(part, { catalogue, claims });
    return claims;
  }
}

const documents = new Known<MapDocument>();
const families = new Known<Subtree>();

function claimsInDocument(document: MapDocument, catalogue: Catalogue): Claims {
  return documents.get(document, catalogue, () => {
    const all = new Map<Element, Strength>();
    for (const { own, around } of familiesOf(document)) {
      if (around.length > 0) continue;
      const claims = families.get(own, catalogue, () => claimsInFamily(own, catalogue));
      for (const [element, strength] of claims) strengthen(all, element, strength);
    }
    return all;
  });
}

function strengthen(claims: Map<Element, Strength>, element: Element, strength: Strength): void {
  const before = claims.get(element);
  if (before === undefined || before < strength) claims.set(element, strength);
}

/** What the processes of a family claim, each element as strongly as any of them does. */
function claimsInFamily(family: Subtree, catalogue: Catalogue): Claims {
  const strongest = new Map<Element, Strength>();
  const full: { readonly element: Element; readonly path: string }[] = [];
  /** The paths of the processes that say of an element that it is less than fully covered. */
  const less = new Map<Element, string[]>();
  /** The statuses of the processes that are not as-is, by path. */
  const statuses = new Map<string, string>();
  for (const [path, { claims, declaration }] of family.all()) {
    const around = statuses.size > 0 ? statuses.get(declaration.parents.join('/')) : undefined;
    const status = statusIn(declaration, around);
    if (status !== 'as-is') statuses.set(path, status);
    if (status === 'retired') continue;
    for (const { item, text } of claims) {
      const element = catalogue.element(text.text);
      if (!element) continue;
      const coverage = textOf(item, 'coverage')?.text ?? 'full';
      const strength = strengthOf(coverage, status);
      if (strength === FULL) full.push({ element, path });
      else strengthen(strongest, element, strength);
      if (strength !== FULL && coverage !== 'full') less.set(element, [...(less.get(element) ?? []), path]);
    }
  }
  for (const { element, path } of full) {
    const isTakenBack = less.get(element)?.some((inner) => inner.startsWith(`${path}/`));
    strengthen(strongest, element, isTakenBack ? PARTIAL : FULL);
  }
  return strongest;
}

/** The status of a process inside one of another status: whatever is in a retired one is retired. */
function statusIn({ value }: Declaration, around = 'as-is'): string {
  const own = textOf(value, 'status')?.text;
  const isStated = own === 'as-is' || own === 'to-be' || own === 'retired';
  return isStated && around !== 'retired' ? own : around;
}

function strengthOf(coverage: string, status: string): Strength {
  if (status === 'to-be' || coverage === 'planned') return PLANNED;
  return coverage === 'partial' ? PARTIAL : FULL;
}
