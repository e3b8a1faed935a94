/** The page that compares two releases. Loaded when one is asked for. */
import { type DiffLinks, diffMarkdown } from '../exchange/release-diff/markdown.js';
import { fileNameOf } from '../features/file-name.js';
import { mapConcerns } from '../features/release-diff/concerns.js';
import type { ReleaseDiff } from '../features/release-diff/model.js';
import { releaseDiff } from '../features/release-diff/release-diff.js';
import { downTo, READABLE_LEVEL } from '../features/release-diff/select.js';
import { label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { type CompareReleasesParams, linkFromComparison } from '../protocol.js';
import type { Services } from './services.js';

/** More changes than these are listed down to a level only; what concerns the map is always listed. */
const MOST_CHANGES = 500;

/** What two releases differ in, as Markdown with links that VS Code's preview follows; null where one cannot be read. */
export async function comparisonPage(
  { frameworks, workspace }: Services,
  { from, to, uri, folder }: CompareReleasesParams,
): Promise<string | null> {
  const [old, now, history] = await Promise.all([
    frameworks.load(from),
    frameworks.load(to),
    frameworks.history(),
  ]);
  if (!old || !now || !history) return null;
  await workspace.indexed;
  const diff = releaseDiff(old, now, history);
  const at = uri === undefined ? undefined : await workspace.get(uri);
  const concerns = at && mapConcerns(diff, at.map);
  const below = (file: string): string | undefined =>
    folder !== undefined && file.startsWith(`${folder}/`) ? file.slice(folder.length) : undefined;
  return diffMarkdown(
    {
      diff: readable(diff),
      maps: concerns ? [concerns] : [],
      isWhole: true,
      fileName: (file) => fileNameOf(file),
    },
    {
      element: elementLinks(old, now),
      // A path from the root of the first folder: the preview opens no other files.
      place: (file, line) => `${below(file) ?? file}#L${line + 1}`,
    },
  );
}

function readable(diff: ReleaseDiff): ReleaseDiff {
  const changes = diff.groups.reduce((sum, group) => sum + group.changes.length, 0);
  return changes > MOST_CHANGES ? downTo(diff, READABLE_LEVEL) : diff;
}

/** Links to the pages of elements by what one writes in a map; none to those of which there are several. */
function elementLinks(from: Framework, to: Framework): DiffLinks['element'] {
  const frameworks = { from, to };
  const repeated = { from: repeatedLabels(from), to: repeatedLabels(to) };
  return (element, side) => {
    const written = label(element);
    return repeated[side].has(written)
      ? undefined
      : linkFromComparison(frameworks[side].release.name, written);
  };
}

function repeatedLabels({ elements }: Framework): ReadonlySet<string> {
  const seen = new Set<string>();
  const isRepeated = (one: string): boolean => seen.has(one) || !seen.add(one);
  return new Set(elements.map(label).filter(isRepeated));
}
