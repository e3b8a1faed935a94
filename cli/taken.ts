import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printable } from './text-format.js';

/**
 * Refuses to write several files where one of them is there, so that none is written.
 * @param files as they are shown; they count from `cwd`.
 * @throws Error with a sentence for the user.
 */
export async function refuseTaken(files: readonly string[], cwd: string): Promise<void> {
  for (const file of files) {
    const info = await stat(resolve(cwd, file)).catch(() => undefined);
    // A terminal, a pipe or /dev/null is written to, not replaced.
    if (info?.isFile() || info?.isDirectory())
      throw new Error(`${printable(file)}: exists already; --force overwrites it`);
  }
}
