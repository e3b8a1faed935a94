/** `etom check --fix`: mends files on the disk, or shows how. */
import { readFile } from 'node:fs/promises';
import type { Output } from './check.js';
import type { CheckOptions } from './check-options.js';
import type { CheckedFile } from './check-report.js';
import { formatDiff } from './diff-format.js';
import { decode, type Failure } from './files.js';
import { counted, printable } from './text-format.js';
import { replaceFile } from './write.js';

/** A file before it is mended, and after. */
export interface Mended {
  readonly before: CheckedFile;
  readonly after: CheckedFile;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes the files that were mended, each as a whole; with `dryRun` it prints the changes instead.
 * @returns the files that could not be written, with the reasons.
 */
export async function applyChanges(
  mended: readonly Mended[],
  options: Pick<CheckOptions, 'dryRun' | 'quiet' | 'stdin' | 'colours'>,
  { out, err }: Output,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const { before, after } of mended) {
    const { path, file } = before;
    try {
      const mark = options.stdin ? '' : await markOf(before);
      const text = mark + after.document.text;
      if (options.dryRun) out(formatDiff(path, mark + before.document.text, text, options.colours));
      else await replaceFile(file, text, path);
    } catch (error) {
      failures.push({ path, message: error instanceof Error ? error.message : String(error) });
    }
  }
  const files = counted(mended.length - failures.length, 'file');
  if (options.quiet) return failures;
  const failed = new Set(failures.map(({ path }) => path));
  const changed = mended.map(({ before }) => before.path).filter((path) => !failed.has(path));
  // Where not all could be written, it matters which ones were.
  const names = failed.size > 0 && changed.length > 0 ? `: ${changed.map(printable).join(', ')}` : '';
  err(options.dryRun ? `${files} would be changed.` : `${files} changed${names}.`);
  return failures;
}

/**
 * The byte order mark of a file, or "".
 * @throws Error where the file does not hold any more what was checked.
 */
export async function markOf({
  path,
  file,
  document,
}: Pick<CheckedFile, 'path' | 'file' | 'document'>): Promise<string> {
  const bytes = await readFile(file);
  const read = decode(bytes, path);
  if (!('text' in read) || read.text !== document.text)
    throw new Error(`${path}: was changed by something else meanwhile; nothing was written, run it again`);
  return bytes.toString('utf8').startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
}
