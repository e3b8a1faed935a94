/** What a reader is told in sentences, and which parts of the tables fit on a page. */
import type { CoverageView } from '../../workspace/claims.js';
import type { Table } from '../table.js';
import type { Report } from './model.js';

/** What the report is about, in sentences: the view, the scope, the totals, and what has to be known to read them. */
export function sentencesOf(report: Report): string[] {
  const { release, views, variant, lens, scope, unknownReferences } = report;
  const count = (number: number, one: string, many: string): string =>
    `${number} ${number === 1 ? one : many}`;
  return [
    `Release: ${release.title}.`,
    `View: ${views.join(' and ')}${variant === undefined ? '' : `; variant: ${variant}`}${lens ? `; lens: ${lens.title}` : ''}.`,
    `Gaps are looked for at level ${scope.level}${scope.exclude.length > 0 ? `; ${count(scope.exclude.length, 'element is', 'elements are')} excluded with all below` : ''}.`,
    ...views.map((view) => totalWords(report, view)),
    ...(report.verticals.length > 0
      ? ['An element in several verticals counts in each of them, and once in the total.']
      : []),
    ...(unknownReferences > 0
      ? [
          `${count(unknownReferences, 'reference to an element is', 'references to elements are')} not known in this release and not counted; “etom check” names them.`,
        ]
      : []),
  ];
}

/** What stands above the self-assessment. */
export const ASSESSMENT_NOTE =
  'The scores are the organization’s own, with its evidence; none is computed. The mapped processes stand beside them as facts.';

function totalWords({ total, gaps }: Report, view: CoverageView): string {
  const counts = total.views[view];
  const open = gaps.filter((gap) => isGap(gap, view));
  const undecided = open.filter(({ decision }) => decision === undefined).length;
  const systemOnly = counts?.states['system only'] ?? 0;
  const filled = systemOnly > 0 ? `, ${systemOnly} with a system only` : '';
  return `${view === 'as-is' ? 'As-is' : 'To-be'}: ${counts?.words ?? ''}; ${open.length} ${open.length === 1 ? 'gap' : 'gaps'}${filled}${open.length > 0 ? `, ${undecided} undecided` : ''}.`;
}

function isGap({ views, counted }: Report['gaps'][number], view: CoverageView): boolean {
  const state = views[view]?.state;
  return counted && (state === 'gap' || state === 'system only');
}

/** A table without the columns in which nothing stands but zeros. */
export function withoutEmptyColumns({ columns, rows, ...table }: Table): Table {
  const kept = columns.flatMap((_, index) => (rows.some((row) => row[index]) || index === 0 ? [index] : []));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => kept.includes(index));
  return { ...table, columns: keep(columns), rows: rows.map(keep) };
}

/** A table without the columns of these names, whatever view they are of. */
export function withoutColumns({ columns, rows, ...table }: Table, names: readonly string[]): Table {
  const isLeft = columns.map(({ label }) => !names.includes(label.replace(/ \((?:as-is|to-be)\)$/, '')));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => isLeft[index]);
  return { ...table, columns: keep(columns), rows: rows.map(keep) };
}
