import { mapTemplate, startingPoints } from '../server/features/map-template.js';
import { DEFAULT_RELEASE } from '../server/framework/releases.js';
import type { Output } from './check.js';
import type { InitOptions } from './init-command.js';
import { loadRelease, releaseNamed } from './releases.js';
import { printable } from './text-format.js';
import { writeOutput } from './write.js';

/**
 * Writes a first map.
 * @param name of the file; it gets the ending of maps where it has none.
 * @throws Error with a sentence for the user where the file exists, or the release is not known.
 */
export async function runInit(
  name: string,
  options: InitOptions,
  { cwd, dataFolder }: { readonly cwd: string; readonly dataFolder: string },
  { out }: Output,
): Promise<void> {
  const { industry, empty = false, force = false } = options;
  const release = releaseNamed(options.release ?? DEFAULT_RELEASE);
  const framework = await loadRelease(release, dataFolder);
  const verticals = startingPoints(framework, industry).filter(({ kind }) => kind === 'vertical');
  const points = empty ? [] : verticals.map(({ id }) => id);
  const text = mapTemplate(framework, { release, organization: options.name ?? '', industry, points });
  const file = withEnding(name);
  await writeOutput(file, text, { force, cwd });
  out(printable(`${file} was written. Put your own words in, then run: etom check`));
}

/** Editors and the command know maps by the ending of their name. */
function withEnding(name: string): string {
  return /\.etom\.ya?ml$/.test(name) ? name : `${name.replace(/\.ya?ml$/, '')}.etom.yaml`;
}
