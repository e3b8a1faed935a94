/** What the organization says of its own conformance, with the facts beside it. Nothing is computed from the scores. */
import { ancestors, type Element } from '../../framework/element.js';
import type { AssessmentEntry, MapExport } from '../json/model.js';
import { Facts, mappedProcess } from './facts.js';
import type { AssessmentReport, ConformanceReport } from './model.js';
import { nameIn } from './names.js';
import type { Subject } from './subject.js';

/** The level-2 elements in scope, each followed by the deeper elements below it that were assessed. */
export function conformanceOf(subject: Subject, { assessments, roles }: MapExport): ConformanceReport[] {
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  const byElement = new Map<Element, AssessmentReport[]>();
  for (const entry of assessments) {
    const element = subject.catalogue.element(entry.reference);
    if (element) byElement.set(element, [...(byElement.get(element) ?? []), assessmentOf(entry, names)]);
  }
  const facts = subject.choice.views.map((view) => [view, new Facts(subject, view)] as const);
  const shown = subject.catalogue.framework.elements
    .filter((element) => element.level === 2 && inScope(subject, element))
    .flatMap((element) => [
      element,
      ...[...byElement.keys()].filter((assessed) => ancestors(assessed).includes(element)),
    ]);
  return shown.map((element) => ({
    element: nameIn(element),
    processes: Object.fromEntries(
      facts.map(([view, of]) => [view, of.claimsFor(element).map((claim) => mappedProcess(claim, element))]),
    ),
    assessments: byElement.get(element) ?? [],
  }));
}

function inScope(subject: Subject, element: Element): boolean {
  const [view = 'as-is'] = subject.choice.views;
  return subject.sees(element) && subject.coverage(view).of(element).state !== 'excluded';
}

function assessmentOf(entry: AssessmentEntry, roles: ReadonlyMap<string, string>): AssessmentReport {
  const { score, evidence = [], by, date, deviation, note } = entry;
  return { score, evidence, by: by === undefined ? undefined : (roles.get(by) ?? by), date, deviation, note };
}
