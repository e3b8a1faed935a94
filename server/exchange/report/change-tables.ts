/** What has changed since an earlier state of the map, as tables. */
import type { Table } from '../table.js';
import { elementWords, joined, number, tableOf, text } from './columns.js';
import { CHANGES, type ElementChange, type Report, type ScoreChange } from './model.js';

/** None where the report was not compared. What was gained comes first, then what was lost, then the rest. */
export function changeTables({ changes, views }: Report): Table[] {
  if (!changes) return [];
  const elements = CHANGES.flatMap((kind) => changes.elements.filter(({ change }) => change === kind));
  return [
    tableOf<ElementChange>(
      'changes',
      `Changes since ${changes.since}`,
      elements,
      text('Element', ({ element }) => elementWords(element)),
      number('Level', ({ element }) => element.level),
      views.length > 1 ? [text<ElementChange>('View', ({ view }) => view)] : [],
      text('Change', ({ change }) => change),
      text('Before', ({ before }) => before),
      text('After', ({ after }) => after),
      text('Added', ({ added }) => joined(added)),
      text('Removed', ({ removed }) => joined(removed)),
    ),
    tableOf<ScoreChange>(
      'score-changes',
      `Changes of scores since ${changes.since}`,
      changes.scores,
      text('Element', ({ element }) => elementWords(element)),
      number('Score before', ({ before }) => before),
      number('Score after', ({ after }) => after),
    ),
  ];
}
