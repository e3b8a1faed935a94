/** The grid as a view of an ArchiMate model. */
import type { Box, Label, PlacedCell } from '../../../grid/boxes.js';
import { layOut } from '../../../grid/layout.js';
import { english } from '../../../grid/look.js';
import type { Grid } from '../../../grid/model.js';
import { PALETTES } from '../../../grid/palette.js';
import { tag } from '../../../grid/xml.js';
import type { Element, ElementKind } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { lines, type Model, words } from './model.js';

const WIDTH = 1600;
const PALETTE = PALETTES.light;

/** What the labels of the grid name. */
const KINDS: Readonly<Record<Label['kind'], readonly ElementKind[]>> = {
  panel: ['area'],
  column: ['vertical'],
  row: ['horizontal', 'domain'],
  band: ['enterprise-grouping', 'domain'],
};

/**
 * The grid as a diagram: panels with columns and rows, the elements in their places, coloured by coverage.
 * @param ids the identifiers of elements by their keys. @returns XML.
 */
export function gridView(
  model: Model,
  grid: Grid,
  framework: Framework,
  ids: ReadonlyMap<string, string>,
): string {
  const { grounds, labels, cells } = layOut(WIDTH, { grid, mode: 'coverage', details: [], t: english });
  const named = (label: Label): Element | undefined =>
    framework.elements.find(({ kind, name }) => KINDS[label.kind].includes(kind) && name === label.text);
  const parts: { box: Box; xml: string }[] = [
    ...labels.map((label) => ({
      box: label,
      xml: labelNode(model, label, ids.get(named(label)?.key ?? '')),
    })),
    ...cells.flatMap((cell) => {
      const id = ids.get(cell.cell.element.key);
      return id === undefined ? [] : [{ box: cell, xml: cellNode(model, cell, id) }];
    }),
  ];
  const panels = grounds.map((ground) => {
    const inside = parts.filter(({ box }) => contains(ground, box)).map(({ xml }) => xml);
    const style = styleXml(PALETTE.panel, PALETTE.line);
    const identifier = model.identifier('view.grid', 'panel');
    return tag('node', { identifier, 'xsi:type': 'Container', ...place(ground) }, style, lines(inside));
  });
  const alone = parts.filter(({ box }) => !grounds.some((ground) => contains(ground, box)));
  return tag(
    'view',
    { identifier: model.identifier('view.grid'), 'xsi:type': 'Diagram' },
    words('name', `${grid.releaseTitle}: coverage, ${grid.view}`),
    lines([...panels, ...alone.map(({ xml }) => xml)]),
  );
}

function labelNode(model: Model, label: Label, element: string | undefined): string {
  const isHead = label.kind === 'panel' || label.kind === 'column';
  const style = isHead
    ? styleXml(PALETTE.head, PALETTE.head, PALETTE.headText)
    : styleXml(PALETTE.label, PALETTE.line, PALETTE.labelText);
  const identifier = model.identifier('view.grid', label.kind);
  // A head without an element, such as the column of what stands in no vertical, is words alone.
  return element === undefined
    ? tag('node', { identifier, 'xsi:type': 'Label', ...place(label) }, words('label', label.text), style)
    : tag('node', { identifier, 'xsi:type': 'Element', elementRef: element, ...place(label) }, style);
}

function cellNode(model: Model, cell: PlacedCell, element: string): string {
  const { fill, line, text } = PALETTE.tones[cell.cell.look.class];
  const identifier = model.identifier('view.grid', element);
  return tag(
    'node',
    { identifier, 'xsi:type': 'Element', elementRef: element, ...place(cell) },
    styleXml(fill, line, text),
  );
}

/** Whole pixels, as the format wants them. */
function place({ x, y, width, height }: Box): Record<'x' | 'y' | 'w' | 'h', number> {
  const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  return {
    x: left,
    y: top,
    w: Math.max(1, Math.round(x + width) - left),
    h: Math.max(1, Math.round(y + height) - top),
  };
}

function contains(outer: Box, { x, y, width, height }: Box): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    middle >= outer.x &&
    middle <= outer.x + outer.width &&
    centre >= outer.y &&
    centre <= outer.y + outer.height
  );
}

function styleXml(fill: string, line: string, text?: string): string {
  return tag(
    'style',
    {},
    colour('lineColor', line),
    colour('fillColor', fill),
    text === undefined ? '' : tag('font', {}, colour('color', text)),
  );
}

/** @param hex as the palette writes colours: `#1b2430`. */
function colour(name: string, hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return tag(name, { r, g, b });
}
