import { MapDocument } from '../map/document.js';
import { LIMITS } from '../map/limits.js';
import { linkedFiles } from '../rules/broken-link.js';
import { mapNameOf, ProcessMap, releaseOf } from '../workspace/process-map.js';
import { FileNames } from './file-names.js';
import { type FrameworkStore, messageOf } from './frameworks.js';
import type { Host } from './host.js';
import { LinkedFiles } from './linked-files.js';

/** A document with the map that it is a part of: one state that does not change while it is looked at. */
export interface Opened {
  readonly document: MapDocument;
  readonly map: ProcessMap;
}

/** The documents of one map. */
interface Group {
  readonly uris: Set<string>;
  /** The last state of the map; stale when a document of it has changed since. */
  map: ProcessMap | undefined;
  isStale: boolean;
}

/** How long files are read before others get their turn, in milliseconds. */
const SLICE = 10;

/**
 * The process maps of the workspace folders. What is open in the editor wins over what is on disk; documents of a folder
 * with the same `map:` form one map, any other document is a map of its own.
 */
export class Workspace {
  readonly #disk = new Map<string, MapDocument>();
  readonly #groups = new Map<string, Group>();
  readonly #keys = new Map<string, string>();
  readonly #tickets = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #names = new FileNames();
  readonly #links: LinkedFiles;
  #folders: string[] = [];
  #isComplete = false;
  #indexing: Promise<void> = Promise.resolve();
  #generation = 0;

  constructor(
    private readonly openDocument: (uri: string) => MapDocument | undefined,
    private readonly host: Host,
    private readonly frameworks: FrameworkStore,
    /** What may have other findings than before. */
    private readonly onChange: (uris: ReadonlySet<string>) => void,
    private readonly onError: (message: string) => void,
  ) {
    this.#links = new LinkedFiles(host, (files) => this.#linksChanged(files));
  }

  /** Resolves when every file of the folders has been read, those of folders that are added meanwhile too. */
  get indexed(): Promise<void> {
    const indexing = this.#indexing;
    return indexing.then(() => (indexing === this.#indexing ? undefined : this.indexed));
  }

  /** Every document that is known, open or not. */
  get uris(): Iterable<string> {
    return this.#keys.keys();
  }

  /** Reads all process maps of some folders, in slices that let others in between. */
  index(folders: readonly string[], onProgress: (done: number, total: number) => void): Promise<void> {
    this.#folders = [...folders].sort((a, b) => b.length - a.length);
    this.#isComplete = folders.length === 0;
    const generation = ++this.#generation;
    this.#indexing = this.#readAll(generation, onProgress);
    return this.#indexing;
  }

  async #readAll(generation: number, onProgress: (done: number, total: number) => void): Promise<void> {
    const found = new Set<string>();
    for (const folder of this.#folders) {
      try {
        for (const uri of await this.host.list(folder)) found.add(this.#names.of(uri));
      } catch (error) {
        this.onError(`The process maps in ${folder} could not be listed (${messageOf(error)}).`);
      }
    }
    const isOutdated = (): boolean => generation !== this.#generation;
    if (isOutdated()) return;
    const all = found.size;
    for (const uri of [...found].slice(LIMITS.files)) found.delete(uri);
    if (all > found.size) this.onError(tooMany(all));
    for (const uri of this.#disk.keys()) if (!found.has(uri)) this.#forget(uri);
    let since = performance.now();
    let done = 0;
    for (const uri of found) {
      await this.#read(uri);
      if (isOutdated()) return;
      onProgress(++done, found.size);
      if (performance.now() - since < SLICE) continue;
      await new Promise((resume) => setTimeout(resume, 0));
      since = performance.now();
    }
    this.#isComplete = all === found.size;
    for (const group of this.#groups.values()) group.isStale = true;
    this.onChange(new Set(this.#keys.keys()));
  }

  /**
   * Files on disk were made, changed or removed. A file is forgotten once the others are read, so that a map does not lack
   * for a while what is in a renamed one.
   * @param changes what became of each file at last: whether it was removed.
   */
  async filesChanged(changes: ReadonlyMap<string, boolean>): Promise<void> {
    const isDeleted = new Map([...changes].map(([uri, gone]) => [this.#names.of(uri), gone]));
    const uris = [...isDeleted.keys()];
    const gone = uris.filter((uri) => isDeleted.get(uri)).map((uri) => [uri, this.#takeTicket(uri)] as const);
    await Promise.all(uris.filter((uri) => !isDeleted.get(uri)).map((uri) => this.#read(uri)));
    // One that has come back meanwhile stays.
    for (const [uri, ticket] of gone) if (this.#tickets.get(uri) === ticket) this.#forget(uri);
  }

  /** A document in the editor was opened or edited. */
  documentChanged(uri: string): void {
    // Once it is closed, it counts until the disk has been read anew: what was read before may be older.
    const document = this.openDocument(uri);
    const isOpened = !this.#open.has(uri);
    const before = isOpened ? this.#names.opened(uri) : undefined;
    const isOnDisk = this.#disk.has(before ?? uri);
    if (before !== undefined) this.#forget(before);
    if (document && isOnDisk) this.#disk.set(uri, document);
    this.#open.add(uri);
    this.#regroup(uri, isOpened);
  }

  /** A document in the editor was saved: what it links to may have come or gone. Not every client tells of its file. */
  documentSaved(uri: string): void {
    const document = this.#document(uri);
    if (document) this.#links.ask(linkedFiles(document), true);
  }

  /** A document in the editor was closed: from now on what is on disk counts, as it is now. */
  async documentClosed(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#regroup(uri);
    if (this.#disk.has(uri)) await this.#read(uri);
  }

  /** A document in its present state with its map, the release loaded; undefined where it is not known. */
  async get(uri: string): Promise<Opened | undefined> {
    for (;;) {
      const document = this.#document(uri);
      if (!document) return undefined;
      const own = releaseOf(document);
      if (own !== undefined && !this.frameworks.get(own)) await this.frameworks.load(own);
      // While the release was read, the document may have moved on.
      if (this.#document(uri) !== document) continue;
      const map = this.#mapOf(uri, document);
      const { release } = map;
      if (map.catalogue || release === undefined || release === own) return { document, map };
      // Another file says which release the map is on.
      const framework = await this.frameworks.load(release);
      if (!framework && this.#document(uri) === document) return { document, map };
    }
  }

  /** All maps, in their present state, in the order of their files. */
  async maps(): Promise<ProcessMap[]> {
    const maps = new Set<ProcessMap>();
    for (const uri of [...this.#keys.keys()].sort()) {
      const found = await this.get(uri);
      if (found) maps.add(found.map);
    }
    return [...maps];
  }

  #document(uri: string): MapDocument | undefined {
    return this.openDocument(uri) ?? this.#disk.get(uri);
  }

  async #read(uri: string): Promise<void> {
    const ticket = this.#takeTicket(uri);
    const generation = this.#generation;
    // Of a folder that is no more, or that is read anew, nothing late counts.
    const isLate = (): boolean => this.#tickets.get(uri) !== ticket || this.#generation !== generation;
    try {
      const text = await this.host.read(uri);
      if (isLate()) return;
      const old = this.#disk.get(uri);
      this.#disk.set(uri, old ? old.update(0, [{ text }]) : MapDocument.read(uri, 0, text));
    } catch (error) {
      if (isLate()) return;
      this.#disk.delete(uri);
      // Of one that was removed between being listed and being read, there is nothing to say.
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isGone) this.onError(`${uri} could not be read (${messageOf(error)}).`);
    }
    this.#regroup(uri, true);
  }

  /** What is read of a file counts only if nothing newer was heard of it meanwhile. */
  #takeTicket(uri: string): number {
    const ticket = (this.#tickets.get(uri) ?? 0) + 1;
    this.#tickets.set(uri, ticket);
    return ticket;
  }

  #forget(uri: string): void {
    this.#takeTicket(uri);
    this.#disk.delete(uri);
    this.#regroup(uri);
  }

  /**
   * Puts a document into the group of its map, and tells what that may have changed.
   * @param again whether to ask again for the files that it links to, which may have come or gone.
   */
  #regroup(uri: string, again = false): void {
    const document = this.#document(uri);
    if (document) this.#links.ask(linkedFiles(document), again);
    const before = this.#keys.get(uri);
    const now = document && this.#keyOf(document);
    const changed = new Set([uri]);
    if (before !== undefined && before !== now) {
      const group = this.#groups.get(before);
      group?.uris.delete(uri);
      if (group?.uris.size === 0) this.#groups.delete(before);
      this.#touch(group, changed);
    }
    if (now === undefined) {
      this.#keys.delete(uri);
    } else {
      const group = this.#groups.get(now) ?? { uris: new Set(), map: undefined, isStale: true };
      this.#groups.set(now, group);
      group.uris.add(uri);
      this.#keys.set(uri, now);
      this.#touch(group, changed);
    }
    this.onChange(changed);
  }

  /** Some linked files came or went: the documents that link to them have other findings. */
  #linksChanged(files: ReadonlySet<string>): void {
    const isConcerned = (uri: string): boolean => {
      const document = this.#document(uri);
      return document !== undefined && linkedFiles(document).some((file) => files.has(file));
    };
    this.onChange(new Set([...this.#keys.keys()].filter(isConcerned)));
  }

  #touch(group: Group | undefined, changed: Set<string>): void {
    if (!group) return;
    group.isStale = true;
    for (const uri of group.uris) changed.add(uri);
  }

  #keyOf(document: MapDocument): string {
    const name = mapNameOf(document);
    if (name === undefined) return document.uri;
    const folder =
      this.#folders.find((candidate) => document.uri.startsWith(`${candidate.replace(/\/$/, '')}/`)) ?? '';
    return `${folder} ${name}`;
  }

  #mapOf(uri: string, document: MapDocument): ProcessMap {
    const group = this.#groups.get(this.#keys.get(uri) ?? '');
    const frameworks = (release: string) => this.frameworks.get(release);
    const { exists } = this.#links;
    if (!group) return new ProcessMap([document], frameworks, true, undefined, exists);
    if (!group.map || group.isStale || !this.#isLoaded(group.map)) {
      const documents = [...group.uris].sort().flatMap((member) => this.#document(member) ?? []);
      const complete = this.#isComplete || mapNameOf(document) === undefined;
      group.map = new ProcessMap(documents, frameworks, complete, group.map, exists);
      group.isStale = false;
    }
    return group.map;
  }

  /** Whether a map knows its release, if that is loaded by now. */
  #isLoaded(map: ProcessMap): boolean {
    const { catalogue, release } = map;
    return catalogue !== undefined || release === undefined || this.frameworks.get(release) === undefined;
  }
}

function tooMany(files: number): string {
  const [all, read] = [files, LIMITS.files].map((number) => number.toLocaleString('en'));
  return `There are ${all} process maps in the open folders, and ${read} of them are read. What only all files show is not told; open fewer folders.`;
}
