/** What is written beside a file before it gets the file's name. */
import { randomUUID } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Nobody takes longer to write a file, in milliseconds. */
const LONGEST_WRITE = 10 * 60_000;

/** A name beside a file that no other run chooses. */
export function temporaryFor(file: string): string {
  return join(dirname(file), `${startOf(file)}${randomUUID().slice(0, 8)}.tmp`);
}

/** Removes what a run that was killed has left beside a file, and nothing that may still be written. Never fails. */
export async function removeLeftovers(file: string): Promise<void> {
  const start = startOf(file);
  for (const name of await readdir(dirname(file)).catch(() => [])) {
    if (!name.startsWith(start) || !/^[\da-f]{8}\.tmp$/.test(name.slice(start.length))) continue;
    const path = join(dirname(file), name);
    const info = await lstat(path).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > LONGEST_WRITE) await rm(path, { force: true }).catch(() => {});
  }
}

function startOf(file: string): string {
  return `.${basename(file).slice(0, 60)}.`;
}
