import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ExportedFile, ExportRefusal, exportMap } from '../server/exchange/export-map.js';
import { freeNames } from '../server/exchange/file-names.js';
import type { ProcessMap } from '../server/workspace/process-map.js';
import type { Output } from './check.js';
import type { ExportCommandOptions } from './export-command.js';
import { shown } from './files.js';
import { load } from './load.js';
import { refuseTaken } from './taken.js';
import { forTerminal, printable } from './text-format.js';
import { writeOutput } from './write.js';

/**
 * Exports the maps that paths name.
 * @returns the exit code: 0 exported, 1 exported without some things, 2 nothing was exported.
 */
export async function runExport(
  paths: readonly string[],
  options: ExportCommandOptions,
  output: Output,
): Promise<number> {
  try {
    const { files: asked, failures } = await load(paths, options.cwd, options.dataFolder, {
      map: options.map,
    });
    // An export of a part of what was asked for would look like all of it.
    for (const { message } of failures) output.err(printable(`etom: ${message}`));
    if (failures.length > 0) return 2;
    const files = await exported([...new Set(asked.map(({ map }) => map))], options);
    await write(files, options, output);
    const leftOut = files.flatMap((file) => file.leftOut);
    for (const sentence of leftOut) output.err(printable(`etom: left out: ${sentence}`));
    return leftOut.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ExportRefusal)) throw error;
    output.err(printable(`etom: ${error.message}`));
    return 2;
  }
}

async function exported(
  maps: readonly ProcessMap[],
  { format, cwd, view, variant, flow, system }: ExportCommandOptions,
): Promise<ExportedFile[]> {
  const fileName = (uri: string): string => shown(fileURLToPath(uri), cwd);
  const choice = { view, variant, flow, system, fileName };
  const files: ExportedFile[] = [];
  for (const map of maps) files.push(...(await exportMap(map, format, choice)));
  return files;
}

async function write(
  files: readonly ExportedFile[],
  { format, output: target, cwd, force }: ExportCommandOptions,
  { out }: Output,
): Promise<void> {
  const [only] = files;
  const isOne = only !== undefined && files.length === 1;
  if (target === undefined) {
    if (!isOne) throw new ExportRefusal(severalFiles(files, 'name a folder with --output'));
    if (typeof only.content !== 'string')
      throw new ExportRefusal(`${format} is no text for a terminal; name a file with --output`);
    // What prints adds a line break of its own.
    out(forTerminal(only.content.replace(/\n$/, '')));
    return;
  }
  const info = await stat(resolve(cwd, target)).catch(() => undefined);
  if (isOne && !info?.isDirectory()) {
    await writeOutput(target, only.content, { force, cwd });
    out(printable(`Wrote ${target}.`));
    return;
  }
  if (info?.isFile() || (!info && /\.[A-Za-z]\w*$/.test(target)))
    throw new ExportRefusal(severalFiles(files, `${target} names one; name a folder`));
  const folder = resolve(cwd, target);
  const names = freeNames(files.map(({ name }) => name));
  const named = new Map(files.map((file, index) => [names[index] ?? file.name, file]));
  if (!force)
    await refuseTaken(
      [...named.keys()].map((name) => join(target, name)),
      cwd,
    );
  for (const [name, { content }] of named)
    await writeOutput(name, content, { force, cwd: folder, fromMap: true });
  out(
    printable(
      `Wrote ${named.size} ${named.size === 1 ? 'file' : 'files'} into ${target}: ${[...named.keys()].join(', ')}.`,
    ),
  );
}

function severalFiles(files: readonly ExportedFile[], way: string): string {
  const names = files.map(({ name }) => name);
  const some = names.length > 6 ? [...names.slice(0, 6), '…'] : names;
  return `There are ${files.length} files to write (${some.join(', ')}); ${way}, or narrow with --map, --flow or --system`;
}
