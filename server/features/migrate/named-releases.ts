/** The releases that a map names, in its `etom:` lines and in the comments of earlier migrations. */
import { DEFAULT_RELEASE, findRelease, RELEASES } from '../../framework/releases.js';
import type { MapDocument } from '../../map/document.js';
import { undecidedIn } from '../../map/undecided.js';
import { headText, type ProcessMap, releaseOf } from '../../workspace/process-map.js';

/** The releases that a migration of a map reads. */
export function releasesFor(map: ProcessMap, target: string): string[] {
  const named = map.documents.flatMap((document) => [
    releaseOf(document) ?? target,
    ...document.blocks.flatMap((block) => undecidedIn(block).map(({ from }) => canonical(from))),
  ]);
  // What is not carried is looked for in all; ids that were added to the classic numbering lead to a current release.
  const needsAll = named.some((name) => name === DEFAULT_RELEASE || !isCarried(name));
  return [...new Set([target, ...named, ...(needsAll ? RELEASES.map(({ name }) => name) : [])])];
}

/** The text of a document's `etom:` line. */
export function releaseTextOf(document: MapDocument): string | undefined {
  return headText(document, 'etom')?.text.text;
}

/** The name of a release as we write it; as it stands where there is no such release. */
export function canonical(text: string): string {
  return findRelease(text)?.name ?? text;
}

/** Whether we carry a release of this name. */
export function isCarried(release: string): boolean {
  return RELEASES.some(({ name }) => name === release);
}
