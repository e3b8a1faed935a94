/** The ways in which the framework tree groups elements: what stands at its top, below each node, and above each element. */
import { ancestors, type Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { Grouping } from '../../protocol.js';
import type { Catalogue } from '../../workspace/catalogue.js';

/** The group of elements that stand in no vertical although their grouping has verticals. */
export const NOT_STATED = 'vertical-not-stated';

/** What a node of the tree stands for. */
export type Stand = Element | typeof NOT_STATED;

/** The key of a node among its neighbours. */
export function keyOf(stand: Stand): string {
  return stand === NOT_STATED ? NOT_STATED : stand.key;
}

/** A release, with the organization's own elements where there is a map, in one grouping. */
export class Outline {
  /** The organization's own elements. */
  readonly #own: readonly Element[];
  /** The same by what they stand below. */
  readonly #extensions = new Map<Element | undefined, Element[]>();
  #unstated: readonly Element[] | undefined;

  constructor(
    private readonly framework: Framework,
    private readonly catalogue: Catalogue | undefined,
    private readonly grouping: Grouping,
  ) {
    // An id that the framework holds is a mistake, and would take the place of its element.
    this.#own =
      catalogue?.extensions.filter(({ key }) => !framework.byKey(key) && !framework.byId(key)) ?? [];
    for (const extension of this.#own) {
      const { parent } = extension;
      this.#extensions.set(parent, [...(this.#extensions.get(parent) ?? []), extension]);
    }
  }

  /** All elements of the release and of the organization. */
  get elements(): readonly Element[] {
    return [...this.framework.elements, ...this.#own];
  }

  /** What the node with a key stands for; undefined where nothing has the key. */
  stand(key: string): Stand | undefined {
    return key === NOT_STATED ? NOT_STATED : (this.framework.byKey(key) ?? this.catalogue?.byId(key));
  }

  /** Whether the grouping has a place for an element. */
  has(element: Element): boolean {
    const chain = [element, ...ancestors(element)];
    switch (this.grouping) {
      case 'end-to-end':
        return !isCrossed(element);
      case 'functional':
        return !chain.some(({ kind }) => kind === 'vertical');
      case 'decomposition':
        return element.kind === 'extension' || chain.some(isTop);
    }
  }

  /** What stands at the top. An own element without a parent is there too, so that it is not lost. */
  roots(): readonly Stand[] {
    const own = this.#extensions.get(undefined) ?? [];
    const { roots } = this.framework;
    switch (this.grouping) {
      case 'end-to-end': {
        const top = roots.filter((root) => root.kind !== 'domain' || !hasVerticals(root));
        return this.#withoutVertical().length > 0 ? [...top, NOT_STATED, ...own] : [...top, ...own];
      }
      case 'functional':
        return [...roots.filter(({ kind }) => kind !== 'vertical'), ...own];
      case 'decomposition':
        return [...this.elements.filter(isTop), ...own];
    }
  }

  /** What stands below a node. */
  below(stand: Stand): readonly Element[] {
    if (stand === NOT_STATED) return this.#withoutVertical();
    const own = this.#extensions.get(stand) ?? [];
    return own.length > 0 ? [...this.#parts(stand), ...own] : this.#parts(stand);
  }

  /** The way from the top down to an element, through the first of its verticals; empty where the grouping leaves it out. */
  path(element: Element): readonly Stand[] {
    const chain = [...ancestors(element).reverse(), element];
    const top = chain.findIndex(isTop);
    // What is above the elements stands in the chain already.
    if (top < 0 || this.grouping === 'functional') return chain;
    const down = chain.slice(top);
    if (this.grouping === 'decomposition') return down;
    const [vertical] = chain[top]?.verticals ?? [];
    if (vertical) return [...ancestors(vertical).reverse(), vertical, ...down];
    const group = chain[top - 1];
    return group && isCrossed(group) ? [NOT_STATED, ...down] : chain;
  }

  #parts(element: Element): readonly Element[] {
    if (element.kind !== 'area') return this.framework.partsOf(element);
    const isVertical = ({ kind }: Element): boolean => kind === 'vertical';
    const verticals = element.children.filter(isVertical);
    if (this.grouping === 'end-to-end' && verticals.length > 0) return verticals;
    return element.children.filter((child) => !isVertical(child));
  }

  #withoutVertical(): readonly Element[] {
    this.#unstated ??= this.elements.filter(
      ({ parent, verticals }) => verticals.length === 0 && parent !== undefined && isCrossed(parent),
    );
    return this.#unstated;
  }
}

/** Whether an element is the first of its decomposition: right below a grouping, an area or a vertical. */
function isTop({ kind, parent }: Element): boolean {
  return (kind === 'process' || kind === 'extension') && parent !== undefined && parent.level < 2;
}

/** Whether verticals cross a grouping: then its elements stand below these. */
function isCrossed(grouping: Element): boolean {
  return grouping.kind === 'horizontal' || (grouping.kind === 'domain' && hasVerticals(grouping));
}

function hasVerticals(domain: Element): boolean {
  return domain.children.some(({ verticals }) => verticals.length > 0);
}
