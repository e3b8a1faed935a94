/** A thread of `etom check`: reads a part of the files, checks maps, and answers with findings, never with documents. */
import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { lineAt } from '../server/features/cursor.js';
import { MapDocument } from '../server/map/document.js';
import { check } from '../server/rules/check.js';
import type { Finding, Severities } from '../server/rules/rule.js';
import { mapNameOf } from '../server/workspace/process-map.js';
import { type Failure, readText } from './files.js';
import { groupOf, Joiner } from './join.js';

export interface WorkerData {
  readonly cwd: string;
  readonly dataFolder: string;
  readonly severities: Severities;
}

/** What a thread is asked for. */
export type Task =
  | {
      /** Reads files. Those that are asked for and are maps of their own are checked at once. */
      readonly task: 'read';
      readonly files: readonly string[];
      /** Where files are not asked for: the names of the maps of which they may be a part. */
      readonly only?: ReadonlySet<string>;
    }
  | {
      /** Checks a map of several files. */
      readonly task: 'check';
      readonly files: readonly string[];
      readonly asked: ReadonlySet<string>;
    };

/** What is known of a file once it was read. */
export interface ReadFile {
  readonly file: string;
  /** The name of its map, and what all files of one map have in common; undefined for a map of its own. */
  readonly map?: { readonly name: string; readonly group: string };
}

/** What was found in a file, as plain data. */
export interface FoundFile {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** The lines on which findings start. */
  readonly lines: ReadonlyMap<number, string>;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

export interface Answer {
  readonly read: readonly ReadFile[];
  readonly found: readonly FoundFile[];
  readonly failures: readonly Failure[];
}

/** Files that are read at the same time. */
const AT_ONCE = 32;

/** Serves the thread that started this one, until that ends it. */
export function serveChecks(): void {
  if (parentPort) new CheckWorker(parentPort, workerData as WorkerData).listen();
}

class CheckWorker {
  /** The files of joined maps that were read and not checked yet. */
  readonly #kept = new Map<string, MapDocument>();
  readonly #joiner: Joiner;
  #failures: Failure[] = [];

  constructor(
    private readonly port: MessagePort,
    private readonly data: WorkerData,
  ) {
    this.#joiner = new Joiner(data.dataFolder, (message) => this.#failures.push({ path: '', message }));
  }

  listen(): void {
    this.port.on('message', async (task: Task) => {
      this.#failures = [];
      const { read, found } = task.task === 'read' ? await this.#read(task) : await this.#check(task);
      const answer: Answer = { read, found, failures: this.#failures };
      this.port.postMessage(answer);
    });
  }

  async #read({ files, only }: Task & { task: 'read' }): Promise<Omit<Answer, 'failures'>> {
    const read: ReadFile[] = [];
    const found: FoundFile[] = [];
    for (let from = 0; from < files.length; from += AT_ONCE) {
      for (const [file, document] of await this.#documents(files.slice(from, from + AT_ONCE), !only)) {
        const name = mapNameOf(document);
        if (name === undefined) {
          read.push({ file });
          if (!only) found.push(...(await this.#found(new Map([[file, document]]), new Set([file]))));
        } else if (!only || only.has(name)) {
          read.push({ file, map: { name, group: groupOf(file, document) } });
          this.#kept.set(file, document);
        }
      }
    }
    return { read, found };
  }

  async #check({ files, asked }: Task & { task: 'check' }): Promise<Omit<Answer, 'failures'>> {
    const missing = files.filter((file) => !this.#kept.has(file));
    const more = await this.#documents(missing, false);
    const documents = new Map<string, MapDocument>();
    for (const file of files) {
      const document = this.#kept.get(file) ?? more.get(file);
      if (document) documents.set(file, document);
      this.#kept.delete(file);
    }
    return { read: [], found: await this.#found(documents, asked) };
  }

  async #documents(files: readonly string[], isAsked: boolean): Promise<Map<string, MapDocument>> {
    const documents = new Map<string, MapDocument>();
    const texts = await Promise.all(files.map((file) => readText(file, this.data.cwd)));
    for (const [index, file] of files.entries()) {
      const read = texts[index];
      if (read && 'text' in read)
        documents.set(file, MapDocument.read(pathToFileURL(file).href, 0, read.text));
      else if (read && isAsked) this.#failures.push(read);
    }
    return documents;
  }

  /** Checks the files of one map. */
  async #found(
    documents: ReadonlyMap<string, MapDocument>,
    asked: ReadonlySet<string>,
  ): Promise<FoundFile[]> {
    const [map] = await this.#joiner.join(documents);
    return [...documents].flatMap(([file, document]) => {
      if (!map || !asked.has(file)) return [];
      const start = performance.now();
      const findings = check(document, map, this.data.severities);
      const starts = new Set(findings.map(({ range }) => range.start.line));
      const lines = new Map([...starts].map((line) => [line, lineAt(document, line)]));
      return [{ file, findings, lines, ms: performance.now() - start }];
    });
  }
}
