import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** How long nothing must happen before a change counts as whole, in milliseconds: an editor saves in several steps. */
const QUIET = 50;

/** Folders whose direct entries are watched; what happens before anybody asks is kept. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #notify: () => void = () => {};

  /** @throws Error with a sentence for the user where the system refuses. */
  add(folders: Iterable<string>): void {
    for (const folder of folders) {
      if (this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, (_, name) => this.#add(name === null ? folder : join(folder, name)));
        // A folder that was deleted while it was watched.
        watcher.on('error', () => this.#add(folder));
        this.#watchers.set(folder, watcher);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : error;
        if (code === 'ENOENT') continue;
        throw new Error(`${folder}: cannot be watched (${code}); check fewer folders, or without --watch`);
      }
    }
  }

  /** The first path that changed and is meant, once nothing has happened for a moment. */
  async next(isMeant: (path: string) => boolean): Promise<string> {
    for (;;) {
      const path = [...this.#changed].find(isMeant);
      this.#changed.clear();
      const happened = new Promise<void>((done) => {
        this.#notify = done;
      });
      if (path === undefined) await happened;
      else {
        await this.#quiet();
        return path;
      }
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #add(path: string): void {
    this.#changed.add(path);
    this.#notify();
  }

  #quiet(): Promise<void> {
    return new Promise((done) => {
      let timer = setTimeout(done, QUIET);
      this.#notify = () => {
        clearTimeout(timer);
        timer = setTimeout(done, QUIET);
      };
    });
  }
}

/** The folders in which the files that paths name lie, or may come to lie. */
export async function foldersOf(paths: readonly string[], cwd: string): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const absolute = resolve(cwd, path);
      const info = await stat(absolute).catch(() => undefined);
      if (info?.isFile()) return [dirname(absolute)];
      return foldersBelow(info?.isDirectory() ? absolute : cwd);
    }),
  );
  return [...new Set(found.flat())];
}

/** A folder and all below it in which maps are looked for. */
export async function foldersBelow(folder: string): Promise<string[]> {
  const folders = [folder];
  for (const at of folders) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const isOurs = !entry.name.startsWith('.') && entry.name !== 'node_modules';
      if (isOurs && entry.isDirectory()) folders.push(join(at, entry.name));
    }
  }
  return folders;
}
