import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import type { MapDocument } from '../server/map/document.js';
import { linkedFiles } from '../server/rules/broken-link.js';
import { mapNameOf, ProcessMap, releaseOf } from '../server/workspace/process-map.js';

/** What a file has in common with the other files of its map, and with no other file. */
export function groupOf(file: string, document: MapDocument): string {
  const name = mapNameOf(document);
  return name === undefined ? `file ${file}` : `map ${name} on ${releaseOf(document)}`;
}

/** Makes process maps of documents, and keeps a map as long as its documents are the same. */
export class Joiner {
  readonly #host: NodeHost;
  readonly #frameworks: FrameworkStore;
  #maps: readonly ProcessMap[] = [];

  /** @param dataFolder where the releases' data lies. */
  constructor(dataFolder: string, onError: (message: string) => void) {
    this.#host = new NodeHost(dataFolder);
    this.#frameworks = new FrameworkStore(this.#host, onError);
  }

  /** Joins the files that name the same map on the same release; each other file is a map of its own. */
  async join(documents: ReadonlyMap<string, MapDocument>): Promise<ProcessMap[]> {
    const groups = new Map<string, MapDocument[]>();
    for (const [file, document] of documents) {
      const group = groupOf(file, document);
      const others = groups.get(group);
      if (others) others.push(document);
      else groups.set(group, [document]);
    }
    for (const release of new Set([...documents.values()].map(releaseOf))) {
      if (release !== undefined) await this.#frameworks.load(release);
    }
    const exists = await this.#existing([...documents.values()]);
    const before = new Map(this.#maps.map((map) => [map.documents[0], map]));
    const maps = [...groups.values()].map((group) => {
      const known = before.get(group[0]);
      const isSame = known?.documents.length === group.length;
      if (known && isSame && known.documents.every((document, at) => document === group[at])) return known;
      return new ProcessMap(group, (release) => this.#frameworks.get(release), true, undefined, exists);
    });
    this.#maps = maps;
    return maps;
  }

  /** Asks the disk for the files that documents link to. */
  async #existing(documents: readonly MapDocument[]): Promise<(file: string) => boolean | undefined> {
    const links = [...new Set(documents.flatMap(linkedFiles))];
    const answers = await this.#host.exists(links);
    const present = new Map(links.map((file, index) => [file, answers[index] ?? undefined]));
    return (file) => present.get(file);
  }
}
