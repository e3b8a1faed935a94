/** Works with a server as a client does, for long, and compares it with a fresh one whenever there is a rest. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Random } from '../fuzz/random.js';
import { type Action, nextAction } from './actions.js';
import { type Difference, difference, someQuestions } from './compare.js';
import { Editor, type State } from './editor.js';
import type { Channel } from './findings.js';
import { FOLDERS, writeFolder, writeMaps } from './folder.js';
import type { Question } from './questions.js';

export interface SoakOptions {
  /** What Node runs: the server. */
  readonly program: readonly string[];
  readonly channel: Channel;
  readonly seed: number;
  /** How many actions are between two rests. */
  readonly actions: number;
  /** Whether to end, asked at each rest. */
  isOver(done: Done): boolean;
  onFailure(failure: Failure): Promise<void>;
}

/** What was done so far. */
export interface Done {
  actions: number;
  requests: number;
  rests: number;
  failures: number;
}

/** What went wrong, with what led to it. */
export interface Failure {
  readonly what: string;
  readonly difference: Difference | undefined;
  /** The state at the rest before, the actions since, and the state that they led to. */
  readonly start: State;
  readonly actions: readonly Action[];
  readonly end: State;
}

/** How many failures end a run. */
const MOST_FAILURES = 5;

/** Soaks one server; after a failure another one goes on from the same state. The same seed makes the same choices. */
export async function soak(options: SoakOptions): Promise<Done> {
  const { program, channel, seed, isOver, onFailure } = options;
  const root = mkdtempSync(path.join(tmpdir(), 'etom-soak-'));
  const originals = writeFolder(root);
  const random = new Random(seed);
  const done: Done = { actions: 0, requests: 0, rests: 0, failures: 0 };
  const nothing = { open: new Map(), settings: {} };
  let lived = await Editor.start(program, channel, root, { folders: FOLDERS, files: originals, ...nothing });
  while (!isOver(done) && done.failures < MOST_FAILURES) {
    const start = lived.state;
    const asked = lived.line.asked;
    const actions: Action[] = [];
    while (actions.length < options.actions && lived.line.faults.length === 0) {
      const action = nextAction(random, lived.scene(originals));
      actions.push(action);
      await lived.perform(action);
    }
    const fresh = await Editor.start(program, channel, root, lived.state);
    const found = await difference(lived, fresh, someQuestions(random.below(2 ** 31), lived));
    await fresh.line.end();
    done.actions += actions.length;
    done.requests += lived.line.asked - asked;
    done.rests++;
    const what =
      [...lived.line.faults, ...fresh.line.faults][0] ??
      (found && 'An answer is another than that of a fresh server');
    if (what === undefined) continue;
    done.failures++;
    const end = lived.state;
    await lived.line.end();
    await onFailure({ what, difference: found, start, actions, end });
    lived = await Editor.start(program, channel, root, end);
  }
  await lived.line.end();
  rmSync(root, { recursive: true, force: true });
  return done;
}

/**
 * Does actions once more, from a state, on a server of its own and in a folder of its own.
 * @returns what a fresh server answers otherwise to a question, or the first fault of the server.
 */
export async function replay(
  { program, channel }: Pick<SoakOptions, 'program' | 'channel'>,
  start: State,
  actions: readonly Action[],
  asked: readonly Question[],
): Promise<Difference | string | undefined> {
  const root = mkdtempSync(path.join(tmpdir(), 'etom-soak-'));
  writeMaps(root, start.files);
  const lived = await Editor.start(program, channel, root, start);
  try {
    for (const action of actions) await lived.perform(action);
    const fresh = await Editor.start(program, channel, root, lived.state);
    const found = await difference(lived, fresh, asked);
    await fresh.line.end();
    return lived.line.faults[0] ?? found;
  } finally {
    await lived.line.end();
    rmSync(root, { recursive: true, force: true });
  }
}
