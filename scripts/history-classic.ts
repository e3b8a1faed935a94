/** What the classic elements are in the current releases: by their classic ids and their names, from the facts. */
import { by, type Doubt, type Facts, type Place } from './history-facts.js';
import { asCompared, likeness } from './history-words.js';
import type { Lineages } from './lineages.js';

/** Ties classic elements to what they became: by their classic ids, stated in 25.5 and in the list of deleted ones; by name. */
export function linkClassic(
  places: readonly (readonly Place[])[],
  facts: Facts,
  lineages: Lineages,
): Doubt[] {
  const [classic = [], ...current] = places;
  const later = current.flat();
  const newest = by(places[facts.statedIn] ?? [], ({ id }) => id);
  const doubts = linkVerticals(places, facts, lineages);
  const names = new Map<string, Place[]>();
  for (const place of later) names.set(place.words, [...(names.get(place.words) ?? []), place]);
  for (const place of classic) {
    const claim = facts.classic.find(
      ({ from }) => from.id === place.id && place.id !== '' && asCompared(from.name) === place.words,
    );
    const listed = facts.deleted.find(({ classicId }) => classicId === place.id && place.id !== '');
    const target =
      (claim && newest.get(claim.to.id)) ??
      (listed && later.findLast(({ id, words }) => id === listed.id && words === listed.words));
    for (const { id } of facts.classicReplaced.get(place.words) ?? []) {
      const other = newest.get(id);
      if (other) doubts.push(doubt(place, other, 'a public source says that it was replaced'));
    }
    const heir = listed && newest.get(listed.id);
    if (!target && listed && heir && likeness(listed.name, heir.name) >= 0.5)
      doubts.push(doubt(place, heir, `TM Forum deleted ${listed.id} ${listed.name} and used its id again`));
    const namesakes = (names.get(place.words) ?? []).filter(({ kind }) => comparable(place, kind));
    const lines = [...new Set(namesakes.map((one) => lineages.of(one)))];
    if (target) {
      const own = lineages.of(target);
      const other = lines.find((line) => line !== own && overlap(line.places, own.places));
      const isNamed = own.places.some(({ words }) => words === place.words);
      if (other?.places[0] && !isNamed) {
        doubts.push(doubt(place, target, 'its id leads here, and its name elsewhere'));
        doubts.push(doubt(place, other.places[0], 'its name leads here, and its id elsewhere'));
        continue;
      }
      if (place.unconfirmed && !isNamed) {
        doubts.push(doubt(place, target, 'its id leads here, and its classic name is not confirmed'));
        continue;
      }
      if (!lineages.join(place, target, 'stated')) doubts.push(doubt(place, target, 'another one is here'));
    }
    for (const { places: line } of lines) {
      const [at] = line;
      if (!at || lineages.of(at) === lineages.of(place)) continue;
      const isSure = !place.unconfirmed && (lines.length === 1 || target !== undefined);
      if (!isSure || !lineages.join(place, at, 'name'))
        doubts.push(
          doubt(
            place,
            at,
            place.unconfirmed ? 'its classic name is not confirmed' : 'its name is used twice',
          ),
        );
    }
  }
  return doubts;
}

function linkVerticals(places: readonly (readonly Place[])[], facts: Facts, lineages: Lineages): Doubt[] {
  return facts.verticals.flatMap(({ from, to, release, isSure }): Doubt[] => {
    const older = places[0]?.find(({ kind, name }) => kind === 'vertical' && name === from.name);
    const newer = places[release]?.find(({ kind, name }) => kind === 'vertical' && name === to.name);
    if (!older || !newer) return [];
    if (isSure && lineages.join(older, newer, 'name')) return [];
    return [doubt(older, newer, 'it follows from their members')];
  });
}

function comparable({ kind }: Place, other: Place['kind']): boolean {
  return kind === other || (kind === 'enterprise-grouping' && other === 'process');
}

function overlap(one: readonly Place[], other: readonly Place[]): boolean {
  return one.some(({ release }) => other.some((place) => place.release === release));
}

const doubt = (from: Place, to: Place, why: string): Doubt => ({ from, to, why });
