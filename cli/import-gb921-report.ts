import type { WorkbookImport } from '../server/exchange/import/gb921/gb921.js';
import { WORKBOOK_FIELDS } from '../server/exchange/import/gb921/headers.js';
import { counted, said } from '../server/exchange/import/imported.js';
import type { Framework } from '../server/framework/framework.js';
import { ownTexts } from '../server/framework/own-catalogue.js';
import { listOf } from './import-report.js';

/**
 * What was recognized in a workbook, what was not taken, and what deserves a look.
 * @param framework the release, with the workbook's descriptions.
 * @param isCarried whether its elements are ours, and only the descriptions the workbook's.
 */
export function workbookReport(
  { catalogue, columns, deleted, leftOut, release, releaseBy, remarks, rows, table }: WorkbookImport,
  framework: Framework,
  isCarried: boolean,
): string[] {
  const { elements } = framework;
  const described = elements.filter((element) => ownTexts(framework, element).length > 0).length;
  const own = catalogue.elements.filter(([id]) => id !== '');
  return [
    `${table.name}: ${table.form}, headers in row ${columns.header + 1}`,
    ...columnLines(columns),
    `Release ${release.name}, by ${releaseBy}: ${counted(own.length, 'element')} in ${counted(rows, 'row')}, ${perLevel(own.map(([, , , level]) => level))}.`,
    ...(deleted > 0 ? [`${counted(deleted, 'row')} marked as deleted, left out.`] : []),
    isCarried
      ? `etom carries this release: its own elements stay, and ${described} of ${elements.length} get a description of the workbook.`
      : `etom does not carry this release: write “etom: ${release.name}” in a map, and these elements are known. ${described} have a description.`,
    ...verticalLines(framework, isCarried),
    ...listOf(
      `Not taken (${leftOut.length}):`,
      leftOut.map(({ place, message, source }) => `${place}: ${message}\n      ${source}`),
    ),
    ...listOf(
      `Worth a look (${remarks.length}):`,
      remarks.map(({ place, message }) => `${place}: ${message}`),
    ),
  ];
}

function columnLines({ at, headers }: WorkbookImport['columns']): string[] {
  const used = new Set(at.values());
  return [
    ...WORKBOOK_FIELDS.flatMap((field) => {
      const column = at.get(field);
      return column === undefined ? [] : [`  ${field.padEnd(9)} ${said(headers[column] ?? '')}`];
    }),
    ...headers.flatMap((header, column) =>
      header === '' || used.has(column) ? [] : [`  ${'not used'.padEnd(9)} ${said(header)}`],
    ),
  ];
}

function perLevel(levels: readonly number[]): string {
  const found = [...new Set(levels)].sort((a, b) => a - b);
  return found.map((level) => `${levels.filter((one) => one === level).length} of level ${level}`).join(', ');
}

/** The verticals are the workbook's only where the release is. */
function verticalLines({ verticals }: Framework, isCarried: boolean): string[] {
  if (isCarried) return [];
  const names = verticals.map(({ name }) => name).join(', ');
  return [`End-to-end processes: ${names || 'none are named'}.`];
}
