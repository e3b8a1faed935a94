/** The frame of the framework's picture: which element stands in which row and columns, whatever a map says. */
import type { Band, Column, Panel, Place, Row } from '../../../grid/model.js';
import { NOT_STATED } from '../../../grid/model.js';
import type { Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';

export interface Frame {
  readonly panels: readonly Panel[];
  readonly band: readonly Band[];
  /** What the groupings of the band are together, where a release names it. */
  readonly bandLabel: string | undefined;
  /** The elements that stand in it, each once: those of level 2, and deeper ones whose parents the release lacks. */
  readonly elements: readonly Element[];
}

const frames = new WeakMap<Framework, Frame>();

/** The frame of a release, made once. */
export function frameOf(framework: Framework): Frame {
  const frame = frames.get(framework) ?? makeFrame(framework);
  frames.set(framework, frame);
  return frame;
}

function makeFrame({ roots, verticals }: Framework): Frame {
  const areas = roots.filter(({ kind }) => kind === 'area');
  const domains = inOrder(roots.filter(({ kind }) => kind === 'domain'));
  const crossed = areas.filter((area) => verticalsIn(area).length > 0);
  const plain = areas.filter((area) => !crossed.includes(area));
  const rows = domains.filter(hasVerticals);
  const groupings = [
    ...plain.flatMap(({ children }) => children),
    ...domains.filter((domain) => !hasVerticals(domain)),
  ];
  const panels = crossed.map((area) =>
    makePanel(
      area.key,
      area.name,
      verticalsIn(area),
      area.children.filter(({ kind }) => kind !== 'vertical'),
    ),
  );
  if (rows.length > 0) panels.push(makePanel('framework', 'Business Process Framework', verticals, rows));
  return {
    panels,
    band: groupings.map(({ key, id, name, children }) => ({
      key,
      id,
      label: name,
      elements: children.map((element) => element.key),
    })),
    bandLabel: plain.map(({ name }) => name).join(', ') || undefined,
    elements: [...crossed.flatMap(({ children }) => children), ...rows, ...groupings].flatMap(
      ({ children }) => children,
    ),
  };
}

function makePanel(
  key: string,
  label: string,
  verticals: readonly Element[],
  groupings: readonly Element[],
): Panel {
  const rows = groupings.map((grouping) => makeRow(grouping, verticals));
  const columns: Column[] = verticals.map((vertical) => ({ key: vertical.key, label: vertical.name }));
  if (rows.some(({ places }) => places.some(({ column }) => column === verticals.length))) {
    columns.push({ key: NOT_STATED, label: 'Vertical not stated' });
  }
  return { key, label, columns, rows };
}

function makeRow({ key, id, name, children }: Element, verticals: readonly Element[]): Row {
  const places = children.flatMap((element) => placesOf(element, verticals));
  return { key, id, label: name, places };
}

/** One place for each run of adjacent verticals; the column behind them where none is stated. */
function placesOf(element: Element, verticals: readonly Element[]): Place[] {
  const places: { element: string; column: number; span: number }[] = [];
  for (const [column, vertical] of verticals.entries()) {
    if (!element.verticals.includes(vertical)) continue;
    const last = places.at(-1);
    if (last && last.column + last.span === column) last.span++;
    else places.push({ element: element.key, column, span: 1 });
  }
  return places.length > 0 ? places : [{ element: element.key, column: verticals.length, span: 1 }];
}

function verticalsIn({ children }: Element): Element[] {
  return children.filter(({ kind }) => kind === 'vertical');
}

function hasVerticals({ children }: Element): boolean {
  return children.some(({ verticals }) => verticals.length > 0);
}

/** Sales, which got its id when it was taken out of Market & Sales, stands beside Market all the same. */
function inOrder(domains: readonly Element[]): Element[] {
  const sales = domains.filter(({ name }) => name === 'Sales');
  const others = domains.filter(({ name }) => name !== 'Sales');
  const market = others.findIndex(({ name }) => name === 'Market');
  return others.toSpliced(market + 1, 0, ...sales);
}
