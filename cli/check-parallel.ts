/** `etom check` on many files: by threads, which read the files, check their maps and send back what they found. */
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileFindings } from './check-report.js';
import type { Answer, FoundFile, ReadFile, Task, WorkerData } from './check-worker.js';
import { type Failure, type FoundFiles, mapsBelow, shown } from './files.js';
import type { Progress } from './progress.js';

export interface ParallelCheck {
  readonly files: readonly (FileFindings & { readonly ms: number })[];
  readonly failures: readonly Failure[];
  /** How many files were read, and of how many maps. */
  readonly read: number;
  readonly maps: number;
}

/**
 * Checks files. The result is the same for any number of threads.
 */
export async function checkInParallel(
  { files, failures }: FoundFiles,
  threads: number,
  data: WorkerData,
  progress: Progress,
): Promise<ParallelCheck> {
  const { cwd } = data;
  const pool = new Pool(threads, data);
  try {
    const asked = await pool.read(files);
    const names = new Set(asked.flatMap(({ map }) => map?.name ?? []));
    const known = new Set(files);
    const below = names.size > 0 ? (await mapsBelow(cwd)).filter((file) => !known.has(file)) : [];
    const more = await pool.read(below, names);
    progress.step('Reading', files.length, files.length);

    const groups = groupsOf([...asked, ...more]);
    const total =
      pool.found.size +
      groups.reduce((sum, group) => sum + group.filter((file) => known.has(file)).length, 0);
    await pool.check(groups, known, () => progress.step('Checking', pool.found.size, total));
    return {
      files: files.flatMap((file) => {
        const found = pool.found.get(file);
        return found ? [checkedFile(found, cwd)] : [];
      }),
      failures: unique([...failures, ...pool.failures]),
      read: asked.length + more.length,
      maps: asked.filter(({ map }) => !map).length + groups.length,
    };
  } finally {
    progress.end();
    await pool.end();
  }
}

/** Files by map, in the order in which they were named; those of maps of their own are not among them. */
function groupsOf(files: readonly ReadFile[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { file, map } of files) {
    if (!map) continue;
    const group = groups.get(map.group);
    if (group) group.push(file);
    else groups.set(map.group, [file]);
  }
  return [...groups.values()];
}

function checkedFile({ file, findings, lines, ms }: FoundFile, cwd: string): FileFindings & { ms: number } {
  const lineAt = (line: number): string => lines.get(line) ?? '';
  return { path: shown(file, cwd), file, uri: pathToFileURL(file).href, findings, lineAt, ms };
}

function unique(failures: readonly Failure[]): Failure[] {
  const seen = new Set<string>();
  return failures.filter(({ message }) => seen.size < seen.add(message).size);
}

/** Threads with one task each at a time. */
class Pool {
  readonly found = new Map<string, FoundFile>();
  readonly failures: Failure[] = [];
  readonly #workers: readonly Worker[];
  /** The thread that has read a file. */
  readonly #reader = new Map<string, number>();

  constructor(threads: number, workerData: WorkerData) {
    // A thread runs this same program: where it is no main thread, its command serves another.
    // What is read is soon garbage: with room for it, it is never copied.
    const resourceLimits = { maxYoungGenerationSizeMb: 96 };
    const options = { argv: ['check'], workerData, resourceLimits };
    this.#workers = Array.from({ length: threads }, () => new Worker(__filename, options));
  }

  /** Reads files, an equal part of neighbours by each thread: the files of a map are mostly neighbours. */
  async read(files: readonly string[], only?: ReadonlySet<string>): Promise<ReadFile[]> {
    const share = Math.ceil(files.length / this.#workers.length);
    const parts = await Promise.all(
      this.#workers.map(async (_, at) => {
        const own = files.slice(at * share, (at + 1) * share);
        if (own.length === 0) return [];
        for (const file of own) this.#reader.set(file, at);
        return (await this.#ask(at, { task: 'read', files: own, ...(only ? { only } : {}) })).read;
      }),
    );
    return parts.flat();
  }

  /** Checks joined maps, each by the thread that has read its first file. */
  async check(groups: readonly string[][], asked: ReadonlySet<string>, onDone: () => void): Promise<void> {
    await Promise.all(
      this.#workers.map(async (_, at) => {
        for (const files of groups) {
          if (this.#reader.get(files[0] ?? '') !== at) continue;
          const own = new Set(files.filter((file) => asked.has(file)));
          if (own.size > 0) await this.#ask(at, { task: 'check', files, asked: own });
          onDone();
        }
      }),
    );
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  async #ask(at: number, task: Task): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const worker = this.#workers[at];
      worker?.removeAllListeners().once('message', resolve).once('error', reject).postMessage(task);
    });
    for (const one of answer.found) this.found.set(one.file, one);
    this.failures.push(...answer.failures);
    return answer;
  }
}
