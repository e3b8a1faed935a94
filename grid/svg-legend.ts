/** The legend of the picture as SVG, and how large a share each of its classes has. */

import type { Translate } from './look.js';
import { flag, shapeOf } from './marks.js';
import type { Grid } from './model.js';
import {
  countedIn,
  type GridMode,
  type LegendEntry,
  legendOf,
  MODE_NOTES,
  MODE_TITLES,
  openDecision,
} from './modes.js';
import type { Palette } from './palette.js';
import { HATCH } from './svg-cell.js';
import { textLines } from './svg-text.js';
import { clip, type Font, type Line, lineOf } from './text-width.js';
import { escapeXml, tag } from './xml.js';

const TITLE_FONT: Font = { size: 14, bold: true };
const FONT: Font = { size: 12.5 };
const MARK_FONT: Font = { size: 11, bold: true };
const SWATCH = { width: 30, height: 18 } as const;
const LINE_HEIGHT = 26;
const ENTRY_GAP = 22;
const LONGEST = 320;
const SHARE_HEIGHT = 12;
const SHARE_GAP = 2;

/** An upper left corner, and the width from there. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Legend {
  readonly svg: string;
  readonly height: number;
}

interface Item {
  readonly line: Line;
  readonly entry: LegendEntry | undefined;
}

/** The legend. @param at its upper left corner and its width, in pixels. */
export function legendSvg(grid: Grid, mode: GridMode, at: Corner, palette: Palette, t: Translate): Legend {
  const note = MODE_NOTES[mode];
  const title = lineOf(t(MODE_TITLES[mode]), TITLE_FONT);
  const items: Item[] = legendOf(grid, mode, t).map((entry) => ({
    entry,
    line: lineOf(`${clip(entry.words, LONGEST, FONT).text} (${entry.count})`, FONT),
  }));
  const decided = countedIn(grid).filter((element) => openDecision(element) !== undefined).length;
  if (decided > 0) items.push({ entry: undefined, line: lineOf(`${t('decided')} (${decided})`, FONT) });
  const drawn: string[] = [textLines([title], at.x, at.y, 20, TITLE_FONT, palette.text)];
  if (note !== undefined) {
    const x = at.x + title.width + 12;
    drawn.push(textLines([clip(t(note), at.width / 2, FONT)], x, at.y, 20, FONT, palette.muted));
  }
  let [x, y] = [at.x, at.y + 28];
  for (const { entry, line } of items) {
    const width = SWATCH.width + 8 + line.width;
    if (x > at.x && x + width > at.x + at.width) [x, y] = [at.x, y + LINE_HEIGHT];
    drawn.push(
      entry ? swatch(entry, x, y, palette) : flag(x + 10, y + 3, 12, palette.text),
      textLines([line], x + SWATCH.width + 8, y, SWATCH.height, FONT, palette.text),
    );
    x += width + ENTRY_GAP;
  }
  return { svg: tag('g', { class: 'legend' }, ...drawn), height: y + SWATCH.height - at.y };
}

function swatch({ class: tone, mark }: LegendEntry, x: number, y: number, palette: Palette): string {
  const { fill, line, text } = palette.tones[tone];
  const box = { x, y, ...SWATCH, rx: 4 };
  const shape = shapeOf(mark, x + SWATCH.width / 2 - 4, y + 3.5, 11, line);
  return [
    tag('rect', { ...box, fill, stroke: line }),
    tone === 'excluded' ? tag('rect', { ...box, fill: `url(#${HATCH})` }) : '',
    tag('rect', { x: x + 3, y: y + 3, width: 4, height: SWATCH.height - 6, rx: 1.5, fill: line }),
    shape ??
      textLines(
        [lineOf(mark, MARK_FONT)],
        x + SWATCH.width / 2 + 2,
        y,
        SWATCH.height,
        MARK_FONT,
        text,
        'middle',
      ),
  ].join('');
}

/** A bar with a part for each class, as long as its share; none for names, of which an element can have several. */
export function sharesSvg(grid: Grid, mode: GridMode, at: Corner, palette: Palette, t: Translate): string {
  if (mode === 'owner' || mode === 'system') return '';
  const entries = legendOf(grid, mode, t);
  const total = entries.reduce((sum, { count }) => sum + count, 0);
  const free = at.width - (entries.length - 1) * SHARE_GAP;
  let { x } = at;
  return entries
    .map(({ class: tone, words, count }) => {
      const { fill, line } = palette.tones[tone];
      const width = (free * count) / total;
      const bar = { x, y: at.y, width, height: SHARE_HEIGHT, rx: 2 };
      x += width + SHARE_GAP;
      return tag(
        'g',
        {},
        tag('title', {}, escapeXml(`${words} ${count}`)),
        tag('rect', { ...bar, fill, stroke: line }),
        tone === 'excluded' ? tag('rect', { ...bar, fill: `url(#${HATCH})` }) : '',
      );
    })
    .join('');
}
