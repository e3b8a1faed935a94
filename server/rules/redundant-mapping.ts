/**
 * The same element twice in one list of a process or a system. Or, in a process's list, an element that is claimed fully
 * beside a part of it that is claimed fully too: the whole already says it.
 *
 * A whole that is claimed partially beside its details is good practice. Mappings for different variants (`applies`) may
 * repeat an element.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-order:
 *     name: Take an order
 *     elements:
 *       - 1.1.1.5 Order Handling
 *       - 1.1.1.5.2 Authorize Credit
 *       - Order Handling
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-order:
 *     name: Take an order
 *     elements:
 *       - { element: 1.1.1.5 Order Handling, coverage: partial }
 *       - 1.1.1.5.2 Authorize Credit
 * ```
 */
import { ancestors, type Element } from '../framework/element.js';
import type { ElementUse } from '../map/facts.js';
import { field, textOf, textsOf, type Value } from '../map/value.js';
import { removeItem } from './edits.js';
import { usesOf } from './element-uses.js';
import type { BlockContext, Report, Rule } from './rule.js';
import { cut, titled } from './words.js';

export const redundantMapping: Rule = {
  code: 'redundant-mapping',
  severity: 'warning',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    for (const list of listsOf(context)) {
      const mapped = new Map<Element, ElementUse[]>();
      const single: Mapped[] = [];
      for (const { use, element } of list) {
        const earlier = mapped.get(element) ?? [];
        const same = earlier.find((other) => meet(other.item, use.item));
        mapped.set(element, [...earlier, use]);
        if (same) yield twice(context, use, same, element);
        else single.push({ use, element });
      }
      for (const { use, element } of single) {
        const whole = use.place === 'process' && isFull(use) ? wholeOf(element, use, mapped) : undefined;
        if (whole) yield within(context, use, whole.use, whole.element);
      }
    }
  },
};

interface Mapped {
  readonly use: ElementUse;
  readonly element: Element;
}

/** The lists of processes and systems that hold more than one element. */
function listsOf(context: BlockContext): Mapped[][] {
  const lists = new Map<object, Mapped[]>();
  for (const { use, resolution } of usesOf(context).judged) {
    const { by, place } = use;
    if (!by || (place !== 'process' && place !== 'system') || resolution.status !== 'ok') continue;
    const list = lists.get(by);
    const mapped = { use, element: resolution.element };
    if (list) list.push(mapped);
    else lists.set(by, [mapped]);
  }
  return [...lists.values()].filter((list) => list.length > 1);
}

/** A full mapping of the list to something that the element is a part of. A claim above level 2 proves nothing below it. */
function wholeOf(
  element: Element,
  use: ElementUse,
  mapped: ReadonlyMap<Element, readonly ElementUse[]>,
): Mapped | undefined {
  // Extensions are counted apart: the claim on a framework element does not say that they are done.
  if (element.kind === 'extension') return undefined;
  for (const above of ancestors(element)) {
    const whole =
      above.level >= 2 && mapped.get(above)?.find((other) => isFull(other) && meet(other.item, use.item));
    if (whole) return { use: whole, element: above };
  }
  return undefined;
}

function isFull({ item }: ElementUse): boolean {
  return (textOf(item, 'coverage')?.text ?? 'full') === 'full';
}

/** Whether two mappings of a list hold for a variant in common. */
function meet(a: Value, b: Value): boolean {
  const [first, second] = [a, b].map((item) => textsOf(field(item, 'applies')).map(({ text }) => text));
  if (!first?.length || !second?.length) return true;
  return first.some((variant) => second.includes(variant));
}

function twice(context: BlockContext, use: ElementUse, first: ElementUse, element: Element): Report {
  const related = [{ message: 'The first mapping', range: first.text.range }];
  const message = `${titled(element)} is already in this list`;
  return { range: use.text.range, message, related, fixes: fixesOf(context, use) };
}

function within(context: BlockContext, use: ElementUse, whole: ElementUse, above: Element): Report {
  return {
    range: use.text.range,
    severity: 'hint',
    message: `This is a part of ${titled(above)}, which this process claims fully already`,
    related: [{ message: `The mapping to ${cut(above.name)}`, range: whole.text.range }],
    fixes: fixesOf(context, use),
  };
}

function fixesOf({ block }: BlockContext, use: ElementUse) {
  const edits = removeItem(block, use);
  return edits.length > 0 ? [{ title: 'Remove this mapping', edits }] : [];
}
