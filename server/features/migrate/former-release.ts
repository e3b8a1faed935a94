/** Which release the references of a map are of, where its `etom:` line was changed by hand and they were not. */
import type { Framework } from '../../framework/framework.js';
import { parseReference } from '../../framework/resolve.js';
import { undecidedIn } from '../../map/undecided.js';
import { Catalogue } from '../../workspace/catalogue.js';
import type { ProcessMap } from '../../workspace/process-map.js';

/** Fewer references are mended one by one. */
const LEAST = 2;
/** The share of the references with names that the former release has to understand. */
const MOST = 0.8;

/**
 * The carried release that understands clearly more of a map's references than the one that the map names; undefined where none
 * does, or where several do that would take them for different elements.
 * @param named the release that the map names.
 * @param all the releases that we carry, `named` among them.
 */
export function formerRelease(
  map: ProcessMap,
  named: Framework,
  all: readonly Framework[],
): Framework | undefined {
  const texts = referencesOf(map);
  const telling = texts.filter((text) => parseReference(text).name !== undefined);
  const extensions = map.declared('extension').map(({ item }) => item);
  const judged = all.map((framework) => {
    const catalogue = new Catalogue(framework, extensions);
    const understood = telling.filter((text) => isUnderstood(catalogue, text)).length;
    const meanings = texts.map((text) => meaningIn(catalogue, text));
    return { framework, understood, meanings: meanings.join('\n') };
  });
  const now = judged.find(({ framework }) => framework === named)?.understood ?? 0;
  const most = Math.max(...judged.map(({ understood }) => understood));
  if (most <= now || most < LEAST || most < MOST * telling.length) return undefined;
  const at = all.indexOf(named);
  const best = judged
    .filter(({ understood }) => understood === most)
    .sort((a, b) => Math.abs(all.indexOf(a.framework) - at) - Math.abs(all.indexOf(b.framework) - at));
  const [first] = best;
  return best.every(({ meanings }) => meanings === first?.meanings) ? first?.framework : undefined;
}

/** Whether the release that a map names leaves a reference unexplained, so that it is worth asking for another one. */
export function hasStrangers(map: ProcessMap): boolean {
  const { catalogue } = map;
  return catalogue !== undefined && referencesOf(map).some((text) => !isUnderstood(catalogue, text));
}

/** The texts of references, without those that a migration has left to a person. */
function referencesOf(map: ProcessMap): string[] {
  return map.documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const undecided = new Set(undecidedIn(block).map(({ use }) => use));
      return block.facts.elements.filter((use) => !undecided.has(use)).map(({ text }) => text.text);
    }),
  );
}

function isUnderstood(catalogue: Catalogue, text: string): boolean {
  const meant = catalogue.resolve(text);
  return meant.status === 'ok' && !meant.misspelled;
}

function meaningIn(catalogue: Catalogue, text: string): string {
  const element = isUnderstood(catalogue, text) ? catalogue.element(text) : undefined;
  return element ? `${element.id} ${element.name}` : '';
}
