/** The domains or functional groupings of two releases, those that are one in both together. */
import { ancestors, type Element, type ElementKind, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { CHANGES, type Change, type DiffElement, type DiffGroup, diffElement, Tally } from './model.js';
import { shortRelease } from './words.js';

const DOMAIN_KINDS: ReadonlySet<ElementKind> = new Set(['horizontal', 'enterprise-grouping', 'domain']);

/** The domain or grouping that an element stands in, or is; undefined for areas and end-to-end processes. */
export function domainOf(element: Element): Element | undefined {
  return [element, ...ancestors(element)].find(({ kind }) => DOMAIN_KINDS.has(kind));
}

/** A group that is being counted. */
export class Gathering {
  readonly counts = new Tally();
  readonly levels = new Map<number, Tally>();
  readonly changes: Change[] = [];

  constructor(
    readonly from?: Element,
    readonly to?: Element,
  ) {}

  /** The counts of the elements of a level. */
  level(number: number): Tally {
    const tally = this.levels.get(number) ?? new Tally();
    this.levels.set(number, tally);
    return tally;
  }
}

/** The groups of two releases, and to which of them an element belongs. */
export class Domains {
  readonly #top = new Gathering();
  readonly #from = new Map<Element, Gathering>();
  readonly #to = new Map<Element, Gathering>();

  /** @param nowOf the element of the other release that an element of the first is for sure. */
  constructor(
    private readonly old: Framework,
    private readonly now: Framework,
    nowOf: (element: Element) => Element | undefined,
  ) {
    for (const domain of domainsOf(old)) {
      const same = nowOf(domain);
      const other = same && DOMAIN_KINDS.has(same.kind) && !this.#to.has(same) ? same : undefined;
      const group = new Gathering(domain, other);
      this.#from.set(domain, group);
      if (other) this.#to.set(other, group);
    }
    for (const domain of domainsOf(now)) {
      if (!this.#to.has(domain)) this.#to.set(domain, new Gathering(undefined, domain));
    }
  }

  /** The group of an element of the first release. */
  ofOld(element: Element): Gathering {
    return this.#from.get(domainOf(element) ?? element) ?? this.#top;
  }

  /** The group of an element of the other release. */
  ofNow(element: Element): Gathering {
    return this.#to.get(domainOf(element) ?? element) ?? this.#top;
  }

  /** What stands above domains, then the domains in the order of the first release, then those that only the other one has. */
  all(): DiffGroup[] {
    return [...new Set([this.#top, ...this.#from.values(), ...this.#to.values()])].map((group) => {
      const { from, to, counts, changes } = group;
      return {
        from: domain(from),
        to: domain(to),
        title: this.#titleOf(group),
        counts,
        levels: [...group.levels]
          .sort(([a], [b]) => a - b)
          .map(([level, tally]) => ({ level, from: tally.from, to: tally.to })),
        changes: CHANGES.flatMap((kind) => changes.filter((change) => change.kind === kind)),
        deeper: 0,
      };
    });
  }

  #titleOf({ from, to }: Gathering): string {
    if (from && to) return label(from) === label(to) ? label(from) : `${label(from)} → ${label(to)}`;
    if (from) return `${label(from)} (${shortRelease(this.old.release.name)})`;
    if (to) return `${label(to)} (${shortRelease(this.now.release.name)})`;
    const hasAreas = [...this.old.roots, ...this.now.roots].some(({ kind }) => kind === 'area');
    return hasAreas ? 'Areas and end-to-end processes' : 'End-to-end processes';
  }
}

function domainsOf({ elements }: Framework): Element[] {
  return elements.filter(({ kind }) => DOMAIN_KINDS.has(kind));
}

function domain(element: Element | undefined): DiffElement | undefined {
  return element && diffElement(element, element);
}
