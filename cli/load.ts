import { pathToFileURL } from 'node:url';
import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import { MapDocument } from '../server/map/document.js';
import { linkedFiles } from '../server/rules/broken-link.js';
import { mapNameOf, ProcessMap, releaseOf } from '../server/workspace/process-map.js';
import { type Failure, findFiles, mapsBelow, readText, shown } from './files.js';

/** A file that was asked for, with the map that it is a part of. */
export interface LoadedFile {
  /** The path as it is shown. */
  readonly path: string;
  readonly document: MapDocument;
  readonly map: ProcessMap;
}

export interface Loaded {
  readonly files: readonly LoadedFile[];
  readonly maps: readonly ProcessMap[];
  readonly failures: readonly Failure[];
}

/**
 * Reads the files that paths name, and the other files of their maps below the working folder.
 * @param dataFolder where the releases' data lies.
 */
export async function load(paths: readonly string[], cwd: string, dataFolder: string): Promise<Loaded> {
  const found = await findFiles(paths, cwd);
  const failures = [...found.failures];
  const documents = new Map<string, MapDocument>();
  for (const file of found.files) {
    const read = await readText(file, cwd);
    if ('text' in read) documents.set(file, MapDocument.read(pathToFileURL(file).href, 0, read.text));
    else failures.push(read);
  }

  const asked = [...documents.keys()];
  const names = new Set([...documents.values()].map(mapNameOf).filter((name) => name !== undefined));
  for (const file of names.size > 0 ? await mapsBelow(cwd) : []) {
    if (found.files.includes(file)) continue;
    const read = await readText(file, cwd);
    const document = 'text' in read ? MapDocument.read(pathToFileURL(file).href, 0, read.text) : undefined;
    if (document && names.has(mapNameOf(document) ?? '')) documents.set(file, document);
  }

  const groups = new Map<string, MapDocument[]>();
  for (const [file, document] of documents) {
    const name = mapNameOf(document);
    const group = name === undefined ? `file ${file}` : `map ${name} on ${releaseOf(document)}`;
    groups.set(group, [...(groups.get(group) ?? []), document]);
  }
  const host = new NodeHost(dataFolder);
  const frameworks = new FrameworkStore(host, (message) => failures.push({ path: '', message }));
  for (const release of new Set([...documents.values()].map(releaseOf))) {
    if (release !== undefined) await frameworks.load(release);
  }
  const links = [...new Set([...documents.values()].flatMap(linkedFiles))];
  const answers = await host.exists(links);
  const present = new Map(links.map((file, index) => [file, answers[index] ?? undefined]));
  const exists = (file: string): boolean | undefined => present.get(file);
  const maps = [...groups.values()].map(
    (group) => new ProcessMap(group, (release) => frameworks.get(release), true, undefined, exists),
  );
  const files = asked.flatMap((file) => {
    const document = documents.get(file);
    const map = maps.find((candidate) => document && candidate.documents.includes(document));
    return document && map ? [{ path: shown(file, cwd), document, map }] : [];
  });
  return { files, maps, failures };
}
