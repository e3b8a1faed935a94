/** The parts of the grid's page, as a report needs them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageParts } from '../server/exchange/report/report-file.js';

/** Reads the script and the style of the grid's page. @param folder where the build lies. */
export async function pageParts(folder: string): Promise<PageParts> {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  return { script: await read('grid.js'), style: await read('grid.css') };
}
