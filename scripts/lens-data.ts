/** The lenses of each release, from server/framework/lenses/*.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LENS_IDS, type LensRow, type ReleaseData } from '../server/framework/element.js';
import { normalize } from '../server/framework/normalize.js';
import { parseReference } from '../server/framework/resolve.js';

interface Entry {
  /** What the member is called, in one release or another. */
  readonly element: string | readonly string[];
  readonly reason: string;
  /** The first and the last release that has it; without them, all of the file's. */
  readonly since?: string;
  readonly until?: string;
}

/** Lens → its entries. */
type LensFile = Readonly<Record<string, readonly Entry[]>>;

/**
 * Adds the lenses to each release.
 * @param root the repository's root folder.
 * @throws Error when an entry is not exactly one element of each release that it is to hold in, or is one of another.
 */
export function addLenses(
  root: string,
  releases: ReadonlyMap<string, ReleaseData>,
): Map<string, ReleaseData> {
  const [classic, current] = ['classic', 'gb921'].map((name): LensFile => {
    return parse(readFileSync(join(root, `server/framework/lenses/${name}.yaml`), 'utf8'));
  });
  const names = [...releases.keys()];
  const result = new Map<string, ReleaseData>();
  for (const [name, data] of releases) {
    const file = (name === 'classic' ? classic : current) ?? {};
    const rows = rowsOf(data);
    const lenses = LENS_IDS.map((id): LensRow => {
      const members = (file[id] ?? []).flatMap((entry) => {
        const found = new Set([entry.element].flat().flatMap((text) => rows.get(keyOf(text)) ?? []));
        const wanted = holdsIn(entry, name, names) ? 1 : 0;
        if (found.size !== wanted) {
          throw new Error(
            `Lens ${id}: “${entry.element}” is ${found.size} elements of ${name}, not ${wanted}.`,
          );
        }
        return [...found].map((row) => [row, entry.reason] as const);
      });
      return [id, members];
    });
    result.set(name, { ...data, lenses });
  }
  return result;
}

function holdsIn({ since, until }: Entry, release: string, names: readonly string[]): boolean {
  const at = names.indexOf(release);
  return at >= names.indexOf(since ?? release) && at <= names.indexOf(until ?? release);
}

/** The rows of a release by id and name, and by name alone. */
function rowsOf({ elements }: ReleaseData): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, [id, name]] of elements.entries()) {
    for (const key of new Set([keyOf(`${id} ${name}`.trim()), keyOf(name)])) {
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  return rows;
}

function keyOf(text: string): string {
  const { id = '', name = '' } = parseReference(text);
  return `${id}\n${normalize(name)}`;
}
