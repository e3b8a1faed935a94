import type { ReleaseData } from '../server/framework/element.js';
import type { StoredRelease, Word } from '../server/framework/stored.js';

/**
 * The files of some releases, by their names without ending; what more than one of them says goes to the file `words`.
 * @returns a file's name → what it holds, to be written as JSON.
 */
export function filesOf(
  releases: readonly ReleaseData[],
  words: string,
): Map<string, StoredRelease | string[]> {
  const uses = new Map<string, number>();
  for (const { elements, moved } of releases) {
    const own = new Set([...elements.flatMap((row) => [row[1], row[10]]), ...moved.map((row) => row[2])]);
    for (const word of own) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const shared = [...uses].filter(([word, count]) => word !== '' && count > 1).map(([word]) => word);
  const numbers = new Map(shared.map((word, index) => [word, index]));
  const worded = (word: string): Word => numbers.get(word) ?? word;
  const files = new Map<string, StoredRelease | string[]>([[words, shared]]);
  for (const data of releases) {
    files.set(data.release, {
      ...data,
      words,
      elements: data.elements.map(
        ([id, name, kind, level, parent, verticals, list, status, flags, key, text]) => [
          ...([
            id,
            worded(name),
            kind,
            level,
            parent,
            verticals,
            list,
            status,
            flags,
            key,
            worded(text),
          ] as const),
        ],
      ),
      moved: data.moved.map(([from, id, name, to]) => [from, id, worded(name), to]),
    });
  }
  return files;
}
