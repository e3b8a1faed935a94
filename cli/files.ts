import { stat } from 'node:fs/promises';
import path, { type PlatformPath, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { readWithin } from '../server/lsp/node-host.js';
import { MAP_FILES } from '../server/protocol.js';

/** Folders that hold no maps of the user's own. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** How folders are searched. Links to folders lead elsewhere, or in circles. */
const WAY = { absolute: true, ignore: IGNORED, onlyFiles: true, followSymbolicLinks: false };

/** A path that cannot be checked, and why: one sentence. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

/** The files that some paths name, and the paths that name none. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly failures: readonly Failure[];
}

export const NO_FILES: FoundFiles = { files: [], failures: [] };

/** The files that some paths name, each once, sorted; and the paths that name none. */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Set<string>();
  const failures: Failure[] = [];
  for (const path of paths) {
    const found = await findOne(path, cwd);
    if ('message' in found) failures.push(found);
    else for (const file of found.files) files.add(file);
  }
  return { files: [...files].sort(), failures };
}

/** All files with process maps below a folder. */
export async function mapsBelow(folder: string): Promise<string[]> {
  return (await glob(MAP_FILES, { ...WAY, cwd: folder, dot: false })).map((path) => resolve(path));
}

async function findOne(path: string, cwd: string): Promise<{ files: string[] } | Failure> {
  const absolute = resolve(cwd, path);
  const info = await stat(absolute).catch(() => undefined);
  if (info?.isFile()) return { files: [absolute] };
  if (info?.isDirectory()) {
    const files = await mapsBelow(absolute);
    return files.length > 0 ? { files } : { path, message: `${path}: no *.etom.yaml file in this folder` };
  }
  if (info) return { path, message: `${path}: neither a file nor a folder` };
  const pattern = path.split(sep).join('/');
  if (isDynamicPattern(pattern)) {
    const files = await glob(pattern, { ...WAY, cwd });
    return files.length > 0
      ? { files: files.map((file) => resolve(file)) }
      : { path, message: `${path}: no file matches this pattern` };
  }
  return { path, message: `${path}: no such file or folder` };
}

/** The text of a file, or why it has none that can be read. */
export async function readText(file: string, cwd: string): Promise<{ text: string } | Failure> {
  const path = shown(file, cwd);
  try {
    return decode(await readWithin(file), path);
  } catch (error) {
    return {
      path,
      message: `${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    };
  }
}

/** The text that bytes are, or why they are none. @param path what they are called. */
export function decode(bytes: Buffer, path: string): { text: string } | Failure {
  if (/^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2)))
    return { path, message: `${path}: UTF-16 text; save it as UTF-8` };
  if (bytes.includes(0)) return { path, message: `${path}: not a text file; a process map is UTF-8 text` };
  try {
    // A byte order mark is no part of the text.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { path, message: `${path}: not UTF-8 text; save it as UTF-8` };
  }
}

/**
 * A path as it is shown: relative to the working folder, with slashes.
 * @param rules those of the system by which paths are read.
 */
export function shown(file: string, cwd: string, rules: PlatformPath = path): string {
  return rules.relative(cwd, file).split(rules.sep).join('/') || '.';
}
