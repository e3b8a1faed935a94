/** A report in each of its formats: for the command and for editors alike. */
import { gridHtml, type HtmlOptions } from '../../../grid/html.js';
import { grid } from '../../features/grid/grid.js';
import { lensesOf } from '../../framework/lenses.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { tableToCsv } from '../csv.js';
import type { ReportFormat } from '../formats.js';
import { tablesToXlsx } from '../xlsx.js';
import { REPORT_STYLE, reportHtml } from './html.js';
import type { ReportOptions } from './map-report.js';
import { reportMarkdown, tableMarkdown } from './markdown.js';
import type { Report } from './model.js';
import { MAIN_TABLE, reportTables } from './tables.js';
import { reportText, tableText } from './text.js';

/** The script and the style of the grid's page, and its words. */
export type PageParts = Pick<HtmlOptions, 'script' | 'style' | 'language' | 'texts'>;

export interface ReportFileOptions {
  /** What the report was made with. */
  readonly choice: ReportOptions;
  /** The name of the only table that is wanted. */
  readonly table?: string;
  /** Asked for HTML alone. */
  readonly page: () => Promise<PageParts>;
  /** Called between steps of the work; one that throws ends it. */
  readonly pause?: () => Promise<void>;
}

/**
 * Writes a report in a format: bytes of a workbook, text that ends with a line break of all others.
 * @throws Error where the report has no such table.
 */
export async function reportFile(
  format: ReportFormat,
  report: Report,
  map: ProcessMap,
  options: ReportFileOptions,
): Promise<string | Uint8Array> {
  const { table: name } = options;
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
      return page(report, map, options);
  }
}

/** The grid in the views and lenses that its reader may turn to, and the tables below it. */
async function page(
  report: Report,
  map: ProcessMap,
  { choice: { views, variant, lens }, table, page: partsOf, pause }: ReportFileOptions,
): Promise<string> {
  const { script, style, language, texts } = await partsOf();
  const lenses = map.catalogue ? lensesOf(map.catalogue.framework).map(({ id }) => id) : [];
  const everyView = [...new Set([...views, 'as-is', 'to-be'] as const)];
  const everyLens = [...new Set([lens, undefined, ...lenses])];
  const grids = [];
  for (const id of everyLens) {
    for (const view of everyView) {
      await pause?.();
      grids.push(grid(map, { view, variant, lens: id, details: 'all' }));
    }
  }
  const [first, ...others] = grids.filter((each) => each !== undefined);
  if (!first) throw new Error('the map names no framework release that is known');
  const below = reportHtml(report, table);
  return gridHtml(first, others, { script, style: `${style}${REPORT_STYLE}`, language, texts, below });
}
