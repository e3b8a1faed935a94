/** How cells of a workbook look. */
import { type Attributes, tag } from '../../grid/xml.js';

/** The namespace of a workbook's own parts. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Formats of cells: indexes of `cellXfs` below. */
export const STYLE = { head: 1, numberHead: 2, text: 3, number: 4 } as const;

/** The number of the format “Text”. */
const TEXT = 49;

/** A text does not touch the number before it. */
const LEFT: Attributes = { horizontal: 'left', vertical: 'top', indent: 1 };

function format(attributes: Attributes, alignment: Attributes): string {
  const all = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0, ...attributes };
  const applied = { applyNumberFormat: 1, applyFont: 1, applyFill: 1, applyAlignment: 1 };
  return tag('xf', { ...all, ...applied }, tag('alignment', alignment));
}

/** The first fill and format are the defaults; the second fill has to be there too. A quote prefix keeps a text a text when it is edited. */
export const STYLES = tag(
  'styleSheet',
  { xmlns: MAIN },
  tag(
    'fonts',
    { count: 2 },
    '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>',
  ),
  tag(
    'fills',
    { count: 3 },
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill>',
  ),
  tag('borders', { count: 1 }, '<border><left/><right/><top/><bottom/><diagonal/></border>'),
  tag('cellStyleXfs', { count: 1 }, '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'),
  tag(
    'cellXfs',
    { count: 5 },
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    format({ fontId: 1, fillId: 2, numFmtId: TEXT, quotePrefix: 1 }, LEFT),
    format(
      { fontId: 1, fillId: 2, numFmtId: TEXT, quotePrefix: 1 },
      { horizontal: 'right', vertical: 'top' },
    ),
    format({ numFmtId: TEXT, quotePrefix: 1 }, { ...LEFT, wrapText: 1 }),
    format({}, { vertical: 'top' }),
  ),
  tag('cellStyles', { count: 1 }, '<cellStyle name="Normal" xfId="0" builtinId="0"/>'),
);
