/** The processes and files that a change of a map speaks of. */
import type { MapDocument } from '../../map/document.js';
import type { MoveTarget, ProcessPlace } from '../../protocol.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { fileNameOf } from '../file-name.js';
import { nameOf, type OutlineProcess, outlineOf, processesAt } from '../map-tree/outline.js';
import { EditRefusal, said } from './edit-refusal.js';

/**
 * The document of a place, and the process that the place is in, where it is in one.
 * @throws EditRefusal where the map has no such place, or the path is declared more than once.
 */
export function placeOfProcess(
  map: ProcessMap,
  { uri, path }: ProcessPlace,
): { document: MapDocument; process: OutlineProcess | undefined } {
  const document = map.documents.find((one) => one.uri === uri);
  if (!document) throw new EditRefusal(`${said(fileNameOf(uri))} is not a file of this map.`);
  return { document, process: path === undefined ? undefined : theProcess(document, path) };
}

/**
 * The one process of a document that has a path.
 * @throws EditRefusal where there is none, or more than one.
 */
export function theProcess(document: MapDocument, path: string): OutlineProcess {
  const [process, other] = processesAt(document, path);
  if (!process)
    throw new EditRefusal(`The process ${said(path)} is not in ${said(fileNameOf(document.uri))} any more.`);
  if (other)
    throw new EditRefusal(
      `The process ${said(path)} is declared twice; give one of the two another id first.`,
    );
  return process;
}

/**
 * The places that a process can be moved to: the other processes of its map, without its own subprocesses, and the tops of
 * the files; not where it stands already.
 */
export function moveTargets(map: ProcessMap, from: Required<ProcessPlace>): MoveTarget[] {
  const inside = `${from.path}/`;
  const above = from.path.slice(0, Math.max(0, from.path.lastIndexOf('/')));
  const isSame = (uri: string, path: string): boolean => uri === from.uri && path === from.path;
  return map.documents.flatMap(({ uri }, index) => {
    const document = map.documents[index];
    const file = map.documents.length > 1 ? { file: fileNameOf(uri) } : {};
    const isHome = uri === from.uri;
    const top = isHome && above === '' ? [] : [{ uri, ...file }];
    const processes = (document ? outlineOf(document).all : []).filter(
      ({ path }) => !(isHome && (path === above || path.startsWith(inside))) && !isSame(uri, path),
    );
    return [
      ...top,
      ...processes.map(({ path, declaration }) => ({ uri, path, name: nameOf(declaration), ...file })),
    ];
  });
}
