import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from './host.js';

/** Folders that hold no maps of the user's own; so do those whose name starts with a dot. */
const IGNORED = new Set(['node_modules']);

/** Nothing is at a path, or what is above it is no folder. */
const MISSING = new Set<unknown>(['ENOENT', 'ENOTDIR']);

/** The disk. */
export class NodeHost implements Host {
  /** @param dataFolder where the releases' data lies. */
  constructor(private readonly dataFolder: string) {}

  releaseData(release: string): Promise<string> {
    return readFile(join(this.dataFolder, `${release}.json`), 'utf8');
  }

  async list(folder: string): Promise<string[]> {
    if (!folder.startsWith('file:')) return [];
    const found: string[] = [];
    const waiting = [fileURLToPath(folder)];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      // A folder that may not be read has no maps for us.
      for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
        const inner = join(path, entry.name);
        if (entry.isFile() && /\.etom\.ya?ml$/.test(entry.name)) found.push(pathToFileURL(inner).href);
        else if (entry.isDirectory() && !entry.name.startsWith('.') && !IGNORED.has(entry.name))
          waiting.push(inner);
      }
    }
    return found.sort();
  }

  async read(uri: string): Promise<string> {
    const text = await readFile(fileURLToPath(uri), 'utf8');
    // A byte order mark is no part of the text.
    return text.replace(/^\uFEFF/, '');
  }

  exists(uris: readonly string[]): Promise<(boolean | null)[]> {
    return Promise.all(uris.map(exists));
  }
}

async function exists(uri: string): Promise<boolean | null> {
  try {
    await stat(new URL(uri));
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && MISSING.has(error.code) ? false : null;
  }
}
