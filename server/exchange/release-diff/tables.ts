/** What two releases differ in as tables: the numbers by domain, the changes, and what concerns maps. */
import type { MapConcerns } from '../../features/release-diff/concerns.js';
import {
  type Change,
  type Counts,
  type DiffElement,
  type ReleaseDiff,
  totalOf,
} from '../../features/release-diff/model.js';
import { byKind, kindTitle, shortRelease } from '../../features/release-diff/words.js';
import type { Cell, Table, TableColumn } from '../table.js';
import { type FileName, mapTitle, useWords } from './words.js';

/** The numbers of each domain, and of all. */
export function countsTable({ from, to, counts, groups }: ReleaseDiff): Table {
  const numbers = [
    ...[shortRelease(from), 'Same', 'Renumbered', 'Renamed', 'Merged', 'Split', 'Undecided', 'Removed'],
    ...['Added', 'Perhaps added', shortRelease(to)],
  ];
  const rows: Cell[][] = [
    ...groups.map((group) => [group.title, ...numbersOf(group.counts)]),
    ...(groups.length > 1 ? [['All', ...numbersOf(counts)]] : []),
  ];
  return withoutZeros({
    name: 'domains',
    title: 'By domain',
    columns: [text('Domain'), ...numbers.map((label): TableColumn => ({ label, kind: 'number' }))],
    rows,
  });
}

/** Leaves out what happened nowhere. */
function withoutZeros({ columns, rows, ...table }: Table): Table {
  const isShown = (_: unknown, index: number): boolean => rows.some((row) => row[index] !== 0);
  return { ...table, columns: columns.filter(isShown), rows: rows.map((row) => row.filter(isShown)) };
}

/** All changes, one row for each element that one became or may be. */
export function changesTable({ from, to, groups }: ReleaseDiff): Table {
  return {
    name: 'changes',
    title: 'Changes',
    columns: changeColumns(from, to),
    rows: groups.flatMap(({ changes }) =>
      byKind(changes).flatMap((kind) => kind.changes.flatMap((change) => changeRows(change))),
    ),
  };
}

/** The references of maps to what changed, one row for each. */
export function concernsTable(
  { from, to }: ReleaseDiff,
  maps: readonly MapConcerns[],
  fileName: FileName,
): Table {
  return {
    name: 'concerns',
    title: 'In the maps',
    columns: [
      ...[
        text('Map'),
        text('File'),
        { label: 'Line', kind: 'number' } as const,
        text('Reference'),
        text('Used by'),
      ],
      ...changeColumns(from, to),
    ],
    rows: maps.flatMap((map) =>
      [...map.concerns, ...map.below].flatMap(({ change, uses }) =>
        uses.flatMap((use) =>
          changeRows(change).map((row) => [
            mapTitle(map, fileName),
            fileName(use.uri),
            use.range.start.line + 1,
            use.text,
            useWords(use),
            ...row,
          ]),
        ),
      ),
    ),
  };
}

/** Counts as a row: all of the first release, its outcomes, what is new, all of the other release. */
function numbersOf(counts: Counts): number[] {
  const { from, to } = counts;
  return [
    totalOf(counts, 'from'),
    from.same,
    from.renumbered,
    from.renamed + from['renumbered-and-renamed'],
    from.merged,
    from.split,
    from.undecided,
    from.removed,
    to.added,
    to['perhaps-added'],
    totalOf(counts, 'to'),
  ];
}

function changeColumns(from: string, to: string): TableColumn[] {
  const of = (release: string): TableColumn[] =>
    ['Domain', 'ID', 'Name'].map((label) => text(`${label} in ${shortRelease(release)}`));
  return [
    text('Change'),
    { label: 'Level', kind: 'number' },
    ...of(from),
    ...of(to),
    text('Nearest above'),
    text('How it is known'),
  ];
}

function changeRows({ kind, level, was, now, above, reason }: Change): Cell[][] {
  const nearest = above && [above.id, above.name].filter(Boolean).join(' ');
  return Array.from({ length: Math.max(was.length, now.length) }, (_, index) => [
    kindTitle(kind),
    level,
    // What is one on its side stands in each row.
    ...cellsOf(was.length === 1 ? was[0] : was[index]),
    ...cellsOf(now.length === 1 ? now[0] : now[index]),
    nearest,
    reason,
  ]);
}

function cellsOf(element: DiffElement | undefined): Cell[] {
  return [element?.domain, element?.id, element?.name];
}

function text(label: string): TableColumn {
  return { label, kind: 'text' };
}
