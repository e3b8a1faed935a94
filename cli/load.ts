import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nearestWord } from '../server/framework/nearest.js';
import { MapDocument } from '../server/map/document.js';
import { mapNameOf, type ProcessMap } from '../server/workspace/process-map.js';
import { type Failure, type FoundFiles, findFiles, mapsBelow, NO_FILES, readText, shown } from './files.js';
import { Joiner } from './join.js';
import { NO_PROGRESS, type Progress } from './progress.js';

/** A file that was asked for, with the map that it is a part of. */
export interface LoadedFile {
  /** The path as it is shown. */
  readonly path: string;
  /** The absolute path. */
  readonly file: string;
  readonly document: MapDocument;
  readonly map: ProcessMap;
}

export interface Loaded {
  readonly files: readonly LoadedFile[];
  readonly maps: readonly ProcessMap[];
  readonly failures: readonly Failure[];
  /** The same with other documents in the place of some, by absolute path. A map without them stays the same object. */
  with(changed: ReadonlyMap<string, MapDocument>): Promise<Loaded>;
}

export interface LoadOptions {
  /** A text that stands for a file, whatever the disk holds; it is the only file that is asked for. */
  readonly stdin?: { readonly name: string; readonly text: string };
  /** The name of the map whose files are asked for; the others are left out. */
  readonly map?: string;
  readonly progress?: Progress;
}

type Documents = ReadonlyMap<string, MapDocument>;

/** Files that are read at the same time. */
const AT_ONCE = 32;

/**
 * Reads the files that paths name, and the other files of their maps below the working folder.
 * @param dataFolder where the releases' data lies.
 */
export async function load(
  paths: readonly string[],
  cwd: string,
  dataFolder: string,
  options: LoadOptions = {},
): Promise<Loaded> {
  const found = options.stdin ? NO_FILES : await findFiles(paths, cwd);
  return loadFound(found, cwd, dataFolder, options);
}

/** The same with files that were found before. */
export async function loadFound(
  found: FoundFiles,
  cwd: string,
  dataFolder: string,
  { stdin, map, progress = NO_PROGRESS }: LoadOptions = {},
): Promise<Loaded> {
  const failures: Failure[] = [...found.failures];
  const read = stdin ? textOf(stdin, cwd) : await readAll(found.files, cwd, failures, progress);
  const asked = map === undefined ? read : ofMap(read, map, failures);

  const names = new Set([...asked.values()].map(mapNameOf).filter((name) => name !== undefined));
  const below = names.size > 0 ? await mapsBelow(cwd) : [];
  const more = await readAll(
    below.filter((file) => !read.has(file) && !found.files.includes(file)),
    cwd,
    [],
    progress,
  );
  const isOfThese = ([, document]: [string, MapDocument]): boolean => names.has(mapNameOf(document) ?? '');
  const others = [...read].filter(([file]) => !asked.has(file));
  const documents = new Map([...asked, ...[...others, ...more].filter(isOfThese)]);
  const joiner = new Joiner(dataFolder, (message) => failures.push({ path: '', message }));
  return joined([...asked.keys()], documents, cwd, joiner, failures);
}

async function joined(
  asked: readonly string[],
  documents: Documents,
  cwd: string,
  joiner: Joiner,
  failures: readonly Failure[],
): Promise<Loaded> {
  const maps = await joiner.join(documents);
  const mapOf = new Map(maps.flatMap((map) => map.documents.map((document) => [document, map])));
  const files = asked.flatMap((file) => {
    const document = documents.get(file);
    const map = document && mapOf.get(document);
    return document && map ? [{ path: shown(file, cwd), file, document, map }] : [];
  });
  return {
    files,
    maps,
    failures,
    with: (changed) => joined(asked, new Map([...documents, ...changed]), cwd, joiner, failures),
  };
}

async function readAll(
  files: readonly string[],
  cwd: string,
  failures: Failure[],
  progress: Progress,
): Promise<Map<string, MapDocument>> {
  const documents = new Map<string, MapDocument>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const texts = await Promise.all(some.map((file) => readText(file, cwd)));
    for (const [index, file] of some.entries()) {
      const read = texts[index];
      if (read && 'text' in read) documents.set(file, documentOf(file, read.text));
      else if (read) failures.push(read);
      progress.step('Reading', from + index + 1, files.length);
    }
  }
  return documents;
}

function textOf({ name, text }: { name: string; text: string }, cwd: string): Map<string, MapDocument> {
  const file = resolve(cwd, name);
  return new Map([[file, documentOf(file, text)]]);
}

function documentOf(file: string, text: string): MapDocument {
  return MapDocument.read(pathToFileURL(file).href, 0, text);
}

/** The files of one map; where there is none, a failure says so. */
function ofMap(documents: Documents, map: string, failures: Failure[]): Map<string, MapDocument> {
  const found = [...documents].filter(([, document]) => mapNameOf(document) === map);
  if (found.length === 0) {
    const names = [...documents.values()].map(mapNameOf).filter((name) => name !== undefined);
    const near = nearestWord(map, names);
    const answer = near === undefined ? '' : `; did you mean ${near}?`;
    failures.push({ path: '', message: `--map ${map}: no file here is a part of this map${answer}` });
  }
  return new Map(found);
}
