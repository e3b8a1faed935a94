/** How the command writes files: whole or not at all. */
import { randomUUID } from 'node:crypto';
import { chmod, link, lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { printable } from './text-format.js';

export interface WriteOptions {
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  /** The folder from which a path counts. */
  readonly cwd: string;
  /** True for a path made from words of a map: it must lie below `cwd`, wherever symbolic links lead. */
  readonly fromMap?: boolean;
}

/** File systems without hard links say so by one of these. */
const NO_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'UNKNOWN']);

/**
 * Writes a file that the command makes, with the folders above it. A reader sees the old file or the new one, never a part.
 * @param path as the user gave it, or, with `fromMap`, as a map makes it.
 * @throws Error with a sentence for the user where the file is there already, or cannot be written.
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  { force, cwd, fromMap = false }: WriteOptions,
): Promise<void> {
  const file = resolve(cwd, path);
  const outside = new Error(`${printable(path)}: lies outside the output folder; nothing was written`);
  if (fromMap && !isBelow(file, resolve(cwd))) throw outside;
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw notWritten(path, error);
  }
  if (fromMap && !isBelow(join(await realpath(dirname(file)), basename(file)), await realpath(cwd)))
    throw outside;
  const info = await stat(file).catch(() => undefined);
  if (info?.isDirectory()) throw new Error(`${printable(path)}: is a folder; name a file`);
  try {
    // A terminal, a pipe or /dev/null is written to; it cannot be replaced.
    if (info && !info.isFile() && !fromMap) await writeFile(file, content);
    else await put(file, content, force);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw notWritten(path, error);
    throw new Error(`${printable(path)}: exists already; --force overwrites it`);
  }
}

/**
 * Replaces a file that is there by new content, in one step. Its permissions stay, and a symbolic link stays one.
 * @param name the path as the user knows it.
 * @throws Error with a sentence for the user where it cannot be written.
 */
export async function replaceFile(path: string, content: string | Uint8Array, name = path): Promise<void> {
  try {
    const file = await realpath(path);
    const { mode } = await stat(file);
    await put(file, content, true, mode & 0o7777);
  } catch (error) {
    throw notWritten(name, error);
  }
}

/** Writes a file beside the one that is meant, and gives it the name once it is whole. */
async function put(file: string, content: string | Uint8Array, force: boolean, mode?: number): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 60)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await writeFile(temporary, content, { flag: 'wx', flush: true });
    if (mode !== undefined) await chmod(temporary, mode);
    if (force) await rename(temporary, file);
    else await giveName(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Renames a file to a name that nothing bears; a link, unlike a renaming, refuses a name that is taken. */
async function giveName(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    if (await lstat(file).catch(() => undefined)) throw Object.assign(new Error(), { code: 'EEXIST' });
    await rename(temporary, file);
  }
}

function isBelow(file: string, folder: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function notWritten(path: string, error: unknown): Error {
  const reason = error instanceof Error ? (codeOf(error) ?? error.message) : error;
  return new Error(`${printable(path)}: cannot be written (${reason})`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
