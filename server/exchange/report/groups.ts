/** How much is covered of each vertical, grouping, level and lens. */
import type { GridState } from '../../../grid/model.js';
import { summaryWords } from '../../features/framework-tree/words.js';
import { type Element, label, verticalsOf } from '../../framework/element.js';
import { leadsToLens, lensesOf, lensReason } from '../../framework/lenses.js';
import {
  COVERAGE_STATES,
  type Coverage,
  type CoverageState,
  type Summary,
} from '../../workspace/coverage.js';
import type { CountsReport, GroupReport, Report } from './model.js';
import type { Subject } from './subject.js';

const GROUPING_KINDS: Readonly<Partial<Record<Element['kind'], string>>> = {
  area: 'area',
  horizontal: 'grouping',
  'enterprise-grouping': 'grouping',
  domain: 'grouping',
};

type Groups = Pick<Report, 'total' | 'verticals' | 'groupings' | 'levels' | 'lenses'>;

/** The groups of a report. An element in several verticals counts in each, and once in the total. */
export function groupReports(subject: Subject): Groups {
  const { framework } = subject.catalogue;
  const units = [...subject.units].filter((unit) => subject.sees(unit));
  const group = (name: string, kind: string, elements: readonly Element[]): GroupReport => ({
    name,
    kind,
    views: subject.byView((view) => countsOf(subject.coverage(view), elements)),
  });
  const below = (element: Element): Element[] => {
    const [view = 'as-is'] = subject.choice.views;
    return subject
      .coverage(view)
      .units([element])
      .filter((unit) => subject.sees(unit));
  };
  // A lens may have nothing of a group.
  const groupOf = (element: Element, kind: string): GroupReport[] => {
    const elements = below(element);
    return elements.length > 0 ? [group(label(element), kind, elements)] : [];
  };
  const outside = units.filter((unit) => unit.kind !== 'vertical' && verticalsOf(unit).length === 0);
  return {
    total: group('In scope', 'total', units),
    verticals: [
      ...framework.verticals.flatMap((vertical) => groupOf(vertical, 'vertical')),
      ...(outside.length > 0 ? [group('In no vertical', 'vertical', outside)] : []),
    ],
    groupings: framework.elements.flatMap((element) => {
      const kind = GROUPING_KINDS[element.kind];
      return kind === undefined ? [] : groupOf(element, kind);
    }),
    levels: levelReports(subject),
    lenses: lensesOf(framework).map((lens) =>
      group(
        lens.title,
        'lens',
        units.filter((unit) => lensReason(lens, unit) !== undefined || leadsToLens(lens, unit)),
      ),
    ),
  };
}

/** All levels from 2 on that the release has elements of, deeper ones than the scope's as well. */
function levelReports(subject: Subject): GroupReport[] {
  const seen = subject.catalogue.framework.elements.filter(
    (element) => element.kind === 'process' && subject.sees(element),
  );
  const deepest = seen.reduce((most, { level }) => Math.max(most, level), 0);
  return Array.from({ length: Math.max(0, deepest - 1) }, (_, index) => index + 2).map((level) => ({
    name: `Level ${level}`,
    kind: 'level',
    views: subject.byView((view) => {
      const coverage = subject.coverage(view);
      const inScope = seen.filter((element) => coverage.of(element).state !== 'excluded');
      const above = inScope.filter((element) => element.level < level);
      const isComplete = above.every(({ childList }) => childList === 'complete');
      return countsOf(
        coverage,
        inScope.filter((element) => element.level === level),
        isComplete,
      );
    }),
  }));
}

/** @param listComplete where it is known otherwise than by the elements themselves. */
function countsOf(coverage: Coverage, elements: readonly Element[], listComplete?: boolean): CountsReport {
  const counts = Object.fromEntries(COVERAGE_STATES.map((state) => [state, 0])) as Record<
    CoverageState,
    number
  >;
  for (const element of elements) counts[coverage.of(element).state]++;
  const systemOnly = elements.filter((element) => coverage.of(element).systemOnly).length;
  const summary: Summary = {
    counts,
    total: elements.length - counts.excluded,
    covered: counts.full + counts['rolled up'] + counts.inherited,
    systemOnly,
    listComplete: listComplete ?? coverage.summary(elements).listComplete,
  };
  return {
    words: summaryWords(summary),
    covered: summary.covered,
    states: { ...counts, gap: counts.gap - systemOnly, 'system only': systemOnly },
    listComplete: summary.listComplete,
  };
}

/** How an element is covered, in the words of the grid. */
export function stateIn(coverage: Coverage, element: Element): GridState {
  const { state, systemOnly } = coverage.of(element);
  return systemOnly ? 'system only' : state;
}
