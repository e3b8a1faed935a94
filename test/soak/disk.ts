/** The files that a soak works with, on disk and as its client knows them. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a watcher tells of a file: its name, and what became of it, as the protocol has it. */
export type FileEvent = readonly [name: string, type: number];

const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;

export class Disk {
  readonly files: Map<string, string>;

  /**
   * @param root the folder that all files lie in.
   * @param files their texts by their names, which are there already.
   */
  constructor(
    private readonly root: string,
    files: ReadonlyMap<string, string>,
  ) {
    this.files = new Map(files);
  }

  /** The URI of a file or folder by its name. */
  uriOf(name: string): string {
    return pathToFileURL(this.#pathOf(name)).href;
  }

  write(name: string, text: string): FileEvent[] {
    const type = this.files.has(name) ? CHANGED : CREATED;
    writeFileSync(this.#roomFor(name), text);
    this.files.set(name, text);
    return [[name, type]];
  }

  /** Removes a file, if it is there. */
  remove(name: string): FileEvent[] {
    if (!this.files.delete(name)) return [];
    rmSync(this.#pathOf(name));
    return [[name, DELETED]];
  }

  /** Renames a file, if it is there and the new name is free. */
  move(name: string, to: string): FileEvent[] {
    const text = this.files.get(name);
    if (text === undefined || this.files.has(to)) return [];
    renameSync(this.#pathOf(name), this.#roomFor(to));
    this.files.delete(name);
    this.files.set(to, text);
    return [
      [name, DELETED],
      [to, CREATED],
    ];
  }

  #pathOf(name: string): string {
    return path.join(this.root, name);
  }

  /** The path of a file whose folder is there. */
  #roomFor(name: string): string {
    const file = this.#pathOf(name);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  }
}
