/** What of the changes between two releases concerns a map. */
import type { ElementPlace } from '../../map/facts.js';
import type { Range } from '../../map/range.js';
import { mapNameOf, type ProcessMap, placeOf } from '../../workspace/process-map.js';
import { type Change, isSure, type ReleaseDiff, type Side } from './model.js';

/** A reference of a map to an element. */
export interface MapUse {
  readonly uri: string;
  readonly range: Range;
  readonly text: string;
  readonly place: ElementPlace;
  /** The name of the process, system, step or extension that it is said of. */
  readonly by: string | undefined;
}

export interface Concern {
  readonly change: Change;
  readonly uses: readonly MapUse[];
}

/** A map on one of two releases, and what of their differences concerns it. */
export interface MapConcerns {
  /** The map's name; undefined where it has none. */
  readonly name: string | undefined;
  readonly files: readonly string[];
  /** Which of the two releases it is on. */
  readonly side: Side;
  /**
   * Its references: to elements that are the same in both releases, that changed, to extensions of its own, and those that mean no
   * element for sure.
   */
  readonly counts: Readonly<Record<'same' | 'changed' | 'own' | 'unclear', number>>;
  /** The changes of elements that it names, in the order of the comparison. */
  readonly concerns: readonly Concern[];
  /** What is new right below elements that it names. */
  readonly below: readonly Concern[];
}

/**
 * Finds what concerns a map.
 * @param diff with all its changes.
 * @returns undefined where the map is on neither of the two releases.
 */
export function mapConcerns(diff: ReleaseDiff, map: ProcessMap): MapConcerns | undefined {
  const release = map.catalogue?.framework.release.name;
  if (release === undefined || (release !== diff.from && release !== diff.to)) return undefined;
  const side: Side = release === diff.from ? 'from' : 'to';
  const changes = diff.groups.flatMap((group) => group.changes);
  const changed = new Set(changes.flatMap((change) => keysOf(change, side)));
  const counts = { same: 0, changed: 0, own: 0, unclear: 0 };
  const uses = new Map<string, MapUse[]>();
  for (const located of map.located(({ facts }) => facts.elements)) {
    const { text, place, by } = located.item;
    const element = map.catalogue?.element(text.text);
    const { uri, range } = placeOf(located, text.range);
    if (!element) counts.unclear++;
    else if (element.kind === 'extension') counts.own++;
    else {
      counts[changed.has(element.key) ? 'changed' : 'same']++;
      const use = { uri, range, text: text.text, place, by: by && (by.name?.text || by.id) };
      uses.set(element.key, [...(uses.get(element.key) ?? []), use]);
    }
  }
  const concerning = (keys: (change: Change) => readonly string[]): Concern[] =>
    changes
      .map((change) => ({ change, uses: keys(change).flatMap((key) => uses.get(key) ?? []) }))
      .filter((concern) => concern.uses.length > 0);
  const [first] = map.documents;
  return {
    name: first && mapNameOf(first),
    files: map.documents.map(({ uri }) => uri),
    side,
    counts,
    concerns: concerning((change) => keysOf(change, side)),
    below:
      side === 'from'
        ? concerning(({ was, above, now }) =>
            was.length === 0 && now.length > 0 && above ? [above.key] : [],
          )
        : [],
  };
}

/** The elements of a side that a change is about; candidates are not. */
function keysOf({ kind, was, now }: Change, side: Side): string[] {
  const isNew = kind === 'added' || kind === 'perhaps-added';
  const about = side === 'from' ? (isNew ? [] : was) : isSure(kind) || isNew ? now : [];
  return about.map(({ key }) => key);
}
