/** Who claims the same element as another in the same view. */
import type { Element } from '../framework/element.js';
import type { Block } from '../map/block.js';
import { type Declaration, type ElementUse, pathOf } from '../map/facts.js';
import { field, itemsOf, textOf } from '../map/value.js';
import { type Catalogue, exclusionOf, isIncluded, type Scope } from '../workspace/catalogue.js';
import type { CoverageView, Standing } from '../workspace/claims.js';
import type { Located, ProcessMap } from '../workspace/process-map.js';

export const VIEWS: readonly CoverageView[] = ['as-is', 'to-be'];

/** Others that one finding names. */
const MOST = 10;

interface InBlock {
  readonly catalogue: Catalogue;
  /** The elements that processes may claim fully, and those that systems may be primary for. */
  readonly process: readonly Element[];
  readonly system: readonly Element[];
  /** The mappings that list several primary systems. */
  readonly pairs: readonly ElementUse[];
}

const inBlocks = new WeakMap<Block, InBlock>();

/** What is worth a closer look: elements that several processes or systems name, and mappings with several primary systems. */
export function claimedTwice(map: ProcessMap): {
  process: ReadonlySet<Element>;
  system: ReadonlySet<Element>;
  pairs: Located<ElementUse>[];
} {
  const once = { process: new Set<Element>(), system: new Set<Element>() };
  const twice = { process: new Set<Element>(), system: new Set<Element>() };
  const pairs: Located<ElementUse>[] = [];
  const { catalogue } = map;
  for (const document of catalogue ? map.documents : []) {
    for (const [index, block] of document.blocks.entries()) {
      if (!catalogue || block.facts.elements.length === 0) continue;
      const found = inBlock(block, catalogue);
      for (const kind of ['process', 'system'] as const) {
        for (const element of found[kind]) (once[kind].has(element) ? twice : once)[kind].add(element);
      }
      for (const item of found.pairs) pairs.push({ item, document, block: index });
    }
  }
  return { ...twice, pairs };
}

function inBlock(block: Block, catalogue: Catalogue): InBlock {
  const known = inBlocks.get(block);
  if (known?.catalogue === catalogue) return known;
  const uses = block.facts.elements;
  const elementsOf = (kind: 'process' | 'system'): Element[] =>
    uses
      .filter(({ item, place }) => place === kind && isPrimary(item))
      .filter(({ item }) => textOf(item, 'coverage')?.text !== 'partial')
      .flatMap(({ text }) => catalogue.element(text.text) ?? []);
  const found: InBlock = {
    catalogue,
    process: elementsOf('process'),
    system: elementsOf('system'),
    pairs: uses.filter(
      ({ item, place }) =>
        place === 'process' && itemsOf(field(item, 'systems')).filter(isPrimary).length > 1,
    ),
  };
  inBlocks.set(block, found);
  return found;
}

/** Earlier claims that one is compared with. */
const MOST_COMPARED = 500;

export interface One {
  readonly by: Declaration;
  /** Its ids, with a slash behind each. */
  readonly path: string;
  readonly use: Located<ElementUse>;
}

/** Gathers who claims what in which view. */
export class Overlaps {
  readonly #all = new Map<CoverageView, Map<Element, One[]>>(VIEWS.map((view) => [view, new Map()]));

  constructor(private readonly standing: Standing) {}

  add(view: CoverageView, element: Element, by: Declaration, use: Located<ElementUse>): void {
    const byElement = this.#all.get(view);
    const known = byElement?.get(element);
    const one = { by, path: `${pathOf(by)}/`, use };
    if (known) known.push(one);
    else byElement?.set(element, [one]);
  }

  /** The claims that overlap with earlier ones, each once with all of these. */
  *found(scope: Scope): Iterable<{ element: Element; use: Located<ElementUse>; others: One[] }> {
    const found = new Map<
      ElementUse,
      { element: Element; use: Located<ElementUse>; others: Map<ElementUse, One> }
    >();
    for (const [element, one, other] of this.#pairs(scope)) {
      const { item } = one.use;
      const known = found.get(item) ?? { element, use: one.use, others: new Map<ElementUse, One>() };
      found.set(item, known);
      if (known.others.size < MOST) known.others.set(other.use.item, other);
    }
    for (const { element, use, others } of found.values())
      yield { element, use, others: [...others.values()] };
  }

  *#pairs(scope: Scope): Iterable<[element: Element, one: One, earlier: One]> {
    for (const byElement of this.#all.values()) {
      for (const [element, all] of byElement) {
        if (all.length < 2 || !counts(element, scope)) continue;
        for (const [index, one] of all.entries()) {
          if (one.use.item.text.alias) continue;
          // No more than are named: where thousands claim one element, each is not compared with all.
          for (let at = 0, found = 0; at < Math.min(index, MOST_COMPARED) && found < MOST; at++) {
            const other = all[at];
            if (!other || !this.#overlap(one, other)) continue;
            found++;
            yield [element, one, other];
          }
        }
      }
    }
  }

  #overlap(a: One, b: One): boolean {
    if (a.path.startsWith(b.path) || b.path.startsWith(a.path)) return false;
    const variants = this.standing.variants(a.by, a.use.item.item);
    const others = this.standing.variants(b.by, b.use.item.item);
    return !variants || !others || variants.some((variant) => others.includes(variant));
  }
}

/** Whether a claim on an element is counted: of what is out of scope other rules speak. */
export function counts(element: Element, scope: Scope): boolean {
  return element.level >= 2 && !exclusionOf(element, scope) && isIncluded(element, scope);
}

/** Whether a system's part is not said to be contributing. */
export function isPrimary(use: Parameters<typeof textOf>[0]): boolean {
  return textOf(use, 'part')?.text !== 'contributing';
}
