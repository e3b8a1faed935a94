/** Which system has which part in which element. */
import type { Table } from '../table.js';
import { elementWords, number, perView, tableOf, text } from './columns.js';
import type { ElementReport, Report, SystemPart } from './model.js';

/**
 * Elements in scope by systems: `primary`, `contributing`, or, where a system has no part, an empty cell. Where there are two
 * views and they differ, a cell has both: `none → primary`.
 */
export function matrixTable(report: Report): Table {
  const { views, elements } = report;
  const parts = elements.map((element) => ({
    element,
    byView: views.map(
      (view) => new Map(element.views[view]?.systems.map((system) => [system.id, system.part])),
    ),
  }));
  type Row = (typeof parts)[number];
  return tableOf<Row>(
    'matrix',
    `Elements by systems${views.length > 1 ? ` (${views.join(' → ')})` : ''}`,
    parts,
    text('Element', ({ element }) => elementWords(element)),
    number('Level', ({ element }) => element.level),
    perView<Row>(views, 'Systems', 'number', ({ element }, view) => element.views[view]?.systems.length),
    systemsIn(report).map(({ id, label }) =>
      text<Row>(label, ({ byView }) => partWords(byView.map((map) => map.get(id)))),
    ),
  );
}

/** The parts of a system in an element, view by view, in words. */
function partWords(parts: readonly (SystemPart['part'] | undefined)[]): string | undefined {
  const [first] = parts;
  return parts.every((part) => part === first) ? first : parts.map((part) => part ?? 'none').join(' → ');
}

/** The systems of the map in its order, then those that are named and not declared; two of one name with their ids. */
function systemsIn({ systems, elements, views }: Report): { id: string; label: string }[] {
  const known = new Map(systems.map(({ id, name }) => [id, name]));
  for (const { id, name } of elements.flatMap((element) => usedIn(element, views))) {
    if (!known.has(id)) known.set(id, name);
  }
  const counts = new Map<string, number>();
  for (const name of known.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...known].map(([id, name]) => ({ id, label: counts.get(name) === 1 ? name : `${name} (${id})` }));
}

function usedIn(element: ElementReport, views: Report['views']): readonly SystemPart[] {
  return views.flatMap((view) => element.views[view]?.systems ?? []);
}
