/** What became in each release of the elements of the others, as the release's own data tells it: for the findings of a map. */
import type { MovedRow, ReleaseData } from '../server/framework/element.js';
import { Framework } from '../server/framework/framework.js';
import type { Fate, History } from '../server/framework/history.js';
import { asCompared } from './history-words.js';

/** How an element is found: its id and its name as names are compared. */
const keyOf = (id: string, name: string): string => `${id}\n${asCompared(name)}`;

/** Adds to each release what it made of the elements of the others. */
export function addMoved(
  releases: ReadonlyMap<string, ReleaseData>,
  history: History,
): Map<string, ReleaseData> {
  const frameworks = [...releases.values()].map((data) => Framework.of(data));
  const names = frameworks.map(({ release }) => release.name);
  // The classic release lies beside the one that names its ids.
  const at = ({ release, laterRelease }: Framework): number => names.indexOf(laterRelease || release.name);
  return new Map(
    frameworks.map((here) => {
      const far = (other: Framework): number => Math.abs(at(other) - at(here));
      const others = frameworks.filter((other) => other !== here).sort((a, b) => far(a) - far(b));
      const found = new Map<string, { row: MovedRow; isCertain: boolean }>();
      for (const other of others) {
        for (const row of movedBetween(other, here, history, names)) {
          const key = keyOf(row[1], row[2]);
          const known = found.get(key);
          const isCertain = known ? known.isCertain && String(known.row[3]) === String(row[3]) : true;
          found.set(key, { row: known?.row ?? row, isCertain });
        }
      }
      const data = releases.get(here.release.name);
      const rows = [...found.values()].flatMap(({ row, isCertain }) =>
        isCertain ? [packed(row, here)] : [],
      );
      return [here.release.name, { ...(data as ReleaseData), releases: names, moved: rows }];
    }),
  );
}

/** A name that stayed need not be stored twice. */
function packed([from, id, name, to]: MovedRow, { elements }: Framework): MovedRow {
  return [from, id, typeof to === 'number' && elements[to]?.name === name ? '' : name, to];
}

function movedBetween(
  from: Framework,
  here: Framework,
  history: History,
  names: readonly string[],
): MovedRow[] {
  const rowOf = new Map(here.elements.map((element, row) => [element, row]));
  const known = new Set(here.elements.map(({ id, name }) => keyOf(id ?? '', name)));
  const number = names.indexOf(from.release.name);
  return from.elements.flatMap((element): MovedRow[] => {
    const { id = '', name } = element;
    if (known.has(keyOf(id, name))) return [];
    const to = rowsOf(history.fate(element, from, here), rowOf);
    if (typeof to === 'string') {
      // Going back in time nothing was removed: it was not there yet.
      const isForwards = number < names.indexOf(here.release.name);
      return isForwards && here.byName(name).length === 0 ? [[number, id, name, -1 - names.indexOf(to)]] : [];
    }
    return to === undefined ? [] : [[number, id, name, to]];
  });
}

/** The row of what an element became, the rows of several that it may be, or the release that removed it. */
function rowsOf(
  { outcome, to, lostIn }: Fate,
  rowOf: ReadonlyMap<unknown, number>,
): number | number[] | string | undefined {
  const rows = to.flatMap((element) => rowOf.get(element) ?? []);
  if (outcome === 'removed') return lostIn;
  if (outcome === 'undecided' || outcome === 'split') return rows.length > 0 ? rows : undefined;
  return rows[0];
}
