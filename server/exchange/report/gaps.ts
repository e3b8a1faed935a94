/** Gaps, with what was decided about them. */
import { reasonOf } from '../../features/grid/reason.js';
import type { Element } from '../../framework/element.js';
import { label } from '../../framework/element.js';
import type { GapEntry, MapExport } from '../json/model.js';
import { placeOf } from './elements.js';
import { stateIn } from './groups.js';
import type { DecisionReport, GapReport } from './model.js';
import { nameIn } from './names.js';
import type { Subject } from './subject.js';

/** The undecided gaps, then the decided ones and all else that something was decided about, each in the framework's order. */
export function gapReports(subject: Subject, { gaps, roles }: MapExport): GapReport[] {
  const roleNames = new Map(roles.map(({ id, name }) => [id, name]));
  const decisions = new Map<Element, DecisionReport>();
  for (const gap of gaps) {
    const element = subject.catalogue.element(gap.reference);
    const decision = decisionOf(gap, roleNames);
    if (element && decision && !decisions.has(element)) decisions.set(element, decision);
  }
  const isGap = (element: Element): boolean =>
    subject.units.has(element) &&
    subject.choice.views.some((view) => subject.coverage(view).of(element).state === 'gap');
  const own = subject.catalogue.extensions.filter((element) => decisions.has(element));
  const reports = [...subject.elements, ...own]
    .filter((element) => isGap(element) || decisions.has(element))
    .map(
      (element): GapReport => ({
        element: nameIn(element),
        counted: subject.units.has(element),
        ...placeOf(element),
        views: subject.byView((view) => {
          const coverage = subject.coverage(view);
          return { state: stateIn(coverage, element), reason: reasonOf(subject.map, coverage.of(element)) };
        }),
        decision: decisionFor(element, decisions),
      }),
    );
  return [
    ...reports.filter(({ decision }) => decision === undefined),
    ...reports.filter(({ decision }) => decision !== undefined),
  ];
}

/** The decision on an element, or on the nearest one above it: who accepts a gap accepts its parts. */
function decisionFor(
  element: Element,
  decisions: ReadonlyMap<Element, DecisionReport>,
): DecisionReport | undefined {
  const own = decisions.get(element);
  if (own) return own;
  for (let at = element.parent; at && at.level >= 2; at = at.parent) {
    const above = decisions.get(at);
    if (above) return { ...above, with: label(at) };
  }
  return undefined;
}

/** Undefined where nothing is decided yet. Who names a date or a project has decided. */
function decisionOf(gap: GapEntry, roles: ReadonlyMap<string, string>): DecisionReport | undefined {
  const { decision, owner, initiative, due } = gap;
  if (decision !== 'accept' && decision !== 'close' && due === undefined && initiative === undefined)
    return undefined;
  const note = [gap.reason, gap.description, gap.note].filter((text) => text !== undefined).join('; ');
  return {
    decision: decision === 'accept' ? 'accept' : 'close',
    owner: owner === undefined ? undefined : (roles.get(owner) ?? owner),
    initiative,
    due,
    note: note === '' ? undefined : note,
  };
}
