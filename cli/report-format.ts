/** A report in each of its formats. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gridHtml } from '../grid/html.js';
import { tableToCsv } from '../server/exchange/csv.js';
import { REPORT_STYLE, reportHtml } from '../server/exchange/report/html.js';
import type { ReportOptions } from '../server/exchange/report/map-report.js';
import { reportMarkdown, tableMarkdown } from '../server/exchange/report/markdown.js';
import type { Report } from '../server/exchange/report/model.js';
import { MAIN_TABLE, reportTables } from '../server/exchange/report/tables.js';
import { reportText, tableText } from '../server/exchange/report/text.js';
import { tablesToXlsx } from '../server/exchange/xlsx.js';
import { grid } from '../server/features/grid/grid.js';
import { lensesOf } from '../server/framework/lenses.js';
import type { ProcessMap } from '../server/workspace/process-map.js';
import type { ReportFormat } from './report-command.js';

interface FormatOptions {
  readonly choice: ReportOptions;
  /** The name of the only table that is wanted. */
  readonly table: string | undefined;
  /** Where the script and the style of the grid's page lie. */
  readonly pageFolder: string;
}

/** Writes a report in a format: bytes of a workbook, text that ends with a line break of all others. */
export async function reportFile(
  format: ReportFormat,
  report: Report,
  map: ProcessMap,
  { choice, table: name, pageFolder }: FormatOptions,
): Promise<string | Uint8Array> {
  const all = reportTables(report);
  const first = all.find((table) => table.name === (name ?? MAIN_TABLE));
  if (!first) throw new Error(`the report has no table ${name}`);
  switch (format) {
    case 'text':
      return `${name === undefined ? reportText(report) : tableText(first)}\n`;
    case 'markdown':
      return `${name === undefined ? reportMarkdown(report) : tableMarkdown(first)}\n`;
    case 'csv':
      return tableToCsv(first);
    case 'xlsx':
      return tablesToXlsx(name === undefined ? all : [first]);
    case 'json':
      return `${JSON.stringify(name === undefined ? report : first, undefined, 2)}\n`;
    case 'html':
      return page(report, map, choice, pageFolder, name);
  }
}

/** The grid in the views and lenses that its reader may turn to, and the tables below it. */
async function page(
  report: Report,
  map: ProcessMap,
  { views, variant, lens }: ReportOptions,
  folder: string,
  table: string | undefined,
): Promise<string> {
  const [script, style] = await Promise.all(
    ['grid.js', 'grid.css'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const lenses = map.catalogue ? lensesOf(map.catalogue.framework).map(({ id }) => id) : [];
  const everyView = [...new Set([...views, 'as-is', 'to-be'] as const)];
  const everyLens = [...new Set([lens, undefined, ...lenses])];
  const [first, ...others] = everyLens
    .flatMap((id) => everyView.map((view) => grid(map, { view, variant, lens: id, details: 'all' })))
    .filter((each) => each !== undefined);
  if (!first) throw new Error('the map names no framework release that is known');
  return gridHtml(first, others, {
    script: script ?? '',
    style: `${style ?? ''}${REPORT_STYLE}`,
    below: reportHtml(report, table),
  });
}
