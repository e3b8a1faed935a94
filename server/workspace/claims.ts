import type { Element } from '../framework/element.js';
import { type Declaration, type ElementUse, pathOf } from '../map/facts.js';
import { decidedIn } from '../map/undecided.js';
import { field, textOf, textsOf, type Value } from '../map/value.js';
import type { Located, ProcessMap } from './process-map.js';

/** `as-is`: the processes of today; `to-be`: those of tomorrow. */
export type CoverageView = 'as-is' | 'to-be';

/** What a process says of an element, as far as a view and a variant count it. */
export interface Claim {
  readonly element: Element;
  readonly strength: 'full' | 'partial' | 'planned';
  readonly process: Declaration;
  readonly use: Located<ElementUse>;
}

/**
 * The claims of a map's processes that count in a view and, if one is asked for, a variant.
 * @param wanted the elements that are asked for; all where there is none.
 */
export function claimsOf(
  map: ProcessMap,
  view: CoverageView,
  variant?: string,
  wanted?: ReadonlySet<Element>,
): Claim[] {
  const standing = standingOf(map, 'process');
  const claims: Claim[] = [];
  for (const use of map.located(decidedIn)) {
    const { by, place, item, text } = use.item;
    if (place !== 'process' || !by) continue;
    const element = map.catalogue?.element(text.text);
    if (!element || (wanted && !wanted.has(element))) continue;
    const status = standing.status(by, view);
    if (status === undefined || !standing.applies(by, item, variant)) continue;
    claims.push({ element, strength: strengthOf(item, status, view), process: by, use });
  }
  return takeBack(claims);
}

/** What systems implement by themselves, as far as a view and a variant count it. */
export function systemClaimsOf(
  map: ProcessMap,
  view: CoverageView,
  variant?: string,
  wanted?: ReadonlySet<Element>,
): { element: Element; use: Located<ElementUse> }[] {
  const standing = standingOf(map, 'system');
  const found: { element: Element; use: Located<ElementUse> }[] = [];
  for (const use of map.located(decidedIn)) {
    const { by, place, item, text } = use.item;
    if (place !== 'system' || !by) continue;
    const element = map.catalogue?.element(text.text);
    if (!element || (wanted && !wanted.has(element))) continue;
    const status = standing.status(by, view);
    const counts = status === 'as-is' || (status === 'to-be' && view === 'to-be');
    if (counts && standing.applies(by, item, variant)) found.push({ element, use });
  }
  return found;
}

function strengthOf(item: Value, status: 'as-is' | 'to-be', view: CoverageView): Claim['strength'] {
  const coverage = textOf(item, 'coverage')?.text;
  if (view === 'as-is' && status === 'to-be') return 'planned';
  if (coverage === 'planned') return view === 'to-be' ? 'full' : 'planned';
  return coverage === 'partial' ? 'partial' : 'full';
}

const standings = new WeakMap<ProcessMap, Map<'process' | 'system', Standing>>();

/** How the processes or the systems of a map stand; the same object each time. */
export function standingOf(map: ProcessMap, kind: 'process' | 'system'): Standing {
  const known = standings.get(map) ?? new Map<'process' | 'system', Standing>();
  standings.set(map, known);
  const standing = known.get(kind) ?? new Standing(map, kind);
  known.set(kind, standing);
  return standing;
}

/** A full claim whose own subprocess says of the same element that it is less than full is a partial one. */
function takeBack(claims: readonly Claim[]): Claim[] {
  const less = new Map<Element, string[]>();
  for (const { element, strength, process, use } of claims) {
    if (strength === 'full' || (textOf(use.item.item, 'coverage')?.text ?? 'full') === 'full') continue;
    less.set(element, [...(less.get(element) ?? []), pathOf(process)]);
  }
  return claims.map((claim) => {
    if (claim.strength !== 'full' || !less.has(claim.element)) return claim;
    const inside = `${pathOf(claim.process)}/`;
    const isTaken = less.get(claim.element)?.some((path) => path.startsWith(inside));
    return isTaken ? { ...claim, strength: 'partial' } : claim;
  });
}

/** How processes or systems stand in a view: what is retired or replaced, and for which variants they are. */
export class Standing {
  readonly #replaced = new Set<string>();
  readonly #chains = new Map<Declaration, readonly Declaration[]>();

  constructor(
    private readonly map: ProcessMap,
    kind: 'process' | 'system',
  ) {
    for (const { item } of map.declared(kind)) {
      if (textOf(item.value, 'status')?.text === 'retired') continue;
      for (const { text } of textsOf(field(item.value, 'replaces'))) {
        for (const replaced of map.declarations(kind, text)) this.#replaced.add(pathOf(replaced.item));
      }
    }
  }

  /** The status of a declaration in a view; undefined where it, or a process around it, does not count there. */
  status(declaration: Declaration, view: CoverageView): 'as-is' | 'to-be' | undefined {
    let status: 'as-is' | 'to-be' | undefined;
    for (const each of this.#upwards(declaration)) {
      const own = textOf(each.value, 'status')?.text;
      if (own === 'retired') return undefined;
      if (view === 'to-be' && this.#replaced.size > 0 && this.#replaced.has(pathOf(each))) return undefined;
      if (own === 'as-is' || own === 'to-be') status ??= own;
    }
    return status ?? 'as-is';
  }

  /** Whether what a declaration says in one of its items holds for a variant. */
  applies(declaration: Declaration, item: Value, variant: string | undefined): boolean {
    return variant === undefined || (this.variants(declaration, item)?.includes(variant) ?? true);
  }

  /** The variants that what a declaration says in one of its items is for; undefined for every variant. */
  variants(declaration: Declaration, item: Value | undefined): readonly string[] | undefined {
    let stated = textsOf(field(item, 'applies'));
    for (const { value } of this.#upwards(declaration)) {
      if (stated.length > 0) break;
      stated = textsOf(field(value, 'applies'));
    }
    return stated.length > 0 ? stated.map(({ text }) => text) : undefined;
  }

  /** The declaration and the processes around it, the innermost first. */
  #upwards(declaration: Declaration): readonly Declaration[] {
    const known = this.#chains.get(declaration);
    if (known) return known;
    const chain = [declaration];
    for (let depth = declaration.parents.length; depth > 0; depth--) {
      const path = declaration.parents.slice(0, depth).join('/');
      // An id alone may also name processes inside others.
      const around = this.map.declarations(declaration.kind, path).find(({ item }) => pathOf(item) === path);
      if (around) chain.push(around.item);
    }
    this.#chains.set(declaration, chain);
    return chain;
  }
}
