/** Makes the release history from the facts in schemas/releases: what became of each element, and how that is known. */
import type { ReleaseData } from '../server/framework/element.js';
import type { HistoryData } from '../server/framework/history-data.js';
import { candidatesOf } from './history-candidates.js';
import { type Doubt, type Facts, factsOf, type Place, placesOf, type Row } from './history-facts.js';
import { isDeleted, linksOf } from './history-links.js';
import { type Event, stored } from './history-store.js';
import type { Lineage, Lineages } from './lineages.js';

/** What could not be decided of an element, for a domain expert. */
export interface Undecided {
  readonly from: Place;
  /** Where it came back after it was away, if it did. */
  readonly back: Place | undefined;
  readonly candidates: readonly Place[];
  readonly why: readonly string[];
}

/**
 * Makes the history.
 * @param releases the releases' data, `classic` first, then oldest to newest.
 * @param changes the rows of changes.tsv.
 */
export function releaseHistory(
  releases: readonly ReleaseData[],
  changes: readonly Row[],
): { readonly data: HistoryData; readonly undecided: readonly Undecided[] } {
  const names = releases.map(({ release }) => release);
  const places = placesOf(releases);
  const facts = factsOf(changes, names);
  const { lineages, doubts } = linksOf(places, facts);
  const sure = splitsOf(places, facts, changes, names, lineages);
  const { events, undecided } = openEnds(places, facts, lineages, doubts, sure);
  return { data: stored(names, places, facts, lineages, [...sure, ...events]), undecided };
}

/** What is stated to have been split. */
function splitsOf(
  places: readonly (readonly Place[])[],
  facts: Facts,
  changes: readonly Row[],
  names: readonly string[],
  lineages: Lineages,
): Event[] {
  const find = (release: number, id: string): Place[] =>
    (places[release] ?? []).filter((place) => place.id === id);
  const classic = (places[0] ?? []).flatMap((place): Event[] => {
    const parts = facts.classicSplits.get(place.words);
    if (!parts || lineages.of(place).places.length > 1) return [];
    const to = parts.flatMap(({ id }) => find(facts.statedIn, id));
    return [{ kind: 'split', from: lineages.of(place), to, basis: 'stated' }];
  });
  const current = changes.flatMap((row): Event[] => {
    const release = names.indexOf(row.to_release?.replace(/^v/, 'gb921-') ?? '');
    if (row.kind !== 'split' || release < 0) return [];
    const [whole] = find(release - 1, row.from_id ?? '');
    const to = [...find(release, row.from_id ?? ''), ...find(release, row.to_id ?? '')];
    return whole ? [{ kind: 'split', from: lineages.of(whole), to, basis: 'stated' }] : [];
  });
  return [...classic, ...current];
}

/** The candidates of the lineages that end, or never went on from classic, without a sure successor. */
function openEnds(
  places: readonly (readonly Place[])[],
  facts: Facts,
  lineages: Lineages,
  doubts: readonly Doubt[],
  sure: readonly Event[],
): { events: Event[]; undecided: Undecided[] } {
  const split = new Set(sure.map(({ from }) => from));
  const parts = new Set(sure.flatMap(({ to }) => to.map((place) => lineages.of(place))));
  const events: Event[] = [];
  const undecided: Undecided[] = [];
  const begun = places.map((all, release) =>
    all.filter((place) => release > 0 && isFirst(place, lineages.of(place))),
  );
  const newest = places[facts.statedIn] ?? [];
  const unclaimed = newest.filter((place) => {
    const line = lineages.of(place);
    return line.places[0]?.release !== 0 && !parts.has(line);
  });
  for (const line of lineages.all()) {
    const last = line.places.at(-1);
    if (!last || last.release === places.length - 1 || split.has(line)) continue;
    const speaking = doubts.filter(({ from }) => lineages.of(from) === line);
    const removed = isDeleted(last, facts);
    const pool = last.release === 0 ? unclaimed : (begun[last.release + 1] ?? []);
    const spoken = speaking.map(({ to }) => to);
    const guessed = removed ? [] : candidatesOf(last, pool, lineages);
    const seen = new Set(spoken.map((place) => lineages.of(place)));
    const candidates = [...spoken, ...guessed.filter((place) => !seen.has(lineages.of(place)))];
    if (candidates.length > 0)
      events.push({ kind: 'candidates', from: line, to: candidates, basis: 'words' });
    if (candidates.length > 0 || (last.release === 0 && !removed))
      undecided.push({ from: last, back: undefined, candidates, why: speaking.map(({ why }) => why) });
  }
  return { events, undecided: [...undecided, ...lineages.all().flatMap(awayIn)] };
}

/** True for a lineage's first place in the current releases. */
function isFirst(place: Place, { places }: Lineage): boolean {
  return places.find(({ release }) => release > 0) === place;
}

/** Where a lineage is away for some of the current releases. */
function awayIn({ places }: Lineage): Undecided[] {
  return places.flatMap((back, index): Undecided[] => {
    const from = places[index - 1];
    if (!from || from.release === 0 || from.release === back.release - 1) return [];
    return [{ from, back, candidates: [], why: [] }];
  });
}
