/** How each element is covered, by what, and why. */
import { reasonOf } from '../../features/grid/reason.js';
import { ancestors, type Element, label } from '../../framework/element.js';
import { lensReason } from '../../framework/lenses.js';
import type { CoverageView } from '../../workspace/claims.js';
import { Facts } from './facts.js';
import { stateIn } from './groups.js';
import type { ByView, ElementReport, StateReport } from './model.js';
import { nameIn } from './names.js';
import type { Subject } from './subject.js';

/** The elements in scope. */
export function elementReports(subject: Subject): ElementReport[] {
  return describeAll(subject, subject.elements, (element) => subject.units.has(element));
}

/** The organization's own elements. One that takes an id of the framework is a mistake, and is left out. */
export function extensionReports(subject: Subject): ElementReport[] {
  const { extensions, framework } = subject.catalogue;
  const own = extensions.filter(({ key }) => !framework.byKey(key) && !framework.byId(key));
  return describeAll(
    subject,
    own.filter((element) => subject.sees(element)),
    () => false,
  );
}

function describeAll(
  subject: Subject,
  elements: readonly Element[],
  isCounted: (element: Element) => boolean,
): ElementReport[] {
  const { lens } = subject.choice;
  const views: ByView<(element: Element) => StateReport> = subject.byView((view) =>
    stateReporter(subject, view),
  );
  return elements.map((element) => ({
    ...nameIn(element),
    parent: element.parent?.key,
    parentName: element.parent && label(element.parent),
    ...placeOf(element),
    counted: isCounted(element),
    inLens: lens && lensReason(lens, element),
    views: Object.fromEntries(Object.entries(views).map(([view, report]) => [view, report(element)])),
  }));
}

/** Where an element stands in the framework: its groupings, and the verticals that are stated of it. */
export function placeOf(element: Element): Pick<ElementReport, 'grouping' | 'verticals'> {
  const groupings = ancestors(element)
    .filter(({ level, kind }) => level < 2 && kind !== 'vertical')
    .reverse();
  return {
    grouping: groupings.length > 0 ? groupings.map(({ name }) => name).join(' › ') : undefined,
    verticals: element.verticals.map(({ name }) => name),
  };
}

function stateReporter(subject: Subject, view: CoverageView): (element: Element) => StateReport {
  const coverage = subject.coverage(view);
  const facts = new Facts(subject, view);
  return (element) => ({
    state: stateIn(coverage, element),
    reason: reasonOf(subject.map, coverage.of(element)),
    ...facts.of(element),
  });
}
