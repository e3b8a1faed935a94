/** Writes lineages and their events as the data of the release history. */
import {
  BASES,
  type Basis,
  EVENTS,
  type EventKind,
  type EventRow,
  type HistoryData,
  type StationRow,
} from '../server/framework/history-data.js';
import type { Facts, Place } from './history-facts.js';
import { isDeleted } from './history-links.js';
import { basisOf, type Lineage, type Lineages } from './lineages.js';

/** What became of a lineage that ended. */
export interface Event {
  readonly kind: EventKind;
  readonly from: Lineage;
  readonly to: readonly Place[];
  readonly basis: Basis;
}

/** The history as it is stored. @param names the releases' names. */
export function stored(
  names: readonly string[],
  places: readonly (readonly Place[])[],
  facts: Facts,
  lineages: Lineages,
  events: readonly Event[],
): HistoryData {
  const numbers = numbered(places, lineages);
  const number = (line: Lineage): number => numbers.get(line) ?? -1;
  const told = new Set(events.flatMap(({ from, to }) => [from, ...to.map((place) => lineages.of(place))]));
  const lines = [...numbers.keys()];
  return {
    releases: names,
    runs: places.map((all) => runsOf(all.map((place) => number(lineages.of(place))))),
    stations: lines.flatMap((line) => {
      const rows = stationsOf(line);
      const isClassic = line.places.length > 1 && line.places[0]?.release === 0;
      return rows.length > 1 || told.has(line) || isClassic ? [[number(line), rows] as const] : [];
    }),
    events: events.map(
      ({ kind, from, to, basis }): EventRow => [
        EVENTS.indexOf(kind),
        number(from),
        to.map((place) => number(lineages.of(place))),
        BASES.indexOf(basis),
      ],
    ),
    deleted: lines
      .filter((line) =>
        line.places.some((place, index) => {
          const next = line.places[index + 1]?.release ?? places.length;
          const isLast = index === line.places.length - 1 || place.release > 0;
          return isLast && next > place.release + 1 && isDeleted(place, facts);
        }),
      )
      .map(number),
  };
}

/** Numbers in the order of the newest release's rows, then of the next older one's, so that runs are long. */
function numbered(places: readonly (readonly Place[])[], lineages: Lineages): Map<Lineage, number> {
  const numbers = new Map<Lineage, number>();
  for (const place of [...places].reverse().flat()) {
    const line = lineages.of(place);
    if (!numbers.has(line)) numbers.set(line, numbers.size);
  }
  return numbers;
}

/** `3, 4, 9` is `[3, 2, 9, 1]`. */
function runsOf(numbers: readonly number[]): number[] {
  const runs: number[] = [];
  for (const [index, number] of numbers.entries()) {
    if (index > 0 && number === (numbers[index - 1] ?? -2) + 1)
      runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(number, 1);
  }
  return runs;
}

function stationsOf(line: Lineage): StationRow[] {
  const rows: StationRow[] = [];
  let before: Place | undefined;
  for (const place of line.places) {
    const basis = BASES.indexOf(basisOf(line, place));
    const isUsual =
      before &&
      before.id === place.id &&
      before.name === place.name &&
      basis === BASES.indexOf('id-and-name');
    if (!isUsual) {
      const name = before?.name === place.name ? '' : place.name;
      rows.push(
        place.release === 0
          ? [0, place.id, name, basis, line.anchor]
          : [place.release, place.id, name, basis],
      );
    }
    before = place;
  }
  return rows;
}
