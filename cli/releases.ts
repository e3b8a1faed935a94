import type { Framework } from '../server/framework/framework.js';
import { nearestWord } from '../server/framework/nearest.js';
import { RELEASES, readReleaseName } from '../server/framework/releases.js';
import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import { either } from '../server/rules/words.js';
import { printable } from './text-format.js';

/**
 * The canonical name of the release that an option names.
 * @throws Error with a sentence for the user where it names none that we carry.
 */
export function releaseNamed(text: string): string {
  const name = readReleaseName(text);
  if (name.kind === 'held') return name.release.name;
  const names = RELEASES.map((release) => release.name);
  const near = name.kind === 'unknown' ? nearestWord(text, names) : undefined;
  const what = name.kind === 'unknown' ? 'is no framework release' : 'is a release that etom does not carry';
  const answer = near === undefined ? `take ${either(names)}` : `did you mean ${near}?`;
  throw new Error(`${printable(text)} ${what}; ${answer}`);
}

/**
 * Loads a release.
 * @param release its canonical name.
 * @throws Error with a sentence for the user where its data cannot be read.
 */
export async function loadRelease(release: string, dataFolder: string): Promise<Framework> {
  let problem = '';
  const store = new FrameworkStore(new NodeHost(dataFolder), (message) => {
    problem = message;
  });
  const framework = await store.load(release);
  if (!framework) throw new Error(problem || `There is no release ${printable(release)}.`);
  return framework;
}
