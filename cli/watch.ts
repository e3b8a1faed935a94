/** `etom check --watch`: checks again whenever a map changes. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linkedFiles } from '../server/rules/broken-link.js';
import { mapNameOf } from '../server/workspace/process-map.js';
import { shown } from './files.js';
import type { Loaded } from './load.js';
import { printable } from './text-format.js';
import { FolderWatch, foldersBelow, foldersOf } from './watch-folders.js';

/**
 * Runs a check, and again after each change of a map, of a file that one links to, or of the folders that hold them.
 * @param run checks once.
 * @returns the exit code 0, once the user ends it with Ctrl+C.
 * @throws Error with a sentence for the user where the system does not let folders be watched.
 */
export async function watch(
  paths: readonly string[],
  cwd: string,
  say: (text: string) => void,
  run: () => Promise<Loaded>,
): Promise<number> {
  const interrupted = new Promise<undefined>((resolve) => {
    process.once('SIGINT', () => resolve(undefined));
  });
  let isNamed = false;
  for (;;) {
    // Watched before anything is read: no change between the two is missed.
    const folders = new FolderWatch();
    try {
      folders.add(await foldersOf(paths, cwd));
      if (isNamed) folders.add(await foldersBelow(cwd));
      const loaded = await run();
      if (!isNamed && loaded.maps.some(({ documents: [first] }) => first && mapNameOf(first) !== undefined)) {
        isNamed = true;
        folders.add(await foldersBelow(cwd));
      }
      say('Watching for changes; Ctrl+C ends it.');
      const changed = await Promise.race([folders.next(relevant(loaded)), interrupted]);
      if (changed === undefined) return 0;
      say(printable(`${shown(changed, cwd)} changed.`));
    } finally {
      folders.close();
    }
  }
}

/** Whether a change of a path can change what a check finds. */
function relevant({ files, maps }: Loaded): (path: string) => boolean {
  const links = maps.flatMap(({ documents }) => documents.flatMap(linkedFiles));
  const known = new Set([...files.map(({ file }) => file), ...links.map((link) => fileURLToPath(link))]);
  return (path) => known.has(path) || /\.etom\.ya?ml$/.test(path) || isFolder(path);
}

/** A folder that came may hold maps. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
