/** The elements of a release that is not carried, found in those that are. */
import type { Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { nearestWord } from '../../framework/nearest.js';
import { normalize } from '../../framework/normalize.js';
import { DEFAULT_RELEASE, RELEASES, readReleaseName } from '../../framework/releases.js';
import { parseReference } from '../../framework/resolve.js';
import { said } from '../../rules/words.js';
import type { Frameworks } from '../../workspace/process-map.js';
import type { Meaning } from './meaning.js';

/** The last version that went on with the classic numbering. */
const LAST_CLASSIC = 14.5;

/**
 * Finds an element by its id and name together, or by its name alone, in the nearest release that has it; one whose id is the
 * same and whose name is similar is for a person to judge. An id alone proves nothing, since ids are used again.
 * @param release as the map names it.
 */
export function findElsewhere(text: string, release: string, frameworks: Frameworks): Meaning {
  const { id, name } = parseReference(text);
  const missing = release === '' ? 'the map names no release' : `${release} is not carried`;
  if (name === undefined) return { kind: 'unclear', why: `${missing}, and an id alone proves nothing` };
  const near = nearest(release).flatMap((one) => frameworks(one) ?? []);
  for (const of of near) {
    const element = id === undefined ? undefined : withIdAndName(of, id, name);
    if (element) return found(element, of, `${missing}; found in ${of.release.name} by id and name`);
  }
  for (const of of near) {
    const [element, ...others] = of.byName(name);
    if (element && others.length === 0)
      return found(element, of, `${missing}; found in ${of.release.name} by name alone`);
  }
  for (const of of near) {
    const element = id === undefined ? undefined : of.byId(id);
    if (element && nearestWord(name, [element.name]) !== undefined) {
      const how = `${missing}; in ${of.release.name} its id has a similar name, ${said(element.name)}`;
      return { ...found(element, of, how), isSure: false };
    }
  }
  return {
    kind: 'unclear',
    why: `${missing}, and its name is not that of one element alone in a release that is`,
  };
}

function found(element: Element, of: Framework, how: string): Extract<Meaning, { kind: 'element' }> {
  return { kind: 'element', element, of, found: how };
}

function withIdAndName(framework: Framework, id: string, name: string): Element | undefined {
  const element = framework.byId(id);
  return element && normalize(element.name) === normalize(name) ? element : undefined;
}

/** The releases that we carry, the nearest to a version first; those of the other numbering last. */
function nearest(release: string): string[] {
  const read = readReleaseName(release);
  const version = read.kind === 'not-held' ? Number.parseFloat(read.version) : Number.NaN;
  const current = RELEASES.map(({ name }) => name).filter((name) => name !== DEFAULT_RELEASE);
  const far = (name: string): number =>
    Math.abs(Number.parseFloat(name.replace(/^gb921-/, '')) - version) || 0;
  const byDistance = [...current].sort((a, b) => far(a) - far(b));
  return version <= LAST_CLASSIC ? [DEFAULT_RELEASE, ...byDistance] : [...byDistance, DEFAULT_RELEASE];
}
