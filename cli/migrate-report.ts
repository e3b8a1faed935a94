/** What becomes of maps on another release, for people and for programs. */
import { tableToMarkdown } from '../server/exchange/markdown-table.js';
import type { Table } from '../server/exchange/table.js';
import type { Migrated, MigratedReference, Migration } from '../server/features/migrate/plan.js';
import type { ProcessMap } from '../server/workspace/process-map.js';
import type { MigrateCommandOptions } from './migrate-command.js';
import { counted, printable } from './text-format.js';

/** A migration with what it is of. */
export interface MigratedMap extends Migration {
  /** The map's name, or its file. */
  readonly name: string;
  readonly map: ProcessMap;
}

export interface MigrateReportOptions {
  readonly format: MigrateCommandOptions['format'];
  readonly fileName: (uri: string) => string;
  readonly isWritten: boolean;
}

/** The outcomes as a reader sees them together, in the order of a report. */
const GROUPS: readonly { readonly title: string; readonly outcomes: readonly Migrated[] }[] = [
  { title: 'the same', outcomes: ['same'] },
  { title: 'renumbered', outcomes: ['renumbered'] },
  { title: 'renamed', outcomes: ['renamed', 'renumbered-and-renamed'] },
  { title: 'merged', outcomes: ['merged'] },
  { title: 'split, needs a decision', outcomes: ['split'] },
  { title: 'needs a decision', outcomes: ['undecided'] },
  { title: 'gone, needs a decision', outcomes: ['removed'] },
  { title: 'decided', outcomes: ['decided'] },
  { title: 'the map’s own', outcomes: ['own'] },
  { title: 'not understood, left as they are', outcomes: ['unclear'] },
];

/** The report on maps, without a line break at its end. */
export function migrationReport(maps: readonly MigratedMap[], options: MigrateReportOptions): string {
  switch (options.format) {
    case 'json':
      return JSON.stringify(
        maps.map((map) => jsonOf(map, options)),
        null,
        2,
      );
    case 'markdown':
      return maps.map((map) => markdownOf(map, options)).join('\n\n');
    case 'text':
      return maps.map((map) => textOf(map, options)).join('\n\n');
  }
}

interface Group {
  readonly title: string;
  readonly references: readonly MigratedReference[];
}

function groupsOf({ references }: Migration): Group[] {
  return GROUPS.map(({ title, outcomes }) => ({
    title,
    references: references.filter(({ outcome }) => outcomes.includes(outcome)),
  })).filter((group) => group.references.length > 0);
}

function headOf({ name, from, to, map }: MigratedMap): string {
  return `${name} (${counted(map.documents.length, 'file')}): ${from ?? 'no release'} → ${to}`;
}

function totalsOf(map: MigratedMap): string {
  const parts = groupsOf(map).map(({ title, references }) => `${references.length} ${title}`);
  return `${counted(map.references.length, 'reference')}: ${parts.join(' · ') || 'none'}`;
}

/** What it becomes; of what is open, the candidates. */
function becomes({ outcome, written, now, text }: MigratedReference): string {
  if (outcome === 'decided') return written ?? '(removed)';
  if (outcome === 'unclear' || outcome === 'own') return text;
  return now.join(outcome === 'split' ? ' + ' : ' or ') || '(nothing)';
}

/** The element, or the reference as it stands, where that says more than a part of the element's id and name. */
function nameOf({ text, was }: MigratedReference): string {
  return was?.includes(text) ? was : text;
}

/** Of what stays the same only the number is told. */
function textOf(map: MigratedMap, { fileName }: MigrateReportOptions): string {
  const groups = groupsOf(map).filter(({ references }) => references[0]?.outcome !== 'same');
  return [
    headOf(map),
    totalsOf(map),
    ...takenLines(map, fileName),
    ...groups.flatMap(({ title, references }) => [
      '',
      `${title} (${references.length})`,
      ...references.flatMap((one) => [
        `  ${placeOf(one, fileName)}  ${nameOf(one)} → ${becomes(one)}`,
        `      ${one.reason}${one.alias ? '; read through an alias' : ''}`,
      ]),
    ]),
  ]
    .map(printable)
    .join('\n');
}

function markdownOf(map: MigratedMap, { fileName, isWritten }: MigrateReportOptions): string {
  const numbers: Table = {
    name: 'totals',
    title: 'Totals',
    columns: [
      { label: 'What becomes of them', kind: 'text' },
      { label: 'References', kind: 'number' },
    ],
    rows: [
      ...groupsOf(map).map(({ title, references }) => [title, references.length]),
      ['All', map.references.length],
    ],
  };
  return [
    `# ${headOf(map)}`,
    isWritten ? 'The files were changed.' : 'A dry run: nothing was changed.',
    tableToMarkdown(numbers),
    ...takenLines(map, fileName).map((line) => `- ${line}`),
    ...groupsOf(map).flatMap((group) => [
      `## ${group.title[0]?.toUpperCase()}${group.title.slice(1)} (${group.references.length})`,
      tableToMarkdown(tableOf(group, fileName)),
    ]),
    'Reviewed by: ______________________ Date: ______________',
  ].join('\n\n');
}

function tableOf({ title, references }: Group, fileName: MigrateReportOptions['fileName']): Table {
  const labels = ['Place', 'Reference', 'Was', 'Becomes', 'Why'];
  return {
    name: title,
    title,
    columns: labels.map((label) => ({ label, kind: 'text' as const })),
    rows: references.map((one) => [
      placeOf(one, fileName),
      one.text,
      one.was ?? '',
      becomes(one),
      one.reason,
    ]),
  };
}

function jsonOf(map: MigratedMap, { fileName, isWritten }: MigrateReportOptions): object {
  const { name, from, to, counts, references, taken, unused } = map;
  return {
    map: name,
    files: map.map.documents.map(({ uri }) => fileName(uri)),
    from: from ?? null,
    to,
    written: isWritten,
    total: references.length,
    counts,
    references: references.map(({ uri, range, written, was, ...one }) => ({
      file: fileName(uri),
      line: range.start.line + 1,
      column: range.start.character + 1,
      ...one,
      was: was ?? null,
      written: written ?? null,
    })),
    extensionsWithTakenIds: taken.map(({ uri, range, id, holder }) => ({
      file: fileName(uri),
      line: range.start.line + 1,
      id,
      holder,
    })),
    unusedDecisions: unused,
  };
}

function takenLines({ taken, to }: Migration, fileName: MigrateReportOptions['fileName']): string[] {
  return taken.map(
    ({ uri, range, id, holder }) =>
      `${fileName(uri)}:${range.start.line + 1}: the extension ${id} needs another id: in ${to} it is ${holder}`,
  );
}

function placeOf({ uri, range }: MigratedReference, fileName: MigrateReportOptions['fileName']): string {
  return `${fileName(uri)}:${range.start.line + 1}`;
}
