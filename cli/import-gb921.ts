/** `etom import gb921`: the user's own workbook becomes a catalogue in the user's data folder. */
import { basename } from 'node:path';
import { looksLikeElements, readWorkbookColumns } from '../server/exchange/import/gb921/columns.js';
import { importWorkbook } from '../server/exchange/import/gb921/gb921.js';
import { ImportRefusal } from '../server/exchange/import/imported.js';
import { Framework } from '../server/framework/framework.js';
import { RELEASES } from '../server/framework/releases.js';
import { readRelease } from '../server/framework/stored.js';
import { catalogueFile, NodeHost, userDataFolder } from '../server/lsp/node-host.js';
import type { Output } from './check.js';
import type { ImportOptions } from './import-command.js';
import { readSheets } from './import-files.js';
import { workbookReport } from './import-gb921-report.js';
import { printable } from './text-format.js';
import { writeOutput } from './write.js';

/**
 * Imports one workbook. Nothing of it goes to the working folder.
 * @returns the exit code: 0 all rows were taken, 1 some were not.
 * @throws ImportRefusal where nothing can be imported. Error with a sentence for the user where the catalogue cannot be written.
 */
export async function importGb921(
  files: readonly string[],
  { cwd, column, dataFolder, force, output, preview, release, sheet }: ImportOptions,
  { out }: Output,
): Promise<number> {
  const [file = '', ...more] = files;
  if (more.length > 0) throw new ImportRefusal('A workbook is a catalogue of its own; import one at a time');
  if (output !== undefined)
    throw new ImportRefusal('--output is for maps; the catalogue of a workbook goes to your data folder');
  const named = readWorkbookColumns(column);
  const sheets = await readSheets(file, cwd, sheet, (rows) =>
    looksLikeElements({ name: file, form: '', rows }, named),
  );
  const result = importWorkbook(basename(file), sheets, { release, named });
  const { catalogue } = result;
  const host = new NodeHost(dataFolder);
  const isCarried = RELEASES.some(({ name }) => name === catalogue.release);
  const framework = isCarried
    ? Framework.of(await readRelease(catalogue.release, (name) => host.releaseData(name)), catalogue)
    : Framework.of(catalogue, catalogue);
  const target = catalogueFile(userDataFolder(process.env), catalogue.release);
  if (!preview) await writeOutput(target, JSON.stringify(catalogue), { force, cwd });
  const written = preview ? 'Nothing was written.' : `Written to ${target}.`;
  for (const line of [...workbookReport(result, framework, isCarried), written]) out(printable(line));
  return result.leftOut.length > 0 ? 1 : 0;
}
