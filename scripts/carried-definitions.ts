/**
 * Gives the level-2 elements of the current releases their definitions, which are written for one release and hold in
 * another where the element is the same.
 */
import type { ElementRow, ReleaseData } from '../server/framework/element.js';
import { Framework } from '../server/framework/framework.js';
import type { History, Outcome } from '../server/framework/history.js';
import { normalize } from '../server/framework/normalize.js';

/** The release that the definitions are written for; what it lacks is defined for the newest that has it. */
const WRITTEN_FOR = 'gb921-25.5';

/** A domain that is divided in later releases, and its parts there. */
const DIVIDED: Readonly<Record<string, readonly string[]>> = { 'Market & Sales': ['Market', 'Sales'] };

/** An element of level 2 in one release. */
export interface Place {
  readonly release: string;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

/** Whether two places in different releases are one element. */
export type IsSame = (place: Place, defined: Place) => boolean;

/** What becomes of an element that surely goes on under another name. */
const RENAMED: ReadonlySet<Outcome> = new Set(['renamed', 'renumbered-and-renamed']);

/** Tells by the release history of two places with different names whether they are surely one element. */
export function renamedBy(
  history: Pick<History, 'fate'>,
  releases: ReadonlyMap<string, ReleaseData>,
): IsSame {
  const frameworks = new Map([...releases].map(([name, data]) => [name, Framework.of(data)]));
  return (place, defined) => {
    const [from, to] = [frameworks.get(place.release), frameworks.get(defined.release)];
    const element = from?.byId(place.id);
    if (!from || !to || !element) return false;
    const { outcome, to: found } = history.fate(element, from, to);
    return RENAMED.has(outcome) && found[0] === to.byId(defined.id);
  };
}

/**
 * Adds the definitions to the current releases. An element takes that of its own name before that of another name.
 * @param definitions name → text; each name stands at level 2 of a current release.
 * @param isRenamed tells of two places with different names whether they are one element.
 */
export function addLevel2Definitions(
  definitions: Readonly<Record<string, string>>,
  releases: ReadonlyMap<string, ReleaseData>,
  isRenamed: IsSame = () => false,
): Map<string, ReleaseData> {
  const current = [...releases.values()].filter(({ release }) => release !== 'classic');
  const newestFirst = current.reverse().flatMap(placesOf);
  const preferred = [...newestFirst.filter(({ release }) => release === WRITTEN_FOR), ...newestFirst];
  const defined = Object.keys(definitions).flatMap(
    (name) => preferred.find((place) => place.name === name) ?? [],
  );
  const byName = new Map(defined.map((place) => [normalize(place.name), place]));
  const definitionOf = (place: Place): string => {
    const namesake = byName.get(normalize(place.name));
    const found =
      namesake && isAtHome(place, namesake) ? namesake : defined.find((other) => isRenamed(place, other));
    return (found && definitions[found.name]?.trim()) ?? '';
  };
  const define = (data: ReleaseData): ReleaseData => ({
    ...data,
    elements: data.elements.map((row) => {
      const place = placeOf(row, data);
      return place ? withDefinition(row, definitionOf(place)) : row;
    }),
  });
  return new Map([...releases].map(([name, data]) => [name, name === 'classic' ? data : define(data)]));
}

/** What tells of two places with one name that they are one element: the id is the same, or the domain is. */
const isAtHome: IsSame = (place, defined) =>
  place.id === defined.id || [place.domain, ...(DIVIDED[place.domain] ?? [])].includes(defined.domain);

function placesOf(data: ReleaseData): Place[] {
  return data.elements.flatMap((row) => placeOf(row, data) ?? []);
}

function placeOf(row: ElementRow, { release, elements }: ReleaseData): Place | undefined {
  const [id, name, , level, parent] = row;
  return level === 2 ? { release, id, name, domain: elements[parent]?.[1] ?? '' } : undefined;
}

function withDefinition(row: ElementRow, definition: string): ElementRow {
  const [id, name, kind, level, parent, verticals, childList, idStatus, flags, key] = row;
  return [id, name, kind, level, parent, verticals, childList, idStatus, flags, key, definition];
}
