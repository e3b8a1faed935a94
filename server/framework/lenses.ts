/** Lenses: named sets of elements that a reader cares about together, each member with the reason why it belongs. */
import { ancestors, type Element, type LensId, verticalsOf } from './element.js';
import type { Framework } from './framework.js';

/** A lens on one release. */
export interface Lens {
  readonly id: LensId;
  readonly title: string;
  /** Member → why it belongs. Members are of level 2 or, where only a part belongs, deeper. */
  readonly members: ReadonlyMap<Element, string>;
}

const TITLES: Readonly<Record<LensId, string>> = {
  'customer-service': 'Customer service',
  'revenue-assurance': 'Revenue assurance',
};

const known = new WeakMap<Framework, readonly Lens[]>();

/** The lenses that a release has; the same objects each time. */
export function lensesOf(framework: Framework): readonly Lens[] {
  let lenses = known.get(framework);
  if (!lenses) {
    lenses = framework.lensRows.map(([id, rows]) => ({
      id,
      title: TITLES[id],
      members: new Map(
        rows.flatMap(([row, reason]) => {
          const element = framework.elements[row];
          return element ? [[element, reason] as const] : [];
        }),
      ),
    }));
    known.set(framework, lenses);
  }
  return lenses;
}

/**
 * Why an element belongs to a lens: the reason of itself or of the nearest member above it, since what decomposes a
 * member belongs with it. Undefined where it does not belong; an element that only holds members does not.
 */
export function lensReason({ members }: Lens, element: Element): string | undefined {
  for (let at: Element | undefined = element; at; at = at.parent) {
    const reason = members.get(at);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const paths = new WeakMap<Lens, ReadonlySet<Element>>();

/** Whether an element has members of a lens below it, a vertical among its members: it is on the way to them. */
export function leadsToLens(lens: Lens, element: Element): boolean {
  let path = paths.get(lens);
  if (!path) {
    path = new Set(
      [...lens.members.keys()].flatMap((member) => [...ancestors(member), ...verticalsOf(member)]),
    );
    paths.set(lens, path);
  }
  return path.has(element);
}
