/** A report for a terminal: what fits on a screen or two; the other tables are named at the end. */
import type { Table } from '../table.js';
import { plainLine, tableToText } from '../text-table.js';
import { ASSESSMENT_NOTE, sentencesOf, withoutColumns, withoutEmptyColumns } from './brief.js';
import type { Report } from './model.js';
import { reportTables, type TableName } from './tables.js';

/** The tables that are shown, each without what is too wide for a terminal. */
const SHOWN: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  changes: ['Level'],
  'score-changes': [],
  verticals: ['Full', 'Rolled up', 'Inherited', 'Excluded'],
  groupings: ['Full', 'Rolled up', 'Inherited', 'Excluded', 'Kind'],
  levels: ['Full', 'Rolled up', 'Inherited', 'Excluded'],
  lenses: ['Full', 'Rolled up', 'Inherited', 'Excluded'],
  gaps: ['Level', 'Counted', 'Grouping', 'Verticals', 'Reason'],
  overlaps: ['Names', 'Between'],
  owners: [],
  flows: ['Flow ID', 'Flow owner', 'Starts when', 'Ends when', 'Step'],
  conformance: ['Mapped processes'],
  extensions: ['Grouping', 'Verticals', 'Level', 'Reason', 'Maturity', 'Systems'],
};

/** Writes a report as text. */
export function reportText(report: Report): string {
  const tables = new Map(reportTables(report).map((table) => [table.name, table]));
  const shown = Object.entries(SHOWN).flatMap(([name, left]) => {
    const table = tables.get(name);
    return table && table.rows.length > 0 ? [section(report, withoutColumns(inScope(table), left))] : [];
  });
  const more = [...tables.keys()].filter((name) => !Object.hasOwn(SHOWN, name));
  return [
    [plainLine(report.title), '', ...sentencesOf(report).map(plainLine)].join('\n'),
    ...shown,
    `More: ${more.map((name) => `--table ${name}`).join(', ')}; all tables: --format xlsx or html.`,
  ].join('\n\n');
}

/** One table as text. */
export function tableText(table: Table): string {
  return `${plainLine(table.title)}\n\n${table.rows.length > 0 ? tableToText(table) : 'Nothing.'}`;
}

/** A table of groups without those that are out of scope. */
function inScope(table: Table): Table {
  const said = table.columns.flatMap(({ label }, index) => (/^Coverage\b/.test(label) ? [index] : []));
  const isOut = (row: Table['rows'][number]): boolean =>
    said.length > 0 && said.every((index) => row[index] === 'out of scope');
  return { ...table, rows: table.rows.filter((row) => !isOut(row)) };
}

function section({ conformance }: Report, table: Table): string {
  if (table.name !== 'conformance') return tableText(withoutEmptyColumns(table));
  const score = table.columns.findIndex(({ label }) => label === 'Score');
  const assessed = table.rows.filter((row) => row.slice(score).some((cell) => cell !== undefined));
  const open = conformance.filter(({ assessments }) => assessments.length === 0).length;
  const text =
    assessed.length > 0 ? tableText(withoutEmptyColumns({ ...table, rows: assessed })) : table.title;
  return `${text}\n\n${ASSESSMENT_NOTE}\nNot assessed: ${open} of the elements in scope.`;
}
