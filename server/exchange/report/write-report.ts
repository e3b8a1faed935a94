import type { ProcessMap } from '../../workspace/process-map.js';
import { baseName } from '../base-name.js';
import { freeNames } from '../file-names.js';
import type { ReportFormat } from '../formats.js';
import { mapReport, type ReportOptions } from './map-report.js';
import { type PageParts, reportFile } from './report-file.js';

/** Formats → the ends of files' names. */
const ENDINGS: Readonly<Record<ReportFormat, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
};

/**
 * Reports on a map, in a file with a name of its own; undefined where the map's release is not known.
 * @throws Error where a page is wanted and its parts are not given.
 */
export async function writeReport(
  map: ProcessMap,
  format: ReportFormat,
  {
    page,
    pause,
    ...choice
  }: ReportOptions & { readonly page?: PageParts; readonly pause: () => Promise<void> },
): Promise<{ readonly name: string; readonly content: string | Uint8Array } | undefined> {
  await pause();
  const report = mapReport(map, choice);
  if (!report) return undefined;
  await pause();
  const content = await reportFile(format, report, map, {
    choice,
    pause,
    page: async () => {
      if (!page) throw new Error('the page of the grid was not given');
      return page;
    },
  });
  const [name = ''] = freeNames([`${baseName(map)}-report.${ENDINGS[format]}`]);
  return { name, content };
}
