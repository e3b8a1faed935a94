/** What two releases differ in, for a terminal. */
import { countsTable } from '../server/exchange/release-diff/tables.js';
import {
  accounts,
  concernAccount,
  type DiffReport,
  mapTitle,
  plain,
  useWords,
} from '../server/exchange/release-diff/words.js';
import { tableToText } from '../server/exchange/text-table.js';
import type { Concern, MapConcerns } from '../server/features/release-diff/concerns.js';
import type { Change, ChangeKind, DiffGroup } from '../server/features/release-diff/model.js';
import { byKind, changeLine, kindTitle, shortRelease } from '../server/features/release-diff/words.js';
import { type Paint, painter, type Style } from './colours.js';
import { counted, printable } from './text-format.js';

const COLOURS: Readonly<Record<ChangeKind, Style>> = {
  renumbered: 'blue',
  renamed: 'blue',
  'renumbered-and-renamed': 'blue',
  merged: 'cyan',
  split: 'cyan',
  undecided: 'yellow',
  removed: 'red',
  'perhaps-added': 'yellow',
  added: 'green',
};

/** Writes a comparison: the numbers, what concerns maps, and unless only that is asked for, the changes by domain. */
export function diffText(report: DiffReport, colours: boolean): string {
  const { diff, maps, isWhole } = report;
  const paint = painter(colours);
  return [
    [paint('bold', `${shortRelease(diff.from)} → ${shortRelease(diff.to)}`), ...accounts(diff)].join('\n'),
    ...maps.map((map) => mapText(map, report, paint)),
    ...(isWhole
      ? [tableToText(countsTable(diff)), ...diff.groups.flatMap((group) => groupText(group, paint))]
      : []),
  ].join('\n\n');
}

function groupText({ title, changes, deeper }: DiffGroup, paint: Paint): string[] {
  if (changes.length === 0 && deeper === 0) return [];
  const lines = byKind(changes).flatMap(({ kind, changes: some }) => [
    `  ${paint(COLOURS[kind], `${kindTitle(kind)} (${some.length})`)}`,
    ...some.map((change) => `    ${changeText(change, paint)}`),
  ]);
  const more = `  ${counted(deeper, 'deeper change')}; a higher --level lists ${deeper === 1 ? 'it' : 'them'}`;
  return [[paint('bold', title), ...lines, ...(deeper > 0 ? [paint('dim', more)] : [])].join('\n')];
}

function mapText(map: MapConcerns, { diff, fileName }: DiffReport, paint: Paint): string {
  const told = ({ change, uses }: Concern): string[] => [
    `  ${paint(COLOURS[change.kind], kindTitle(change.kind))}  ${changeText(change, paint)}`,
    ...uses.map(
      (use) => `      ${printable(`${fileName(use.uri)}:${use.range.start.line + 1}  ${useWords(use)}`)}`,
    ),
  ];
  const release = shortRelease(map.side === 'from' ? diff.from : diff.to);
  return [
    paint(
      'bold',
      printable(`${mapTitle(map, fileName)} (${counted(map.files.length, 'file')}, on ${release})`),
    ),
    concernAccount(map, diff),
    ...map.concerns.flatMap(told),
    ...(map.below.length > 0 ? ['New below what it names:', ...map.below.flatMap(told)] : []),
  ].join('\n');
}

/** A change, and how it is known. */
function changeText(change: Change, paint: Paint): string {
  return `${changeLine(change, plain)} ${paint('dim', `(${change.reason})`)}`;
}
