/** How the command writes files: whole or not at all. */
import {
  access,
  chmod,
  constants,
  link,
  lstat,
  mkdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { removeLeftovers, temporaryFor } from './temporary-files.js';
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

/** A file that is there, with its new content. */
export interface Replacement {
  /** The absolute path. */
  readonly path: string;
  /** The path as the user knows it. */
  readonly name: string;
  readonly content: string;
  /** What it holds now. */
  readonly before: Uint8Array;
}

/**
 * Replaces several files, all of them or none: the new texts lie beside the files before the first one gets its name, and where one
 * cannot be given, the files that were replaced become again what they were.
 * @throws Error with a sentence for the user where one cannot be written.
 */
export async function replaceFiles(files: readonly Replacement[]): Promise<void> {
  const ready: { readonly file: string; readonly temporary: string; readonly one: Replacement }[] = [];
  const done: Replacement[] = [];
  try {
    for (const one of files) {
      const failed = (error: unknown): never => {
        throw notWritten(one.name, error, '; no file was changed');
      };
      const file = await realpath(one.path).catch(failed);
      const { mode } = await stat(file).catch(failed);
      // Whoever made a file read-only does not want it replaced, though its folder would allow that.
      await access(file, constants.W_OK).catch(failed);
      await removeLeftovers(file);
      const temporary = temporaryFor(file);
      ready.push({ file, temporary, one });
      await writeFile(temporary, one.content, { flag: 'wx', flush: true }).catch(failed);
      await chmod(temporary, mode & 0o7777).catch(failed);
    }
    for (const { file, temporary, one } of ready) {
      try {
        await rename(temporary, file);
      } catch (error) {
        const kept = await putBack(done);
        throw notWritten(
          one.name,
          error,
          kept.length === 0
            ? '; no file was changed'
            : `; ${kept.join(', ')} was changed before and could not be put back`,
        );
      }
      done.push(one);
    }
  } finally {
    for (const { temporary } of ready) await rm(temporary, { force: true });
  }
}

/** Makes files again what they were. @returns the names of those that are not. */
async function putBack(files: readonly Replacement[]): Promise<string[]> {
  const kept: string[] = [];
  for (const { path, before, name } of files)
    await replaceFile(path, before, name).catch(() => kept.push(printable(name)));
  return kept;
}

/** Writes a file beside the one that is meant, and gives it the name once it is whole. */
async function put(file: string, content: string | Uint8Array, force: boolean, mode?: number): Promise<void> {
  await removeLeftovers(file);
  const temporary = temporaryFor(file);
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

function notWritten(path: string, error: unknown, then = ''): Error {
  const reason = error instanceof Error ? (codeOf(error) ?? error.message) : error;
  return new Error(`${printable(path)}: cannot be written (${reason})${then}`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
