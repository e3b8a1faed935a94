/** An earlier state of a map: from a file or a folder, or from a revision of git. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MapDocument } from '../server/map/document.js';
import { headText, mapNameOf, ProcessMap, releaseOf } from '../server/workspace/process-map.js';
import { decode, findFiles, readText } from './files.js';
import { readRevision } from './git.js';
import { printable } from './text-format.js';

/**
 * Reads the state of a map that something names.
 * @param named a path, or, where there is no such file or folder, a revision of git.
 * @param now the map as it is: what bears its name belongs to the earlier state.
 * @throws Error with a sentence for the user where there is no such state, or it is on another release.
 */
export async function readBaseline(named: string, now: ProcessMap, cwd: string): Promise<ProcessMap> {
  const said = `--baseline ${printable(named)}`;
  const isPath = (await stat(resolve(cwd, named)).catch(() => undefined)) !== undefined;
  const documents = isPath ? await fromDisk(named, cwd, said) : await fromGit(named, now, cwd, said);
  const chosen = ofMap(documents, now);
  if (chosen.length === 0)
    throw new Error(
      `${said}: no file there is a part of this map; its files have the same “map:”, or the same name`,
    );
  const framework = now.catalogue?.framework;
  const other = chosen.find((document) => releaseOf(document) !== framework?.release.name);
  if (other) {
    const release = headText(other, 'etom')?.text.text ?? 'no release';
    throw new Error(
      `${said}: that state is on ${printable(release)} and the map is on ${framework?.release.name}; only states on one release can be compared`,
    );
  }
  return new ProcessMap(
    chosen,
    (release) => (release === framework?.release.name ? framework : undefined),
    true,
  );
}

/** The documents of the same map; of a map without a name, the only one, or the one whose file has the same name. */
function ofMap(documents: readonly MapDocument[], now: ProcessMap): MapDocument[] {
  const [current] = now.documents;
  const name = current && mapNameOf(current);
  const same = documents.filter((document) => name !== undefined && mapNameOf(document) === name);
  if (same.length > 0) return same;
  if (documents.length === 1) return [...documents];
  const file = current && nameOf(current);
  const namesakes = documents.filter(
    (document) => mapNameOf(document) === undefined && nameOf(document) === file,
  );
  return namesakes.length === 1 ? namesakes : [];
}

function nameOf({ uri }: MapDocument): string {
  return basename(fileURLToPath(uri));
}

async function fromDisk(path: string, cwd: string, said: string): Promise<MapDocument[]> {
  const { files, failures } = await findFiles([path], cwd);
  const [failure] = failures;
  if (failure) throw new Error(`${said}: ${failure.message}`);
  return Promise.all(
    files.map(async (file) => {
      const read = await readText(file, cwd);
      if ('message' in read) throw new Error(`${said}: ${read.message}`);
      return MapDocument.read(pathToFileURL(file).href, 0, read.text);
    }),
  );
}

/** The map files that a revision has in the working folder and below, and those that the map has now. */
async function fromGit(revision: string, now: ProcessMap, cwd: string, said: string): Promise<MapDocument[]> {
  const current = new Set(now.documents.map(({ uri }) => fileURLToPath(uri)));
  const isMap = (path: string): boolean => /\.etom\.ya?ml$/.test(path) || current.has(resolve(cwd, path));
  const files = await readRevision(revision, cwd, isMap).catch((error: unknown) => {
    throw new Error(`${said}: ${error instanceof Error ? error.message : String(error)}`);
  });
  return files.map(({ path, bytes }) => {
    const read = decode(bytes, path);
    if ('message' in read) throw new Error(`${said}: ${read.message}`);
    return MapDocument.read(pathToFileURL(resolve(cwd, path)).href, 0, read.text);
  });
}
