/** Which elements of two releases are surely one: the lineages, from the facts. */
import { distance } from 'fastest-levenshtein';
import { linkClassic } from './history-classic.js';
import { by, type Claim, type Doubt, type Facts, type Place } from './history-facts.js';
import { asCompared, stems } from './history-words.js';
import { Lineages } from './lineages.js';

/** The lineages, and what speaks for other ones. */
export interface Links {
  readonly lineages: Lineages;
  readonly doubts: readonly Doubt[];
}

/**
 * Follows the elements from release to release.
 * @param places the elements per release, `classic` first.
 */
export function linksOf(places: readonly (readonly Place[])[], facts: Facts): Links {
  const lineages = new Lineages(places.flat());
  const doubts: Doubt[] = [];
  for (let next = 2; next < places.length; next++) {
    doubts.push(...linkNeighbours(places[next - 1] ?? [], places[next] ?? [], facts, lineages));
  }
  joinNoted(places, facts, lineages);
  joinReturned(lineages);
  doubts.push(...linkClassic(places, facts, lineages));
  return { lineages, doubts };
}

const idAndName = ({ id, words }: Place): string => `${id}\n${words}`;

function linkNeighbours(
  old: readonly Place[],
  now: readonly Place[],
  facts: Facts,
  lineages: Lineages,
): Doubt[] {
  const doubts: Doubt[] = [];
  const [olds, nows] = [new Set(old), new Set(now)];
  const join = (one: Place, other: Place, basis: 'stated' | 'id-and-name' | 'name'): void => {
    lineages.join(one, other, basis);
    olds.delete(one);
    nows.delete(other);
  };
  const same = by(now, idAndName);
  for (const place of old) {
    const other = same.get(idAndName(place));
    if (other) join(place, other, 'id-and-name');
  }
  for (const claim of facts.renames) {
    if (claim.release !== now[0]?.release) continue;
    const pair = renamedPair(claim, [...olds], [...nows]);
    if (!pair) continue;
    if (isDeleted(pair[0], facts))
      doubts.push({ from: pair[0], to: pair[1], why: 'TM Forum states both a renaming and a deletion' });
    else join(...pair, 'stated');
  }
  const named = by([...nows], ({ words }) => words);
  for (const [words, place] of by([...olds], (one) => one.words)) {
    const other = named.get(words);
    if (other && other.kind === place.kind) join(place, other, 'name');
  }
  const ids = by([...nows], ({ id }) => id);
  for (const place of olds) {
    const other = place.id === '' ? undefined : ids.get(place.id);
    if (other && isRespelled(place.name, other.name)) join(place, other, 'id-and-name');
  }
  return doubts;
}

/** The two elements that a rename note speaks of. Its ids are of 25.5, and its new name may be a later one still. */
function renamedPair({ from, to }: Claim, olds: Place[], nows: Place[]): [Place, Place] | undefined {
  const near = ({ name }: Place): boolean => isRespelled(name, from.name);
  const older = olds.find((place) => place.id === from.id && near(place)) ?? only(olds.filter(near));
  if (!older) return undefined;
  const newer =
    only(nows.filter(({ words }) => words === asCompared(to.name))) ?? nows.find(({ id }) => id === older.id);
  return newer && [older, newer];
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** True when TM Forum's list of deleted elements has this one: by its id and name, or a classic one by its classic id. */
export function isDeleted(place: Place, { deleted, classicDeleted }: Facts): boolean {
  if (place.release > 0) {
    // The list gives ids of 25.5, where Sales is a domain of its own.
    const ids = [place.id, place.id.replace(/^1\.1\./, '1.12.')];
    return deleted.some(({ id, words }) => ids.includes(id) && words === place.words);
  }
  if (classicDeleted.has(place.words)) return true;
  return place.id !== '' && !place.unconfirmed && deleted.some(({ classicId }) => classicId === place.id);
}

/** One name in two spellings: a slip of the pen, or the same words in another form and order. */
function isRespelled(one: string, other: string): boolean {
  if (distance(asCompared(one), asCompared(other)) <= 2) return true;
  const [left, right] = [stems(one), stems(other)];
  return left.size === right.size && [...left].every((stem) => right.has(stem));
}

/** Joins what a rename note says is one, through a release in between that calls it yet otherwise. */
function joinNoted(places: readonly (readonly Place[])[], facts: Facts, lineages: Lineages): void {
  for (const { from, to, release } of facts.renames) {
    const newer = places[facts.statedIn]?.find(
      ({ id, words }) => id === to.id && words === asCompared(to.name),
    );
    const [older] = newer
      ? (renamedPair({ from, to, release }, [...(places[release - 1] ?? [])], [newer]) ?? [])
      : [];
    const [last, first] = [older && lineages.of(older).places.at(-1), newer && lineages.of(newer).places[0]];
    if (last && first && last.release < first.release && !isDeleted(last, facts))
      lineages.join(last, first, 'stated');
  }
}

/** Joins what was away for some releases and came back: with its id and name, or with a name that is nobody else's. */
function joinReturned(lineages: Lineages): void {
  for (const key of [idAndName, ({ words }: Place): string => words]) {
    const found = new Map<string, Place[]>();
    for (const { places } of lineages.all()) {
      const ends = new Set([places[0], places.at(-1)]);
      for (const place of ends) {
        if (place && place.release > 0) found.set(key(place), [...(found.get(key(place)) ?? []), place]);
      }
    }
    for (const places of found.values()) {
      const ends = [...new Set(places.map((place) => lineages.of(place)))];
      const [one, other] = ends;
      if (ends.length !== 2 || !one || !other) continue;
      const [older, newer] =
        (one.places[0]?.release ?? 0) < (other.places[0]?.release ?? 0) ? ends : [other, one];
      const [last, first] = [older?.places.at(-1), newer?.places[0]];
      if (last && first && last.release < first.release && last.words === first.words)
        lineages.join(last, first, last.id === first.id ? 'id-and-name' : 'name');
    }
  }
}
