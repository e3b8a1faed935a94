/** What comes out of a map, in every format. */
import assert from 'node:assert/strict';
import { XMLValidator } from 'fast-xml-parser';
import { parseDocument } from 'yaml';
import { gridHtml } from '../../grid/html.js';
import { GRID_MODES } from '../../grid/modes.js';
import { gridSvg } from '../../grid/svg.js';
import { tableToCsv } from '../../server/exchange/csv.js';
import { type ExportedFile, ExportRefusal, exportMap } from '../../server/exchange/export-map.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../server/exchange/formats.js';
import { readWorkbook } from '../../server/exchange/import/workbook.js';
import { reportHtml } from '../../server/exchange/report/html.js';
import { mapReport } from '../../server/exchange/report/map-report.js';
import { reportMarkdown } from '../../server/exchange/report/markdown.js';
import { reportTables } from '../../server/exchange/report/tables.js';
import { reportText } from '../../server/exchange/report/text.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';
import { grid } from '../../server/features/grid/grid.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { opened } from '../support/marks.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';
import { Random, seedOf } from './random.js';

/** What XML 1.0 has no way to write, which the validator lets pass: controls but white space, and what is no character. */
const NO_XML = /(?![\t\n\r])\p{Cc}(?<![\x7f-\x9f])|[\ufffe\uffff]|\p{Surrogate}/u;

/** A map is exported, reported and drawn, or refused with a sentence; what comes out is well-formed. */
export async function exportsAreWhole({ text }: FuzzInput, clock: Clock): Promise<void> {
  const { map } = opened(text);
  for (const format of EXPORT_FORMATS) {
    const files = await clock(`export ${format}`, () => exportMap(map, format).catch(refused));
    for (const file of files) await assertWhole(format, file);
  }
  await reportsAreWhole(map, clock);
  await gridsAreWhole(map, new Random(seedOf(text)), clock);
}

function refused(error: unknown): ExportedFile[] {
  if (!(error instanceof ExportRefusal)) throw error;
  assert.ok(error.message.length <= 300 && !/[\r\n]/.test(error.message), error.message);
  return [];
}

async function assertWhole(format: ExportFormat, { content }: ExportedFile): Promise<void> {
  if (typeof content !== 'string') {
    assert.ok((await readWorkbook('x.xlsx', content)).length > 0);
    return;
  }
  if (format === 'archimate' || format === 'bpmn') assertXml(content);
  if (format === 'json') JSON.parse(content);
  if (format === 'oda') assert.deepEqual(parseDocument(content).errors, []);
}

async function reportsAreWhole(map: ProcessMap, clock: Clock): Promise<void> {
  const report = clock('report', () => mapReport(map, { views: ['as-is', 'to-be'] }));
  if (!report) return;
  clock('report as text', () => [reportText(report), reportMarkdown(report)]);
  const tables = reportTables(report);
  for (const table of tables) tableToCsv(table);
  assertXml(clock('report as HTML', () => `<html>${reportHtml(report)}</html>`));
  const bytes = await clock('report as XLSX', () => tablesToXlsx(tables));
  assert.equal((await readWorkbook('x.xlsx', bytes)).length, tables.length);
}

async function gridsAreWhole(map: ProcessMap, random: Random, clock: Clock): Promise<void> {
  const found = grid(map, { view: 'as-is', details: 'all' });
  if (!found) return;
  const mode = random.pick(GRID_MODES);
  assertXml(clock('grid as SVG', () => gridSvg(found, { mode, theme: 'light', details: 'all' })));
  const html = await clock('grid as HTML', () => gridHtml(found, [], { script: '', style: '' }));
  assert.equal(html.match(/<\/script>/g)?.length, 2, 'the page has two scripts');
}

function assertXml(text: string): void {
  assert.equal(XMLValidator.validate(text), true);
  assert.doesNotMatch(text, NO_XML);
}
