/**
 * A subprocess that is mapped to an element outside everything that its nearest mapped ancestor process is mapped to.
 *
 * A reader expects that a process does what its parts do. Often the parent's list was not updated: add the element there,
 * as partial. Or the subprocess belongs elsewhere.
 *
 * A parent that is mapped to an end-to-end process includes the elements that stand in it, and an extension belongs to
 * its parent element.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.5 Order Handling]
 *     processes:
 *       install:
 *         name: Install
 *         elements: [1.1.3.2.1 Allocate & Install Resource]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements:
 *       - 1.1.1.5 Order Handling
 *       - { element: 1.1.3.2 Resource Provisioning, coverage: partial }
 *     processes:
 *       install:
 *         name: Install
 *         elements: [1.1.3.2.1 Allocate & Install Resource]
 * ```
 */
import { ancestors, type Element, isWithin, label } from '../framework/element.js';
import type { Declaration } from '../map/facts.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { Family, Member } from '../workspace/family.js';
import { addPartial } from './edits.js';
import { usesOf } from './element-uses.js';
import type { BlockContext, Fix, Report, Rule } from './rule.js';
import { cut, said, titled } from './words.js';

export const outsideParent: Rule = {
  code: 'outside-parent',
  severity: 'info',
  reads: ['catalogue', 'family'],
  *check(context): Iterable<Report> {
    const { catalogue, family } = context;
    if (!catalogue) return;
    for (const { use, resolution } of usesOf(context).judged) {
      const { by, place } = use;
      if (place !== 'process' || !by || by.parents.length === 0 || resolution.status !== 'ok') continue;
      const { element } = resolution;
      if (!isPlaced(element)) continue;
      const parent = mappedAncestor(by, family);
      const mapped = parent && elementsOf(parent, catalogue);
      if (!mapped || mapped.some((other) => isInside(element, other))) continue;
      const { name, id, key } = parent.declaration;
      yield {
        range: use.text.range,
        message: `${titled(element)} is outside everything that ${said(name?.text ?? id)} is mapped to`,
        related: [{ message: `The process ${cut(id)}`, range: key.range, block: parent.block }],
        fixes: fixesFor(context, parent, element),
      };
    }
  },
};

/** Whether it is known where an element stands: an extension without a parent stands nowhere. */
function isPlaced(element: Element): boolean {
  return element.kind !== 'extension' || ancestors(element).some(({ kind }) => kind !== 'extension');
}

function mappedAncestor(process: Declaration, family: Family): Member | undefined {
  for (let depth = process.parents.length; depth > 0; depth--) {
    const member = family.near(process.parents.slice(0, depth).join('/'));
    if (member && member.claims.length > 0) return member;
  }
  return undefined;
}

/** What a process is mapped to; undefined where one of its references is not certain, as it may mean anything. */
function elementsOf({ claims }: Member, catalogue: Catalogue): Element[] | undefined {
  const elements: Element[] = [];
  for (const { text } of claims) {
    const resolution = catalogue.resolve(text.text);
    if (resolution.status !== 'ok') return undefined;
    elements.push(resolution.element);
  }
  return elements;
}

/** Deeper elements may not name their verticals: they stand where the element above them does. */
function isInside(element: Element, other: Element): boolean {
  return isWithin(element, other) || ancestors(element).some((above) => isWithin(above, other));
}

function fixesFor(
  { block }: BlockContext,
  { block: home, claims, declaration }: Member,
  element: Element,
): Fix[] {
  const edits = home === block ? addPartial(block, claims, label(element)) : [];
  const process = cut(declaration.name?.text ?? declaration.id);
  return edits.length > 0 ? [{ title: `Add to “${process}” as partial`, edits }] : [];
}
