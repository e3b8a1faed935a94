/**
 * A process that claims an element fully while a subprocess of its own claims the same element only partially, or as
 * planned. The more exact statement wins in the coverage, so the full claim says more than is true.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   solve-problems:
 *     name: Solve problems
 *     elements: [1.1.1.6 Problem Handling]
 *     processes:
 *       take-calls:
 *         name: Take calls
 *         elements: [{ element: 1.1.1.6 Problem Handling, coverage: partial }]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   solve-problems:
 *     name: Solve problems
 *     elements: [{ element: 1.1.1.6 Problem Handling, coverage: partial }]
 *     processes:
 *       take-calls:
 *         name: Take calls
 *         elements: [1.1.1.6.5 Create Customer Problem Report]
 * ```
 */
import type { Element } from '../framework/element.js';
import { type Declaration, type ElementUse, pathOf } from '../map/facts.js';
import { field, textOf, textsOf } from '../map/value.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { Family, Member } from '../workspace/family.js';
import { coverPartially } from './edits.js';
import { usesOf } from './element-uses.js';
import type { Report, Rule } from './rule.js';
import { said, titled } from './words.js';

export const inconsistentCoverage: Rule = {
  code: 'inconsistent-coverage',
  severity: 'warning',
  reads: ['catalogue', 'family'],
  *check(context): Iterable<Report> {
    const { block, catalogue, family } = context;
    if (!catalogue) return;
    for (const { use, resolution } of usesOf(context).judged) {
      const { by, place, text } = use;
      if (place !== 'process' || !by || resolution.status !== 'ok' || coverageOf(use) !== 'full') continue;
      if (!hasSubprocesses(by) || isRetired(by, family)) continue;
      const { element } = resolution;
      const less = lessBelow(use, by, element, family, catalogue);
      const [first] = less;
      if (!first) continue;
      const { name, id } = first.member.declaration;
      const edits = coverPartially(block, use);
      const how = coverageOf(first.use) === 'planned' ? 'plans it' : 'claims it partially';
      yield {
        range: text.range,
        message: `${titled(element)} is claimed fully here, but the subprocess ${said(name?.text ?? id)} only ${how}`,
        related: less.map(({ use: other, member }) => ({
          message: `Claimed by ${said(member.declaration.name?.text ?? member.declaration.id)}`,
          range: other.text.range,
          block: member.block,
        })),
        fixes: edits.length > 0 ? [{ title: 'Claim it partially', edits }] : [],
      };
    }
  },
};

interface Less {
  readonly use: ElementUse;
  readonly member: Member;
}

interface FamilyClaims {
  readonly catalogue: Catalogue;
  readonly less: ReadonlyMap<Element, readonly Less[]>;
}

const known = new WeakMap<Family, FamilyClaims>();

/** The claims of subprocesses on an element that are less than full, for a variant that the process's own claim is for. */
function lessBelow(
  claim: ElementUse,
  process: Declaration,
  element: Element,
  family: Family,
  catalogue: Catalogue,
): Less[] {
  const inside = `${pathOf(process)}/`;
  const variants = variantsOf(claim, process, family);
  return (claimsOf(family, catalogue).get(element) ?? []).filter(({ use, member: { declaration } }) => {
    if (!pathOf(declaration).startsWith(inside) || isRetired(declaration, family)) return false;
    const others = variantsOf(use, declaration, family);
    return !variants || !others || variants.some((variant) => others.includes(variant));
  });
}

/** The claims of a family that are less than full, by element. A family may be large, so they are gathered once. */
function claimsOf(family: Family, catalogue: Catalogue): FamilyClaims['less'] {
  const before = known.get(family);
  if (before?.catalogue === catalogue) return before.less;
  const less = new Map<Element, Less[]>();
  for (const member of family.processes.values()) {
    for (const use of member.claims) {
      const element = coverageOf(use) === 'full' ? undefined : catalogue.element(use.text.text);
      if (!element) continue;
      const claims = less.get(element);
      if (claims) claims.push({ use, member });
      else less.set(element, [{ use, member }]);
    }
  }
  known.set(family, { catalogue, less });
  return less;
}

function coverageOf({ item }: ElementUse): string {
  return textOf(item, 'coverage')?.text ?? 'full';
}

function hasSubprocesses({ value }: Declaration): boolean {
  return value?.kind === 'fields' && value.entries.some(({ key }) => key.text === 'processes');
}

/** The variants that a claim is for; undefined for every variant. */
function variantsOf(use: ElementUse, process: Declaration, family: Family): string[] | undefined {
  const stated = [use.item, ...upwards(process, family).map(({ value }) => value)]
    .map((value) => textsOf(field(value, 'applies')))
    .find((variants) => variants.length > 0);
  return stated?.map(({ text }) => text);
}

function isRetired(process: Declaration, family: Family): boolean {
  return upwards(process, family).some(({ value }) => textOf(value, 'status')?.text === 'retired');
}

/** The process and the processes around it, the innermost first. */
function upwards(process: Declaration, family: Family): Declaration[] {
  const { parents } = process;
  const around = parents.map((_, index) => family.processes.get(parents.slice(0, index + 1).join('/')));
  return [process, ...around.reverse().flatMap((member) => member?.declaration ?? [])];
}
