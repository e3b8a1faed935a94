/** What is claimed twice in a view. */
import { nameOf } from '../../features/grid/facts.js';
import type { Element } from '../../framework/element.js';
import { field } from '../../map/value.js';
import { counts, isPrimary, type One, Overlaps } from '../../rules/overlaps.js';
import {
  type Claim,
  type CoverageView,
  claimsOf,
  standingOf,
  systemClaimsOf,
} from '../../workspace/claims.js';
import { Facts, systemsOf } from './facts.js';
import type { OverlapReport } from './model.js';
import { nameIn, unique } from './names.js';
import type { Subject } from './subject.js';

/** The overlaps of all views that the report is about, view by view. */
export function overlapReports(subject: Subject): OverlapReport[] {
  return subject.choice.views.flatMap((view) => overlapsIn(subject, view));
}

function overlapsIn(subject: Subject, view: CoverageView): OverlapReport[] {
  const { map, choice } = subject;
  const claims = claimsOf(map, view, choice.variant);
  const processes = new Overlaps(standingOf(map, 'process'));
  for (const { element, strength, process, use } of claims) {
    if (strength === 'full') processes.add(view, element, process, use);
  }
  const systems = new Overlaps(standingOf(map, 'system'));
  for (const { element, use } of systemClaimsOf(map, view, choice.variant)) {
    const { by, item } = use.item;
    if (by && isPrimary(item)) systems.add(view, element, by, use);
  }
  const report = (
    element: Element,
    between: OverlapReport['between'],
    names: readonly string[],
    reason: string,
  ) => ({
    element: nameIn(element),
    view,
    between,
    names,
    reason,
  });
  return [
    ...gathered(subject, processes).map(([element, names]) =>
      report(element, 'processes', names, `${listed(names)} claim it in full.`),
    ),
    ...gathered(subject, systems).map(([element, names]) =>
      report(element, 'systems', names, `${listed(names)} are primary for it.`),
    ),
    ...inMappings(subject, view, claims).map(([{ element, process }, names]) =>
      report(
        element,
        'systems',
        names,
        `${listed(names)} are both primary in the mapping of “${nameOf(process)}”.`,
      ),
    ),
  ];
}

/** The overlaps by element, each with all who have a part in it. */
function gathered(subject: Subject, overlaps: Overlaps): [Element, string[]][] {
  const found = new Map<Element, Set<One['by']>>();
  for (const { element, use, others } of overlaps.found(subject.map.scope)) {
    if (!subject.sees(element)) continue;
    const parties = found.get(element) ?? new Set();
    found.set(element, parties);
    for (const { by } of others) parties.add(by);
    if (use.item.by) parties.add(use.item.by);
  }
  return [...found].map(([element, parties]) => [element, [...parties].map(nameOf)]);
}

/** The mappings that list several systems as primary which are there in the view. */
function inMappings(subject: Subject, view: CoverageView, claims: readonly Claim[]): [Claim, string[]][] {
  const facts = new Facts(subject, view);
  return claims.flatMap((claim): [Claim, string[]][] => {
    const isOwn = field(claim.use.item.item, 'systems') !== undefined;
    if (!isOwn || !counts(claim.element, subject.map.scope) || !subject.sees(claim.element)) return [];
    const primary = systemsOf(claim).filter(({ part }) => part !== 'contributing');
    const names = unique(primary.flatMap(({ system }) => facts.systemName(system) ?? []));
    return names.length > 1 ? [[claim, names]] : [];
  });
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
