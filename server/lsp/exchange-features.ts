/** The answers to requests for exports, reports and imports, in one file that is loaded when one of them is first asked. */
import type { CancellationToken } from 'vscode-languageserver';
import { ExportRefusal, exportMap } from '../exchange/export-map.js';
import { freeNames } from '../exchange/file-names.js';
import { importFiles } from '../exchange/import/import-files.js';
import { writeReport } from '../exchange/report/write-report.js';
import {
  bytesOf,
  type Content,
  contentOf,
  EXPORT,
  type ExportParams,
  type ExportResult,
  IMPORT,
  type ImportParams,
  type ImportResult,
  REPORT,
  type ReportParams,
  type ReportResult,
} from '../protocol.js';
import type { ProcessMap } from '../workspace/process-map.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [EXPORT]: onExport,
  [REPORT]: onReport,
  [IMPORT]: onImport,
};

const GONE = { refusal: 'The file of the map is not there any more.' };

async function onExport(
  services: Services,
  { uri, format }: ExportParams,
  token: CancellationToken,
): Promise<ExportResult> {
  const map = await mapOf(services, uri);
  if (!map) return GONE;
  const pause = pauseOf(token);
  await pause();
  try {
    const files = await exportMap(map, format, { pause });
    const names = freeNames(files.map(({ name }) => name));
    return {
      files: files.map(({ name, content, leftOut }, index) => ({
        name: names[index] ?? name,
        content: written(content),
        leftOut,
      })),
    };
  } catch (error) {
    if (error instanceof ExportRefusal) return { refusal: error.message };
    throw error;
  }
}

async function onReport(
  services: Services,
  { uri, format, views, page }: ReportParams,
  token: CancellationToken,
): Promise<ReportResult> {
  const map = await mapOf(services, uri);
  if (!map) return GONE;
  const file = await writeReport(map, format, { views, page, pause: pauseOf(token) });
  return file
    ? { file: { name: file.name, content: written(file.content), leftOut: [] } }
    : { refusal: 'The map names no framework release that is known, so there is nothing to count.' };
}

async function onImport(
  { frameworks }: Services,
  { format, files, release, columns, sheets }: ImportParams,
  token: CancellationToken,
): Promise<ImportResult> {
  const sources = files.map(({ name, content }) => ({ name, bytes: bytesOf(content) }));
  const load = (name: string) => frameworks.load(name);
  return importFiles(format, sources, { release, columns, sheets, load, pause: pauseOf(token) });
}

/** The map of a document, open or not, once all files have been read. */
async function mapOf({ workspace }: Services, uri: string): Promise<ProcessMap | undefined> {
  await workspace.indexed;
  return (await workspace.get(uri))?.map;
}

function written(content: string | Uint8Array): Content {
  return typeof content === 'string' ? { text: content } : contentOf(content);
}

/** Lets others in between, so that a cancellation is heard; throws once it was. Whoever asked has been answered by then. */
function pauseOf(token: CancellationToken): () => Promise<void> {
  return async () => {
    await new Promise((resume) => setTimeout(resume, 0));
    if (token.isCancellationRequested) throw new Error('The request was cancelled.');
  };
}
