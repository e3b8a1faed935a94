import type { TextDocuments } from 'vscode-languageserver';
import type { MapDocument } from '../map/document.js';
import { mapNameOf, ProcessMap, releaseOf } from '../workspace/process-map.js';
import type { FrameworkStore } from './frameworks.js';

/** The maps of the open documents. Each document is a map of its own, known to be a part where it names a `map:`. */
export class OpenMaps {
  readonly #maps = new Map<string, ProcessMap>();

  constructor(
    private readonly documents: TextDocuments<MapDocument>,
    private readonly frameworks: FrameworkStore,
  ) {}

  /** A document in its present state with its map, the release loaded; undefined where it is not open. */
  async open(uri: string): Promise<{ document: MapDocument; map: ProcessMap } | undefined> {
    for (;;) {
      const document = this.documents.get(uri);
      if (!document) return undefined;
      const release = releaseOf(document);
      if (release !== undefined && !this.frameworks.get(release)) await this.frameworks.load(release);
      // While the release was read, the document may have moved on.
      if (this.documents.get(uri) === document) return { document, map: this.#mapOf(document) };
    }
  }

  close(uri: string): void {
    this.#maps.delete(uri);
  }

  #mapOf(document: MapDocument): ProcessMap {
    const before = this.#maps.get(document.uri);
    const release = releaseOf(document);
    const isKnown =
      before?.documents[0] === document && before.catalogue?.framework === this.#framework(release);
    if (before && isKnown) return before;
    const complete = mapNameOf(document) === undefined;
    const map = new ProcessMap([document], (name) => this.frameworks.get(name), complete, before);
    this.#maps.set(document.uri, map);
    return map;
  }

  #framework(release: string | undefined) {
    return release === undefined ? undefined : this.frameworks.get(release);
  }
}
