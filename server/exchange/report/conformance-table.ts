/** The conformance self-assessment as a table. */
import type { Table } from '../table.js';
import { elementWords, joined, number, perView, processWords, tableOf, text } from './columns.js';
import type { AssessmentReport, ConformanceReport, Report } from './model.js';

interface Row {
  readonly report: ConformanceReport;
  readonly assessment: AssessmentReport | undefined;
}

/** A row for each assessment, and one for each element that was not assessed. */
export function conformanceTable({ views, conformance }: Report): Table {
  const rows = conformance.flatMap((report): Row[] =>
    report.assessments.length === 0
      ? [{ report, assessment: undefined }]
      : report.assessments.map((assessment) => ({ report, assessment })),
  );
  return tableOf<Row>(
    'conformance',
    'Conformance self-assessment',
    rows,
    text('Element', ({ report }) => elementWords(report.element)),
    number('Score', ({ assessment }) => assessment?.score),
    text('Evidence', ({ assessment }) => joined(assessment?.evidence ?? [])),
    text('By', ({ assessment }) => assessment?.by),
    text('Date', ({ assessment }) => assessment?.date),
    text('Deviation', ({ assessment }) => assessment?.deviation),
    text('Note', ({ assessment }) => assessment?.note),
    perView<Row>(views, 'Mapped processes', 'text', ({ report }, view) =>
      joined((report.processes[view] ?? []).map(processWords)),
    ),
  );
}
