/** The elements of a workbook as a release's data: the ids tell the structure. */

import { idFrom } from '../../../features/process-edits/free-process-id.js';
import {
  CHILD_LISTS,
  type ChildList,
  ELEMENT_KINDS,
  type ElementKind,
  type ElementRow,
  ID_STATUSES,
  type IdStatus,
  ORPHAN,
} from '../../../framework/element.js';
import { normalize } from '../../../framework/normalize.js';
import type { WorkbookRow } from './row.js';
import { verticalsOf } from './verticals.js';

export interface WorkbookElements {
  readonly elements: readonly ElementRow[];
  /** The descriptions of each element. */
  readonly texts: readonly (readonly string[])[];
}

interface Building {
  readonly id: string;
  readonly name: string;
  readonly kind: ElementKind;
  readonly level: number;
  readonly parent: number;
  readonly verticals: readonly number[];
  readonly idStatus: IdStatus;
  readonly key: string;
  readonly texts: readonly string[];
  readonly isOrphan: boolean;
  childList: ChildList;
}

/**
 * Builds a release of its rows, each id once: the verticals and the domains that they name, then the elements, parents first.
 * @param hidden ids of elements that could not be taken: the lists in which they would stand are not complete.
 * @param isComplete false where nobody knows where others would stand.
 */
export function workbookElements(
  rows: readonly WorkbookRow[],
  hidden: readonly string[],
  isComplete: boolean,
): WorkbookElements {
  const offset = levelOffset(rows);
  const levelOf = (id: string): number => Math.max(0, dots(id) + offset);
  const built: Building[] = [];
  const byId = new Map<string, number>();
  const add = (one: Omit<Building, 'childList'>): void => {
    if (one.id !== '') byId.set(one.id, built.length);
    built.push({ ...one, childList: isComplete ? 'complete' : 'incomplete' });
  };
  const nothing = { verticals: [], texts: [], isOrphan: false };

  const verticals = verticalsOf(rows.flatMap((row) => row.verticals));
  for (const name of verticals)
    add({
      ...nothing,
      id: '',
      name,
      kind: 'vertical',
      level: 1,
      parent: -1,
      idStatus: 'none',
      key: idFrom(name, 'vertical'),
    });
  const verticalRows = (names: readonly string[]): number[] => {
    const keys = new Set(names.map(normalize));
    return verticals.flatMap((name, row) => (keys.has(normalize(name)) ? [row] : []));
  };

  const own = new Set(rows.map(({ id }) => id));
  const all = [...rows, ...domainsOf(rows, levelOf).filter(({ id }) => !own.has(id))];
  for (const row of all.sort((a, b) => compareIds(a.id, b.id))) {
    const { id, name, texts } = row;
    const level = levelOf(id);
    const above = nearestAbove(id, (candidate) => byId.has(candidate));
    const isOrphan = level > 2 && above !== parentId(id);
    const parent = (above === undefined ? undefined : byId.get(above)) ?? -1;
    const at = built[parent];
    if (isOrphan && at) at.childList = 'incomplete';
    const isProcess = level >= 2;
    add({
      ...{ id, name, level, parent, texts, isOrphan, idStatus: 'attested', key: '' },
      kind: isProcess ? 'process' : level === 1 ? 'domain' : 'area',
      verticals: isProcess ? verticalRows(row.verticals) : [],
    });
  }
  for (const id of hidden) {
    const above = nearestAbove(id, (candidate) => byId.has(candidate));
    const at = built[(above === undefined ? undefined : byId.get(above)) ?? -1];
    if (at) at.childList = 'incomplete';
  }
  return { elements: built.map(pack), texts: built.map(({ texts }) => texts) };
}

/** How far the stated levels lie from the number of dots: 0 today (1.3.3 is level 2), -1 to R15 (1.1.1.5 is level 2). */
function levelOffset(rows: readonly WorkbookRow[]): number {
  const counts = new Map<number, number>();
  for (const { id, level } of rows) {
    if (level === undefined) continue;
    const offset = level - dots(id);
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
}

/** The domains that have elements of level 2: their ids follow from these, their names are those that most rows state. */
function domainsOf(rows: readonly WorkbookRow[], levelOf: (id: string) => number): WorkbookRow[] {
  const names = new Map<string, Map<string, number>>();
  for (const { id } of rows) if (levelOf(id) === 2) names.set(parentId(id), new Map());
  for (const { id, domain } of rows) {
    const counts = names.get(ancestorAt(id, 1, levelOf));
    if (counts && domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return [...names].flatMap(([id, counts]) => {
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    if (!most || id === '') return [];
    return [{ id, isNumber: false, name: most[0], level: 1, domain: most[0], verticals: [], texts: [] }];
  });
}

function ancestorAt(id: string, level: number, levelOf: (id: string) => number): string {
  let at = id;
  while (at.includes('.') && levelOf(at) > level) at = parentId(at);
  return at;
}

function nearestAbove(id: string, exists: (id: string) => boolean): string | undefined {
  for (let at = parentId(id); at !== ''; at = parentId(at)) if (exists(at)) return at;
  return undefined;
}

function pack(one: Building): ElementRow {
  return [
    one.id,
    one.name,
    ELEMENT_KINDS.indexOf(one.kind),
    one.level,
    one.parent,
    one.verticals,
    CHILD_LISTS.indexOf(one.childList),
    ID_STATUSES.indexOf(one.idStatus),
    one.isOrphan ? ORPHAN : 0,
    one.key,
    '',
  ];
}

function dots(id: string): number {
  return id.split('.').length - 1;
}

/** "" for an id without a dot. */
function parentId(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('.')));
}

function compareIds(one: string, other: string): number {
  const [left, right] = [one.split('.'), other.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = Number(left[at] ?? -1) - Number(right[at] ?? -1);
    if (order !== 0) return order;
  }
  return 0;
}
