/** Coverage by vertical, grouping, level and lens, as tables. */
import { GRID_STATES } from '../../../grid/model.js';
import type { Table } from '../table.js';
import { type Column, perView, tableOf, text } from './columns.js';
import type { GroupReport, Report } from './model.js';

/** The tables of groups, each with the total of the scope in its last row; levels and lenses do not add up to it. */
export function groupTables(report: Report): Table[] {
  const { verticals, groupings, levels, lenses, total } = report;
  return [
    groupTable('verticals', 'Coverage by vertical', 'Vertical', report, [...verticals, total]),
    groupTable('groupings', 'Coverage by grouping', 'Grouping', report, [...groupings, total]),
    groupTable('levels', 'Coverage by level', 'Level', report, levels),
    groupTable('lenses', 'Coverage by lens', 'Lens', report, lenses),
  ];
}

function groupTable(
  name: string,
  title: string,
  head: string,
  { views }: Report,
  groups: readonly GroupReport[],
): Table {
  const states = GRID_STATES.flatMap((state) =>
    perView<GroupReport>(views, sentence(state), 'number', (group, view) => group.views[view]?.states[state]),
  );
  const kind: Column<GroupReport>[] =
    name === 'groupings' ? [text('Kind', (group) => (group.kind === 'total' ? undefined : group.kind))] : [];
  return tableOf<GroupReport>(
    name,
    title,
    groups,
    text(head, (group) => group.name),
    kind,
    perView<GroupReport>(views, 'Coverage', 'text', (group, view) => group.views[view]?.words),
    states,
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
