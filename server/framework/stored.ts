/** How releases lie in files: what several of them say in words stands once, in a file of its own, and they refer to it by number. */
import type { ElementRow, MovedRow, ReleaseData } from './element.js';

/** A text, or its number in the file of words. */
export type Word = string | number;

/** A tuple in which some places hold words. */
type Worded<Row extends readonly unknown[], Places extends string> = {
  readonly [Place in keyof Row]: Place extends Places ? Word : Row[Place];
};

type StoredElement = Worded<ElementRow, '1' | '10'>;
type StoredMoved = Worded<MovedRow, '2'>;

/** A release as it stands in its file. */
export interface StoredRelease extends Omit<ReleaseData, 'elements' | 'moved'> {
  readonly elements: readonly StoredElement[];
  readonly moved: readonly StoredMoved[];
  /** The file of its words; none where all stand in the release's own. */
  readonly words?: string;
}

/**
 * Reads a release from files.
 * @param read gives the text of a file by its name, without ending.
 * @throws Error where a file cannot be read; SyntaxError where one is not JSON.
 */
export async function readRelease(
  release: string,
  read: (name: string) => Promise<string>,
): Promise<ReleaseData> {
  const { words: file, ...stored }: StoredRelease = JSON.parse(await read(release));
  const words: readonly string[] = file === undefined ? [] : JSON.parse(await read(file));
  const said = (word: Word): string => (typeof word === 'number' ? (words[word] ?? '') : word);
  return {
    ...stored,
    elements: stored.elements.map(
      ([id, name, kind, level, parent, verticals, list, status, flags, key, text]) => [
        ...([id, said(name), kind, level, parent, verticals, list, status, flags, key, said(text)] as const),
      ],
    ),
    moved: stored.moved.map(([from, id, name, to]) => [from, id, said(name), to]),
  };
}
