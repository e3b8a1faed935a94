/** Keeps what a soak finds, made small, so that a person can see what is wrong and try it again. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Action } from './actions.js';
import type { Difference } from './compare.js';
import type { State } from './editor.js';
import type { Channel } from './findings.js';
import { writeMaps } from './folder.js';
import type { Question } from './questions.js';
import { type Failure, replay } from './soak.js';

interface Run {
  readonly program: readonly string[];
  readonly channel: Channel;
}

/** How long smaller forms of a failure are looked for, in milliseconds. */
const MOST_TIME = 120_000;

/** A failure as it is kept. */
interface Kept {
  readonly channel: Channel;
  readonly folders: readonly string[];
  readonly open: Readonly<Record<string, { readonly version: number; readonly text: string }>>;
  readonly settings: object;
  readonly actions: readonly Action[];
  readonly questions: readonly Question[];
}

/**
 * Looks for the fewest actions and files that lead to the same failure, and writes them into a folder: the files below
 * `maps` and `other`, what was done in `failure.json`, the answers in `difference.json`.
 * @returns the folder, and whether the failure came back when it was tried again.
 */
export async function keep(run: Run, failure: Failure): Promise<{ folder: string; cameBack: boolean }> {
  const questions = questionsOf(failure.difference);
  const end = performance.now() + MOST_TIME;
  let [start, actions] = [failure.start, failure.actions];
  const fails = async (state: State, some: readonly Action[]): Promise<boolean> =>
    performance.now() < end && isSame(await replay(run, state, some, questions), failure.difference);
  // What hangs on timing does not come back each time.
  let cameBack = false;
  for (let times = 0; times < 3 && !cameBack; times++) cameBack = await fails(start, actions);
  if (cameBack) {
    actions = await fewer(actions, (some) => fails(start, some));
    const named = new Set(actions.flatMap(filesOf));
    const others = [...start.files].filter(([name]) => !named.has(name));
    const kept = await fewer(others, (some) =>
      fails({ ...start, files: filesIn(start, named, some) }, actions),
    );
    start = { ...start, files: filesIn(start, named, kept) };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'etom-soak-failure-'));
  writeMaps(folder, start.files);
  const { folders, open, settings } = start;
  const written: Kept = {
    channel: run.channel,
    folders,
    open: Object.fromEntries(open),
    settings,
    actions,
    questions,
  };
  writeFileSync(path.join(folder, 'failure.json'), JSON.stringify(written, undefined, 2));
  writeFileSync(
    path.join(folder, 'difference.json'),
    JSON.stringify(failure.difference ?? failure.what, undefined, 2),
  );
  // The state that was compared, which the smaller one leads to as well where it came back.
  const ended = path.join(folder, 'end');
  writeMaps(path.join(ended, 'files'), failure.end.files);
  writeMaps(path.join(ended, 'open'), new Map([...failure.end.open].map(([name, { text }]) => [name, text])));
  return { folder, cameBack };
}

/** Tries a failure that was kept. @returns what went wrong this time. */
export function tryAgain(
  program: readonly string[],
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<Difference | string | undefined> {
  const kept = JSON.parse(readFileSync(path.join(folder, 'failure.json'), 'utf8')) as Kept;
  const { channel, folders, open, settings, actions, questions } = kept;
  const start: State = { folders, settings, files, open: new Map(Object.entries(open)) };
  return replay({ program, channel }, start, actions, questions);
}

function isSame(found: Difference | string | undefined, failure: Difference | undefined): boolean {
  if (typeof found !== 'object') return found !== undefined && failure === undefined;
  return isDeepStrictEqual(found.of, failure?.of);
}

function questionsOf(found: Difference | undefined): Question[] {
  return found && typeof found.of !== 'string' ? [found.of] : [];
}

/** The files that an action is about. */
function filesOf(action: Action): string[] {
  if (action.do === 'ask' || action.do === 'rename') return [action.question.file];
  if (action.do === 'move') return [action.file, action.to];
  return 'file' in action ? [action.file] : [];
}

function filesIn(
  { files, open }: State,
  named: ReadonlySet<string>,
  others: readonly (readonly [string, string])[],
): Map<string, string> {
  return new Map([...[...files].filter(([name]) => named.has(name) || open.has(name)), ...others]);
}

/** What is left of a list after leaving out whatever a failure does without. */
async function fewer<T>(
  all: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let now = all;
  for (let size = Math.ceil(now.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < now.length; ) {
      const some = [...now.slice(0, at), ...now.slice(at + size)];
      if (await fails(some)) now = some;
      else at += size;
    }
  }
  return now;
}
