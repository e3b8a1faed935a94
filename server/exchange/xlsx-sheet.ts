/** A sheet of a workbook. */
import { escapeXml, tag } from '../../grid/xml.js';
import { headColumn } from './head-column.js';
import type { Cell, Table, TableColumn } from './table.js';
import { MAIN, STYLE } from './xlsx-styles.js';

/** More is cut, since Excel refuses the whole workbook otherwise. */
const MOST_IN_CELL = 32_767;

/** Widths of columns, in characters. */
const NARROWEST = 8;
const WIDEST = 60;
/** Characters across a page; wider tables are set at half size and go on beside it. */
const MOST_ON_PAGE = 300;
/** Rows that are looked at to find a column's width. */
const MEASURED_ROWS = 500;

/** A sheet with a table. @param index of the sheet; the first one is shown. */
export function sheetXml(table: Table, index: number): string {
  const { columns, rows } = table;
  const widths = columns.map((column, at) => widthOf(table, column, at));
  const isNarrow = widths.reduce((sum, each) => sum + each, 0) <= MOST_ON_PAGE;
  const frozen = frozenColumns(table);
  const head = columns.map(({ label, kind }, column) =>
    cell(label, column, 0, kind === 'number' ? STYLE.numberHead : STYLE.head),
  );
  const body = rows.map((row, at) => {
    const cells = columns.map(({ kind }, column) => cell(row[column], column, at + 1, STYLE[kind]));
    return tag('row', { r: at + 2 }, ...cells);
  });
  return tag(
    'worksheet',
    { xmlns: MAIN },
    tag('sheetPr', {}, tag('pageSetUpPr', { fitToPage: isNarrow ? 1 : 0 })),
    tag(
      'sheetViews',
      {},
      tag(
        'sheetView',
        { workbookViewId: 0, tabSelected: index === 0 ? 1 : undefined },
        tag('pane', {
          xSplit: frozen,
          ySplit: 1,
          topLeftCell: `${letters(frozen)}2`,
          activePane: 'bottomRight',
          state: 'frozen',
        }),
      ),
    ),
    tag('sheetFormatPr', { defaultRowHeight: 15 }),
    tag(
      'cols',
      {},
      ...widths.map((width, at) => tag('col', { min: at + 1, max: at + 1, width, customWidth: 1 })),
    ),
    tag('sheetData', {}, tag('row', { r: 1 }, ...head), ...body),
    tag('autoFilter', { ref: area(table, '') }),
    tag('pageSetup', { scale: isNarrow ? undefined : 50, orientation: 'landscape', fitToHeight: 0 }),
  );
}

function cell(value: Cell, column: number, row: number, style: number): string {
  if (value === undefined || value === '') return '';
  const r = `${letters(column)}${row + 1}`;
  if (typeof value === 'number')
    return Number.isFinite(value) ? tag('c', { r, s: style }, `<v>${value}</v>`) : '';
  const text = tag('t', { 'xml:space': 'preserve' }, escapeXml(cut(value)));
  return tag('c', { r, s: style === STYLE.number ? STYLE.text : style, t: 'inlineStr' }, tag('is', {}, text));
}

function cut(text: string): string {
  return text.length <= MOST_IN_CELL
    ? text
    : `${text.slice(0, MOST_IN_CELL - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The width of a column, in characters. */
function widthOf({ rows }: Table, { label }: TableColumn, at: number): number {
  // The button of the filter needs room beside the label.
  const lengths = [label.length + 3, ...rows.slice(0, MEASURED_ROWS).map((row) => longestLine(row[at]))];
  return Math.min(WIDEST, Math.max(NARROWEST, ...lengths) + 2);
}

/** The columns that stay in view: those up to what tells rows apart, where that is near. */
export function frozenColumns(table: Table): number {
  const head = headColumn(table);
  return head < 2 ? head + 1 : 1;
}

function longestLine(value: Cell): number {
  return Math.max(
    ...String(value ?? '')
      .split('\n')
      .map(({ length }) => length),
  );
}

/** All cells of a table: `A1:F20`, or `$A$1:$F$20`. */
export function area({ columns, rows }: Table, mark: '' | '$'): string {
  return `${mark}A${mark}1:${mark}${letters(Math.max(0, columns.length - 1))}${mark}${rows.length + 1}`;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
