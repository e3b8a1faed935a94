/** The picture as one SVG file that needs nothing else. */

import type { Label, Piece } from './boxes.js';
import { layOut } from './layout.js';
import { english, type Translate } from './look.js';
import type { Grid } from './model.js';
import { type GridMode, legendOf, MODE_TITLES } from './modes.js';
import { HATCH_OPACITY, PALETTES, type Palette, type Theme } from './palette.js';
import { cellSvg, HATCH } from './svg-cell.js';
import { legendSvg, sharesSvg } from './svg-legend.js';
import { FONTS, textLines } from './svg-text.js';
import { clip, type Font, wrap } from './text-width.js';
import { escapeXml, tag } from './xml.js';

export interface SvgOptions {
  readonly mode: GridMode;
  readonly theme: Theme;
  /** The keys of the elements whose level-3 elements are drawn, as far as the grid has them. */
  readonly details?: readonly string[] | 'all';
  /** In the place of the grid's title. */
  readonly title?: string;
  /** Gives the picture's own words in the reader's language. */
  readonly t?: Translate;
}

const WIDTH = 1600;
const MARGIN = 32;
const INNER = WIDTH - 2 * MARGIN;
const HEADER = 84;
const SHARES_WIDTH = 440;
const TITLE_FONT: Font = { size: 26, bold: true };
const SUMMARY_FONT: Font = { size: 18, bold: true };
const SUBTITLE_FONT: Font = { size: 14 };
const CREDIT_FONT: Font = { size: 11 };

/** Whose the names in the picture are. */
export const CREDIT = 'eTOM Business Process Framework element names: © TM Forum, GB921';

/** Draws a grid. Equal grids and options give equal text; it is 1600 pixels wide, and as high as it has to be. */
export function gridSvg(grid: Grid, options: SvgOptions): string {
  const { mode, theme, details = [], title = grid.title, t = english } = options;
  const palette = PALETTES[theme];
  const layout = layOut(INNER, { grid, mode, details, t });
  const legendTop = HEADER + layout.bottom + 24;
  const legend = legendSvg(grid, mode, { x: MARGIN, y: legendTop, width: INNER }, palette, t);
  const height = Math.ceil(legendTop + legend.height + 40);
  const content = [
    tag('title', { id: 'etom-title' }, escapeXml(`${title}: ${grid.releaseTitle}`)),
    tag('desc', { id: 'etom-desc' }, escapeXml(description(grid, mode, t))),
    definitions(palette),
    tag('rect', { width: WIDTH, height, fill: palette.background }),
    header(grid, title, mode, palette, t),
    tag('g', { transform: `translate(${MARGIN} ${HEADER})` }, body(layout, palette, t)),
    legend.svg,
    textLines([clip(t(CREDIT), INNER, CREDIT_FONT)], MARGIN, height - 30, 16, CREDIT_FONT, palette.muted),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
      'aria-labelledby': 'etom-title etom-desc',
      'font-family': FONTS,
    },
    `\n${content.join('\n')}\n`,
  )}\n`;
}

/** The picture in words. */
function description(grid: Grid, mode: GridMode, t: Translate): string {
  const counts = legendOf(grid, mode, t).map(({ words, count }) => `${words} ${count}`);
  return [viewWords(grid, t), grid.summary, `${t(MODE_TITLES[mode])}: ${counts.join(', ')}`].join('. ');
}

function viewWords({ view, variant, lens, lenses }: Grid, t: Translate): string {
  const narrowed = lenses.find(({ id }) => id === lens)?.title;
  const words = [
    t(view === 'as-is' ? 'as-is view' : 'to-be view'),
    variant === undefined ? undefined : t('variant {0}', variant),
    narrowed === undefined ? undefined : t('lens {0}', t(narrowed)),
  ];
  return words.filter((part) => part !== undefined).join(' · ');
}

/** Stripes for what is excluded. */
function definitions({ tones }: Palette): string {
  const stripe = tag('path', {
    d: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
    stroke: tones.excluded.line,
    'stroke-width': 1,
    'stroke-opacity': HATCH_OPACITY,
  });
  return tag(
    'defs',
    {},
    tag('pattern', { id: HATCH, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, stripe),
  );
}

function header(grid: Grid, title: string, mode: GridMode, palette: Palette, t: Translate): string {
  const summary = clip(grid.summary, INNER * 0.35, SUMMARY_FONT);
  const subtitle = `${grid.releaseTitle} · ${viewWords(grid, t)}`;
  return [
    textLines([clip(title, INNER * 0.62, TITLE_FONT)], MARGIN, 18, 34, TITLE_FONT, palette.text),
    textLines([clip(subtitle, INNER * 0.62, SUBTITLE_FONT)], MARGIN, 50, 20, SUBTITLE_FONT, palette.muted),
    textLines([summary], WIDTH - MARGIN, 18, 34, SUMMARY_FONT, palette.text, 'end'),
    sharesSvg(grid, mode, { x: WIDTH - MARGIN - SHARES_WIDTH, y: 54, width: SHARES_WIDTH }, palette, t),
  ].join('');
}

function body({ grounds, crossings, labels, cells }: Piece, palette: Palette, t: Translate): string {
  return [
    ...grounds.map(({ x, y, width, height }) =>
      tag('rect', { x, y, width, height, rx: 8, fill: palette.panel }),
    ),
    ...crossings.map(({ x, y, width, height }) =>
      tag('rect', { x, y, width, height, rx: 4, fill: palette.stripe, stroke: palette.frame }),
    ),
    ...labels.map((label) => labelSvg(label, palette)),
    ...cells.map((cell) => cellSvg(cell, palette, t)),
  ].join('\n');
}

const LABEL_FONTS: Readonly<Record<Label['kind'], Font>> = {
  panel: { size: 15, bold: true },
  column: { size: 13, bold: true },
  row: { size: 12, bold: true },
  band: { size: 12.5, bold: true },
};

function labelSvg({ kind, text, id, x, y, width, height }: Label, palette: Palette): string {
  const font = LABEL_FONTS[kind];
  const lineHeight = font.size + 3;
  const lines = wrap(text, width - 16, font, kind === 'panel' ? 1 : kind === 'row' ? 5 : 2);
  const all = kind === 'row' && id !== undefined ? [clip(id, width - 16, font), ...lines] : lines;
  const top = kind === 'row' ? y + 10 : y + (height - all.length * lineHeight) / 2;
  const isHead = kind === 'column';
  const fill = isHead ? palette.head : kind === 'panel' ? 'none' : palette.label;
  const color = isHead ? palette.headText : kind === 'panel' ? palette.text : palette.labelText;
  const isCentred = kind === 'column' || kind === 'band';
  return tag(
    'g',
    { class: 'label' },
    tag('rect', {
      class: 'box',
      x,
      y,
      width,
      height,
      rx: 5,
      fill,
      stroke: kind === 'panel' ? undefined : palette.frame,
    }),
    isCentred
      ? textLines(all, x + width / 2, top, lineHeight, font, color, 'middle')
      : textLines(all, x + 8, top, lineHeight, font, color),
  );
}
