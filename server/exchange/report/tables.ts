/** The tables of a report. */
import type { Table } from '../table.js';
import { changeTables } from './change-tables.js';
import { elementWords, tableOf, text } from './columns.js';
import { conformanceTable } from './conformance-table.js';
import { elementTable, gapTable, overlapTable } from './element-tables.js';
import { groupTables } from './group-tables.js';
import { matrixTable } from './matrix.js';
import type { Report } from './model.js';
import { flowTable, ownerTable, processTable, systemTable } from './process-tables.js';

/** The names of all tables, in their order. */
export const TABLE_NAMES = [
  'changes',
  'score-changes',
  'verticals',
  'groupings',
  'levels',
  'lenses',
  'gaps',
  'overlaps',
  'coverage',
  'matrix',
  'systems',
  'owners',
  'processes',
  'flows',
  'conformance',
  'extensions',
  'scope',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The table that a format has which can hold only one. */
export const MAIN_TABLE: TableName = 'coverage';

/** All tables of a report, in the order of their names; those of changes only where it has been compared. */
export function reportTables(report: Report): Table[] {
  return [
    ...changeTables(report),
    ...groupTables(report),
    gapTable(report),
    overlapTable(report),
    elementTable('coverage', 'Coverage per element in scope', report, report.elements),
    matrixTable(report),
    systemTable(report),
    ownerTable(report),
    processTable(report),
    flowTable(report),
    conformanceTable(report),
    elementTable('extensions', 'Own elements, counted apart', report, report.extensions),
    scopeTable(report),
  ];
}

function scopeTable({ scope }: Report): Table {
  const rows = [
    ...(scope.include ?? []).map((element) => ({ element, says: 'included', reason: undefined })),
    ...scope.exclude.map(({ element, reason }) => ({ element, says: 'excluded', reason })),
  ];
  type Row = (typeof rows)[number];
  return tableOf(
    'scope',
    'What the scope names',
    rows,
    text('Element', ({ element }: Row) => elementWords(element)),
    text('Scope', ({ says }: Row) => says),
    text('Reason', ({ reason }: Row) => reason),
  );
}
