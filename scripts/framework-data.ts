/**
 * Makes the framework releases' compact data, dist/framework/<release>.json, from the facts in schemas/releases/*.tsv
 * and the definitions and lenses in server/framework. Fails when one of these names no element.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  CHILD_LISTS,
  type ChildList,
  ELEMENT_KINDS,
  type ElementKind,
  type ElementRow,
  ID_STATUSES,
  type IdStatus,
  ORPHAN,
  type ReleaseData,
  UNCONFIRMED,
} from '../server/framework/element.js';
import { History } from '../server/framework/history.js';
import type { HistoryData } from '../server/framework/history-data.js';
import { addLevel2Definitions, renamedBy } from './carried-definitions.js';
import { addLenses } from './lens-data.js';
import { addMoved } from './moved-elements.js';
import { releaseHistory, type Undecided } from './release-history.js';

type Row = Record<string, string>;

interface Fact {
  id: string;
  name: string;
  kind: ElementKind;
  level: number;
  /** Row number of the parent, -1 for a root. */
  parent: number;
  verticals: number[];
  childList: ChildList;
  idStatus: IdStatus;
  flags: number;
  key: string;
}

/** The seven verticals of the current releases, in the framework's order. */
const CURRENT_VERTICALS = [
  'Strategy Management',
  'Capability Management',
  'Business Value Development',
  'Operations Readiness & Support',
  'Fulfillment',
  'Assurance',
  'Billing',
];

/**
 * Reads all releases.
 * @param root the repository's root folder.
 * @returns a release's name → its data.
 * @throws Error when a definition names no element of its file's releases and levels, or one that is not confirmed.
 */
export function frameworkData(root: string): Map<string, ReleaseData> {
  return frameworkFacts(root).releases;
}

/**
 * Reads all releases, and makes the history of their elements.
 * @param root the repository's root folder.
 * @throws Error as `frameworkData` does.
 */
export function frameworkFacts(root: string): FrameworkFacts {
  const known = made.get(root) ?? makeFacts(root);
  made.set(root, known);
  return known;
}

/** Each is made once a run. */
const made = new Map<string, FrameworkFacts>();

export interface FrameworkFacts {
  readonly releases: Map<string, ReleaseData>;
  readonly history: HistoryData;
  /** What could not be decided of what became of elements. */
  readonly undecided: readonly Undecided[];
}

function makeFacts(root: string): FrameworkFacts {
  const folder = join(root, 'schemas/releases');
  const definitions = (name: string): Row =>
    parse(readFileSync(join(root, `server/framework/definitions/${name}.yaml`), 'utf8')) as Row;
  const result = new Map<string, ReleaseData>();

  const later = readTable(join(folder, 'classic-later-ids.tsv'));
  const laterIds = Object.fromEntries(later.map((row) => [row.id, [row.now_id, row.now_name] as const]));
  const classic = classicFacts(readTable(join(folder, 'classic.tsv')));
  const [shallow, deep] = [definitions('classic'), definitions('classic-level-3')];
  result.set('classic', pack('classic', classic, { ...shallow, ...deep }, laterIds));
  refuseStrays('classic', shallow, namesOf(classic.filter(({ level }) => level < 3)));
  const confirmed = classic.filter(({ level, flags }) => level === 3 && flags !== UNCONFIRMED);
  refuseStrays('classic-level-3', deep, namesOf(confirmed));

  const [current, level2] = [definitions('gb921'), definitions('gb921-level-2')];
  const [names, level2Names] = [new Set<string>(), new Set<string>()];
  for (const file of readdirSync(folder)
    .filter((name) => name.startsWith('gb921-'))
    .sort()) {
    const release = file.replace(/\.tsv$/, '');
    const facts = currentFacts(readTable(join(folder, file)));
    for (const { level, name } of facts) {
      if (level === 1) names.add(name);
      if (level === 2) level2Names.add(name);
    }
    result.set(release, pack(release, facts, current, {}));
  }
  refuseStrays('gb921', current, names);
  refuseStrays('gb921-level-2', level2, level2Names);
  const { data, undecided } = releaseHistory([...result.values()], readTable(join(folder, 'changes.tsv')));
  const history = new History(data);
  const defined = addLevel2Definitions(level2, result, renamedBy(history, result));
  const moved = addMoved(defined, history);
  return { releases: addLenses(root, moved), history: data, undecided };
}

function readTable(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

function classicFacts(rows: Row[]): Fact[] {
  const rowOf = new Map(rows.map((row, index) => [row.key ?? '', index]));
  const verticals = new Map(
    rows.flatMap((row, index) => (row.kind === 'vertical' ? [[row.name ?? '', index]] : [])),
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    name: row.name ?? '',
    kind: row.kind as ElementKind,
    level: Number(row.level),
    parent: row.parent_key ? (rowOf.get(row.parent_key) ?? -1) : -1,
    verticals: row.kind === 'process' ? pick(verticals, (row.verticals ?? '').split(',')) : [],
    childList: row.children === 'none' ? 'unknown' : (row.children as ChildList),
    idStatus: row.id_status as IdStatus,
    flags: row.confidence === 'low' ? UNCONFIRMED : 0,
    key: row.key ?? '',
  }));
}

/** Current releases list levels 2 and deeper only: verticals and domains are added in front of them. */
function currentFacts(rows: Row[]): Fact[] {
  const common = { verticals: [], childList: 'complete', flags: 0, key: '' } as const;
  const facts: Fact[] = CURRENT_VERTICALS.map((name) => ({
    ...common,
    verticals: [],
    id: '',
    name,
    kind: 'vertical',
    level: 1,
    parent: -1,
    idStatus: 'none',
    key: name.toLowerCase().replaceAll('&', 'and').replaceAll(' ', '-'),
  }));
  const verticals = new Map(facts.map((fact, index) => [fact.name, index]));
  const rowOf = new Map<string, number>();
  // An id with a slip in its first numbers does not make a domain: a domain is what has level-2 elements.
  const domains = new Map(
    rows
      .filter(({ level }) => level === '2')
      .map((row) => [idOf(row).split('.').slice(0, 2).join('.'), row.domain ?? '']),
  );
  for (const [id, name] of [...domains].sort(([a], [b]) => compareIds(a, b))) {
    rowOf.set(id, facts.length);
    facts.push({
      ...common,
      verticals: [],
      id,
      name,
      kind: 'domain',
      level: 1,
      parent: -1,
      idStatus: 'attested',
    });
  }
  for (const row of [...rows].sort((a, b) => compareIds(idOf(a), idOf(b)))) {
    const id = idOf(row);
    const parentId = id.slice(0, id.lastIndexOf('.'));
    let above = parentId;
    while (!rowOf.has(above) && above.includes('.')) above = above.slice(0, above.lastIndexOf('.'));
    const parent =
      rowOf.get(above) ?? facts.findIndex(({ name, kind }) => kind === 'domain' && name === row.domain);
    const orphan = above !== parentId;
    const parentFact = facts[parent];
    if (orphan && parentFact) parentFact.childList = 'incomplete';
    rowOf.set(id, facts.length);
    facts.push({
      id,
      name: row.name ?? '',
      kind: 'process',
      level: id.split('.').length - 1,
      parent,
      verticals: pick(verticals, (row.verticals ?? '').split('|')),
      childList: 'complete',
      idStatus: 'attested',
      flags: orphan ? ORPHAN : 0,
      key: '',
    });
  }
  return facts;
}

function pack(
  release: string,
  facts: Fact[],
  definitions: Row,
  laterIds: ReleaseData['laterIds'],
): ReleaseData {
  const elements = facts.map(
    (fact): ElementRow => [
      fact.id,
      fact.name,
      ELEMENT_KINDS.indexOf(fact.kind),
      fact.level,
      fact.parent,
      fact.verticals,
      CHILD_LISTS.indexOf(fact.childList),
      ID_STATUSES.indexOf(fact.idStatus),
      fact.flags,
      fact.key,
      (release === 'classic' || fact.level === 1 ? definitions[fact.name] : undefined)?.trim() ?? '',
    ],
  );
  const laterRelease = Object.keys(laterIds).length > 0 ? 'gb921-25.5' : '';
  return { release, elements, laterIds, laterRelease, releases: [], moved: [], lenses: [] };
}

function namesOf(facts: readonly Fact[]): Set<string> {
  return new Set(facts.map(({ name }) => name));
}

function refuseStrays(file: string, definitions: Row, names: ReadonlySet<string>): void {
  const strays = Object.keys(definitions).filter((name) => !names.has(name));
  if (strays.length > 0)
    throw new Error(
      `definitions/${file}.yaml defines what is no element of its levels: ${strays.join('; ')}`,
    );
}

function pick(rows: ReadonlyMap<string, number>, names: readonly string[]): number[] {
  return names.flatMap((name) => rows.get(name) ?? []);
}

function idOf(row: Row): string {
  return row.id ?? '';
}

function compareIds(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = Number(left[at] ?? -1) - Number(right[at] ?? -1);
    if (order !== 0) return order;
  }
  return 0;
}
