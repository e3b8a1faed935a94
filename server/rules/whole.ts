/** How far a map can be judged. */
import type { MapDocument } from '../map/document.js';
import type { Problem } from '../map/problem.js';
import { type ProcessMap, releaseOf } from '../workspace/process-map.js';

/**
 * The elements that a document's references are judged by: the map's, unless the document names another release,
 * of which `conflicting-head`, `unknown-release` or `release-not-held` speaks.
 */
export function catalogueOf(document: MapDocument, map: ProcessMap): ProcessMap['catalogue'] {
  if (map.documents.length < 2 || isOfRelease(document, map)) return map.catalogue;
  return undefined;
}

function isOfRelease(document: MapDocument, map: ProcessMap): boolean {
  const own = releaseOf(document);
  if (own !== undefined) return own === map.catalogue?.framework.release.name;
  for (const { entry } of document.head()) if (entry.key.text === 'etom' && entry.value) return false;
  return true;
}

const whole = new WeakMap<ProcessMap, boolean>();

/**
 * Whether everything that the map says could be read and understood. Where a mistake hides a part, or a file names
 * another release, what seems to be missing may be there.
 */
export function isWhole(map: ProcessMap): boolean {
  let answer = whole.get(map);
  if (answer === undefined) {
    answer = map.documents.every(
      (document) =>
        catalogueOf(document, map) === map.catalogue &&
        document.blocks.every(({ problems }) => !hides(problems)),
    );
    whole.set(map, answer);
  }
  return answer;
}

/** Whether problems may have kept something from being read that is there. */
export function hides(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code !== 'missing-key' && code !== 'invalid-value');
}
