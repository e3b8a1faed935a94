import type { Framework } from '../server/framework/framework.js';
import type { History } from '../server/framework/history.js';
import { nearestWord } from '../server/framework/nearest.js';
import { findRelease, RELEASES } from '../server/framework/releases.js';
import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import { either } from '../server/rules/words.js';
import { printable } from './text-format.js';

const NAMES = RELEASES.map(({ name }) => name);

/**
 * The canonical name of the release that an option names, whether we carry it or not.
 * @throws Error with a sentence for the user where it names none that exists.
 */
export function releaseNamed(text: string): string {
  const release = findRelease(text);
  if (release) return release.name;
  const near = nearestWord(text, NAMES);
  const answer = near === undefined ? `take ${either(NAMES)}` : `did you mean ${near}?`;
  throw new Error(`${printable(text)} is no framework release; ${answer}`);
}

/**
 * Loads a release: one that we carry, or one that the user has imported a workbook of.
 * @param release its canonical name.
 * @throws Error with a sentence for the user where it is neither, or its data cannot be read.
 */
export async function loadRelease(release: string, dataFolder: string): Promise<Framework> {
  let problem = '';
  const store = new FrameworkStore(new NodeHost(dataFolder), (message) => {
    problem = message;
  });
  const framework = await store.load(release);
  if (framework) return framework;
  throw new Error(
    problem ||
      `${printable(release.replace('gb921-', ''))} is a release that etom does not carry; take ${either(NAMES)}, or import your own workbook of it with etom import gb921`,
  );
}

/**
 * Loads the release history.
 * @throws Error with a sentence for the user where it cannot be read.
 */
export async function loadHistory(dataFolder: string): Promise<History> {
  let problem = '';
  const store = new FrameworkStore(new NodeHost(dataFolder), (message) => {
    problem = message;
  });
  const history = await store.history();
  if (history) return history;
  throw new Error(problem);
}
