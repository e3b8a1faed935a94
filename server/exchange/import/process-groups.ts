/** Rows of mapping tables, put together by process, and each process in its place. */
import type { FreeIds } from './draft.js';
import { said } from './imported.js';
import type { MappingRow } from './row.js';

/** Deeper ones are refused: no decomposition is as deep, and YAML readers give up. */
const MAX_DEPTH = 50;

/** A process with the rows that speak of it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** The path, the name or the id of the process around it; empty for none. */
  readonly parent: string;
  /** Whether it was named by its path. */
  readonly byPath: boolean;
  readonly rows: MappingRow[];
  /** The first row that says each of its facts. */
  readonly facts: Map<Fact, MappingRow>;
}

/** What a process says once, whichever of its rows says it. */
const FACTS = ['process', 'description', 'owner', 'maturity', 'status'] as const;
export type Fact = (typeof FACTS)[number];

/** Rows that cannot be taken, with the reason. */
export type Refused = Map<MappingRow, string>;

/** Processes by the way in which rows name them: by path, by id, or by name and parent. */
export function groupsOf(rows: readonly MappingRow[], ids: FreeIds, refused: Refused): Group[] {
  const groups = new Map<string, Group>();
  const byStatedId = new Map<string, Group>();
  const onlyParents = onlyParentsOf(rows);
  for (const { processId } of rows) if (processId !== '') ids.take(processId);
  for (const row of rows) {
    const { process, processId, path } = row;
    const parent =
      path === ''
        ? row.parent || (processId === '' && onlyParents.get(process)) || ''
        : path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const key = path || processId || JSON.stringify([process, parent]);
    const holder = byStatedId.get(processId);
    const known = groups.get(key) ?? (path === '' ? holder : undefined);
    if (!known && holder) {
      const there = `${said(holder.name)}${holder.rows[0] ? ` in ${holder.rows[0].place}` : ''}`;
      refused.set(row, `its id ${said(processId)} is that of the process ${there}`);
      continue;
    }
    const group = known ?? {
      id: processId || ids.make(process),
      name: process,
      parent,
      byPath: path !== '',
      rows: [],
      facts: new Map(),
    };
    groups.set(key, group);
    if (processId !== '') byStatedId.set(processId, group);
    const conflict = conflictOf(group, row);
    if (conflict) refused.set(row, conflict);
    else addRow(group, row);
  }
  return [...groups.values()];
}

/** The parents of processes by name, where all rows with a parent name the same one: the others mean it too. */
function onlyParentsOf(rows: readonly MappingRow[]): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { process, parent } of rows) {
    if (parent !== '') parents.set(process, (parents.get(process) ?? parent) === parent ? parent : '');
  }
  return parents;
}

function addRow({ rows, facts }: Group, row: MappingRow): void {
  rows.push(row);
  for (const fact of FACTS) if (row[fact] !== '' && !facts.has(fact)) facts.set(fact, row);
}

function conflictOf({ parent, byPath, rows: [first], facts }: Group, row: MappingRow): string | undefined {
  for (const fact of FACTS) {
    const before = facts.get(fact);
    if (row[fact] === '' || !before || before[fact] === row[fact]) continue;
    // A row without a name has the id in its place.
    if (fact === 'process' && row.process === row.processId) continue;
    const what = fact === 'process' ? 'name' : fact;
    return `the ${what} ${said(row[fact])} differs from ${said(before[fact])} in ${before.place}`;
  }
  return first && !byPath && row.parent !== '' && row.parent !== parent
    ? `the parent ${said(row.parent)} differs from ${parent === '' ? 'none' : said(parent)} in ${first.place}`
    : undefined;
}

/**
 * The process around each process that has one: another one of the table, or a name that has no row.
 * Where it cannot be found, the rows of the process are refused.
 */
export function parentsOf(groups: readonly Group[], refused: Refused): ReadonlyMap<Group, Group | string> {
  const find = finderOf(groups);
  const parents = new Map<Group, Group | string>();
  for (const group of groups) {
    const { parent, byPath } = group;
    if (parent === '') continue;
    const [found, ...more] = find(parent, byPath);
    if (more.length > 0) refuse(group, `several processes are called ${said(parent)}, its parent`, refused);
    else if (byPath && !found) refuse(group, `its parent ${said(parent)} has no row that was taken`, refused);
    else parents.set(group, found ?? parent);
  }
  for (const group of groups) {
    const reason = faultAbove(group, parents, refused);
    if (reason) refuse(group, reason, refused);
  }
  return parents;
}

/** Finds what a parent may mean: a path, or else an id that the table states, a name, or an id that was made of one. */
function finderOf(groups: readonly Group[]): (parent: string, byPath: boolean) => readonly Group[] {
  const byPath = indexOf(groups, ({ rows: [row] }) => row?.path || undefined);
  const byStatedId = indexOf(groups, ({ rows: [row] }) => row?.processId || undefined);
  const byName = indexOf(groups, ({ name }) => name);
  const byId = indexOf(groups, ({ id }) => id);
  return (parent, isPath) =>
    (isPath ? byPath.get(parent) : (byStatedId.get(parent) ?? byName.get(parent) ?? byId.get(parent))) ?? [];
}

function indexOf(
  groups: readonly Group[],
  keyOf: (group: Group) => string | undefined,
): ReadonlyMap<string, readonly Group[]> {
  const index = new Map<string, Group[]>();
  for (const group of groups) {
    const key = keyOf(group);
    const others = key === undefined ? undefined : index.get(key);
    if (others) others.push(group);
    else if (key !== undefined) index.set(key, [group]);
  }
  return index;
}

/** What keeps a process from its place: its parents go round in a circle, are too many, or were refused. */
function faultAbove(
  group: Group,
  parents: ReadonlyMap<Group, Group | string>,
  refused: ReadonlyMap<MappingRow, string>,
): string | undefined {
  let depth = 0;
  for (let at = parents.get(group); at !== undefined && typeof at !== 'string'; at = parents.get(at)) {
    if (at === group) return `its parent ${said(group.parent)} is itself or stands below it`;
    if (isRefused(at, refused)) return `its parent ${said(group.parent)} could not be taken`;
    if (++depth > MAX_DEPTH)
      return `it stands more than ${MAX_DEPTH} levels deep, or its parents go round in a circle`;
  }
  return undefined;
}

function refuse(group: Group, message: string, refused: Refused): void {
  for (const row of group.rows) refused.set(row, message);
}

/** Whether none of the rows of a process can be taken. */
export function isRefused(group: Group, refused: ReadonlyMap<MappingRow, string>): boolean {
  return group.rows.every((row) => refused.has(row));
}
