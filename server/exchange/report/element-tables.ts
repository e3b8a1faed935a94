/** Elements, gaps and overlaps as tables. */
import type { Table } from '../table.js';
import {
  type Column,
  elementWords,
  joined,
  number,
  perView,
  processWords,
  rangeWords,
  tableOf,
  text,
} from './columns.js';
import type { ElementReport, GapReport, Report } from './model.js';

/** A row for each element. @param name of the table; the organization's own elements are `extensions`. */
export function elementTable(
  name: string,
  title: string,
  report: Report,
  elements: readonly ElementReport[],
): Table {
  const { views, lens } = report;
  const isOwn = name === 'extensions';
  const column = (label: string, of: (element: ElementReport) => string | undefined): Column<ElementReport> =>
    text(label, of);
  return tableOf(
    name,
    title,
    elements,
    column('Element ID', ({ id }) => id),
    column('Element name', (element) => element.name),
    number('Level', ({ level }: ElementReport) => level),
    column('Grouping', ({ grouping }) => grouping),
    column('Verticals', ({ verticals }) => joined(verticals)),
    isOwn
      ? column('Below', ({ parentName }) => parentName)
      : column('Counted', ({ counted }) => (counted ? 'yes' : 'no')),
    perView(views, 'State', 'text', (element: ElementReport, view) => element.views[view]?.state),
    perView(views, 'Processes', 'text', (element: ElementReport, view) =>
      joined(element.views[view]?.processes.map(processWords) ?? []),
    ),
    perView(views, 'Owners', 'text', (element: ElementReport, view) =>
      joined(element.views[view]?.owners ?? []),
    ),
    perView(views, 'Maturity', 'text', (element: ElementReport, view) =>
      rangeWords(element.views[view]?.maturity),
    ),
    perView(views, 'Systems', 'text', (element: ElementReport, view) =>
      joined((element.views[view]?.systems ?? []).map((system) => `${system.name} (${system.part})`)),
    ),
    perView(views, 'Reason', 'text', (element: ElementReport, view) => element.views[view]?.reason),
    lens ? [column(`In the lens ${lens.title}`, ({ inLens }) => inLens ?? 'In part')] : [],
  );
}

/** A row for each gap, the undecided ones first. */
export function gapTable({ views, gaps }: Report): Table {
  return tableOf(
    'gaps',
    'Gaps, undecided and decided',
    gaps,
    text('Element', ({ element }: GapReport) => elementWords(element)),
    number('Level', ({ element }: GapReport) => element.level),
    text('Counted', ({ counted }: GapReport) => (counted ? 'yes' : 'no')),
    text('Grouping', ({ grouping }: GapReport) => grouping),
    text('Verticals', ({ verticals }: GapReport) => joined(verticals)),
    perView(views, 'State', 'text', (gap: GapReport, view) => gap.views[view]?.state),
    text('Decision', ({ decision }: GapReport) =>
      decision ? `${decision.decision}${decision.with ? `, with ${decision.with}` : ''}` : 'undecided',
    ),
    text('Owner', ({ decision }: GapReport) => decision?.owner),
    text('Initiative', ({ decision }: GapReport) => decision?.initiative),
    text('Due', ({ decision }: GapReport) => decision?.due),
    text('Note', ({ decision }: GapReport) => decision?.note),
    perView(views, 'Reason', 'text', (gap: GapReport, view) => gap.views[view]?.reason),
  );
}

/** A row for each overlap in each view. */
export function overlapTable({ views, overlaps }: Report): Table {
  return tableOf(
    'overlaps',
    'Overlaps',
    overlaps,
    text('Element', ({ element }) => elementWords(element)),
    views.length > 1 ? [text<Report['overlaps'][number]>('View', ({ view }) => view)] : [],
    text('Between', ({ between }) => between),
    text('Names', ({ names }) => joined(names)),
    text('Reason', ({ reason }) => reason),
  );
}
