/**
 * What became of an element from release to release, from schemas/releases/changes.tsv: only what is certain. An id alone proves
 * nothing, since ids are used again; an element is known by its id and name together.
 */
import type { MovedRow, ReleaseData } from '../server/framework/element.js';
import { normalize } from '../server/framework/normalize.js';

type Row = Record<string, string>;

/** How an element is found: its id and its name as names are compared. */
type Key = string;

/** An element's key in the next release, or the release that removed it. */
type Fate = { readonly to: Key } | { readonly removedIn: string };

interface Step {
  readonly forwards: ReadonlyMap<Key, Fate>;
  readonly backwards: ReadonlyMap<Key, Fate>;
}

/** The first names that changes.tsv gives the classic numbering; its classic ids lead to 25.5. */
const CLASSIC = 'GB921 classic numeric (R8-R14.5)';
const CLASSIC_LEADS_TO = 'gb921-25.5';

const keyOf = (id: string, name: string): Key => `${id}\n${normalize(name)}`;

/** Adds to each release what it made of the elements of the others. */
export function addMoved(
  releases: ReadonlyMap<string, ReleaseData>,
  changes: readonly Row[],
): Map<string, ReleaseData> {
  const keys = new Map([...releases].map(([name, data]) => [name, keysOf(data)]));
  const names = [...releases.keys()];
  const current = names.filter((name) => name !== 'classic');
  const steps = new Map<string, Step>();
  for (const [index, next] of current.entries()) {
    const before = current[index - 1];
    if (before !== undefined) steps.set(`${before} ${next}`, stepBetween(before, next, keys, changes));
  }
  steps.set(`classic ${CLASSIC_LEADS_TO}`, stepBetween('classic', CLASSIC_LEADS_TO, keys, changes));

  const result = new Map<string, ReleaseData>();
  for (const [name, data] of releases) {
    const others = names.filter((other) => other !== name);
    const far = (other: string): number => wayBetween(other, name, current).length;
    const found = new Map<Key, { row: MovedRow; isCertain: boolean }>();
    for (const other of others.sort((a, b) => far(a) - far(b))) {
      for (const row of movedBetween(other, name, releases, keys, steps, current, names)) {
        const key = keyOf(row[1], row[2]);
        const known = found.get(key);
        const isCertain = known ? known.isCertain && known.row[3] === row[3] : true;
        found.set(key, { row: known?.row ?? row, isCertain });
      }
    }
    const moved = [...found.values()].flatMap(({ row, isCertain }) => (isCertain ? [packed(row, data)] : []));
    result.set(name, { ...data, releases: names, moved });
  }
  return result;
}

/** A name that stayed need not be stored twice. */
function packed([from, id, name, to]: MovedRow, { elements }: ReleaseData): MovedRow {
  return [from, id, elements[to]?.[1] === name ? '' : name, to];
}

/** The row numbers of a release's elements; a name that stands twice without an id is nobody's. */
function keysOf({ elements }: ReleaseData): ReadonlyMap<Key, number> {
  const keys = new Map<Key, number>();
  const twice = new Set<Key>();
  for (const [index, [id, name]] of elements.entries()) {
    const key = keyOf(id, name);
    if (keys.has(key)) twice.add(key);
    keys.set(key, index);
  }
  for (const key of twice) keys.delete(key);
  return keys;
}

function stepBetween(
  before: string,
  next: string,
  keys: ReadonlyMap<string, ReadonlyMap<Key, number>>,
  changes: readonly Row[],
): Step {
  const [old, now] = [keys.get(before), keys.get(next)];
  const short = (name: string): string => name.replace('gb921-', 'v');
  const from = before === 'classic' ? CLASSIC : short(before);
  const forwards = new Map<Key, Fate>();
  const backwards = new Map<Key, Fate>();
  const unsure = new Set<Key>();
  const add = (key: Key, to: Key): void => {
    const other = forwards.get(key);
    if (other && !('to' in other && other.to === to)) unsure.add(key);
    const source = backwards.get(to);
    if (source && !('to' in source && source.to === key)) unsure.add(key);
    forwards.set(key, { to });
    backwards.set(to, { to: key });
  };
  // The numbers of the classic releases were all given anew, so that what is equal there is so by chance.
  if (before !== 'classic') for (const key of old?.keys() ?? []) if (now?.has(key)) add(key, key);
  for (const row of changes) {
    if (row.from_release !== from || row.to_release !== short(next) || row.confidence !== 'high') continue;
    const key = keyOf(row.from_id ?? '', row.from_name ?? '');
    if (!old?.has(key) || now?.has(key)) continue;
    const to = keyOf(row.to_id ?? '', row.to_name ?? '');
    if (row.kind === 'removed') forwards.set(key, { removedIn: next });
    else if (/^(?:renumbered|renamed|respelled)(?!-)/.test(row.kind ?? '') && now?.has(to)) add(key, to);
  }
  for (const key of unsure) {
    const fate = forwards.get(key);
    if (fate && 'to' in fate) backwards.delete(fate.to);
    forwards.delete(key);
  }
  return { forwards, backwards };
}

/** The releases from one to another, both included. The classic one is reached by way of the one that names its ids. */
function wayBetween(from: string, to: string, current: readonly string[]): string[] {
  if (from === 'classic') return ['classic', ...wayBetween(CLASSIC_LEADS_TO, to, current)];
  if (to === 'classic') return [...wayBetween(from, CLASSIC_LEADS_TO, current), 'classic'];
  const [start, end] = [current.indexOf(from), current.indexOf(to)];
  const way = current.slice(Math.min(start, end), Math.max(start, end) + 1);
  return start <= end ? way : way.reverse();
}

function movedBetween(
  from: string,
  to: string,
  releases: ReadonlyMap<string, ReleaseData>,
  keys: ReadonlyMap<string, ReadonlyMap<Key, number>>,
  steps: ReadonlyMap<string, Step>,
  current: readonly string[],
  names: readonly string[],
): MovedRow[] {
  const way = wayBetween(from, to, current);
  const target = keys.get(to);
  const known = new Set((releases.get(to)?.elements ?? []).map(([, name]) => normalize(name)));
  const rows: MovedRow[] = [];
  for (const [key, index] of keys.get(from) ?? []) {
    const [id = '', name = ''] = releases.get(from)?.elements[index] ?? [];
    if (target?.has(key)) continue;
    const fate = follow(key, way, steps);
    if (!fate) continue;
    if ('to' in fate) {
      const row = target?.get(fate.to);
      if (row !== undefined) rows.push([names.indexOf(from), id, name, row]);
    } else if (!known.has(normalize(name))) {
      rows.push([names.indexOf(from), id, name, -1 - names.indexOf(fate.removedIn)]);
    }
  }
  return rows;
}

function follow(start: Key, way: readonly string[], steps: ReadonlyMap<string, Step>): Fate | undefined {
  let key = start;
  for (const [index, next] of way.entries()) {
    const before = way[index - 1];
    if (before === undefined) continue;
    const fate =
      steps.get(`${before} ${next}`)?.forwards.get(key) ?? steps.get(`${next} ${before}`)?.backwards.get(key);
    if (!fate) return undefined;
    // Whoever goes on to the classic release does not care what a current one removed.
    if ('removedIn' in fate) return way.includes('classic') ? undefined : fate;
    key = fate.to;
  }
  return { to: key };
}
