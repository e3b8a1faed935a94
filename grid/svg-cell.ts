/** The cells of the picture as SVG. */

import type { Box, PlacedCell } from './boxes.js';
import {
  type Cell,
  ID_FONT,
  LINE,
  NAME_FONT,
  NOTE_FONT,
  type Note,
  PADDING,
  PART_FONT,
  PART_GAP,
  PART_PADDING,
  type Part,
  partRows,
  rowHeight,
  SHAPE_SIZE,
  SIGN_FONT,
  SIGN_GAP,
  signRoom,
} from './cell.js';
import type { Look, Tone, Translate } from './look.js';
import { flag, shapeOf } from './marks.js';
import type { GridElement } from './model.js';
import type { Paint, Palette } from './palette.js';
import { textLines } from './svg-text.js';
import { lineOf } from './text-width.js';
import { escapeXml, tag } from './xml.js';

const BAR = 4;
const HATCHED: readonly Tone[] = ['excluded'];
/** Tones whose outline is dashed: there is nothing, or not yet. */
const DASHED: Readonly<Partial<Record<Tone, string>>> = { planned: '5 3', none: '2 3', excluded: '2 3' };

/** The id of the pattern that marks what is excluded. */
export const HATCH = 'etom-excluded';

/** An element in its place, with its tooltip. */
export function cellSvg({ cell, ...box }: PlacedCell, palette: Palette, t: Translate): string {
  const { element, look, isInLens, also, id, words, name, notes } = cell;
  const paint = paintOf(look, isInLens, palette);
  const left = box.x + PADDING.left;
  const right = box.x + box.width - PADDING.right;
  const head = box.y + PADDING.top;
  const nameTop = head + LINE.head;
  const notesTop = nameTop + name.length * LINE.name;
  // Words that say that there is nothing need no sign.
  const isBlank = look.class === 'none' && words !== undefined;
  return tag(
    'g',
    { class: 'cell' },
    tag('title', {}, escapeXml(tooltip(element, look, also, t))),
    ground(box, look, isInLens, palette, 5),
    also.length > 0 ? copyCorner(box, paint) : '',
    id ? textLines([id], left, head, LINE.head, ID_FONT, paint.text) : '',
    isBlank ? '' : sign(look, right, head + 2, paint),
    words
      ? textLines(
          [words],
          right - (isBlank ? 0 : signRoom(look)),
          head,
          LINE.head,
          NOTE_FONT,
          paint.text,
          'end',
        )
      : '',
    textLines(name, left, nameTop, LINE.name, NAME_FONT, paint.text),
    ...notes.map((note, index) => noteSvg(note, left, notesTop + index * LINE.note, paint)),
    partsSvg(cell, box, notesTop + notes.length * LINE.note + PART_GAP, palette, t),
  );
}

/** The colours of an element; one that is not in the lens steps back. */
function paintOf(look: Look, isInLens: boolean, palette: Palette): Paint {
  if (isInLens) return palette.tones[look.class];
  return { fill: palette.panel, line: palette.line, text: palette.muted };
}

/** The box of an element: its fill, its outline, and a bar at its left with the colours of all its classes. */
function ground(box: Box, look: Look, isInLens: boolean, palette: Palette, radius: number): string {
  const { x, y, width, height } = box;
  const { fill, line } = paintOf(look, isInLens, palette);
  const dash = isInLens ? DASHED[look.class] : undefined;
  const shape = { x, y, width, height, rx: radius };
  const tones = look.classes.length > 0 ? look.classes : [look.class];
  const step = (height - 8) / tones.length;
  return [
    tag('rect', { class: 'box', ...shape, fill, stroke: line, 'stroke-dasharray': dash }),
    isInLens && HATCHED.includes(look.class) ? tag('rect', { ...shape, fill: `url(#${HATCH})` }) : '',
    ...tones.map((tone, index) =>
      isInLens
        ? tag('rect', {
            x: x + 3,
            y: y + 4 + index * step,
            width: BAR,
            height: step - (index < tones.length - 1 ? 1 : 0),
            rx: 1.5,
            fill: palette.tones[tone].line,
          })
        : '',
    ),
  ].join('');
}

/** The same corner at each copy of an element. */
function copyCorner({ x, y, width, height }: Box, { line }: Paint): string {
  const [right, bottom] = [x + width - 3, y + height - 3];
  return tag('path', {
    d: `M${right - 12} ${bottom}H${right}V${bottom - 12}`,
    fill: 'none',
    stroke: line,
    'stroke-width': 2,
    'stroke-dasharray': '3 2',
  });
}

/** The sign of an element: a shape for a state, else letters. It ends at the right. */
function sign({ mark }: Look, right: number, top: number, { line, text }: Paint): string {
  const shape = shapeOf(mark, right - SHAPE_SIZE, top, SHAPE_SIZE, line);
  return shape ?? textLines([lineOf(mark, SIGN_FONT)], right, top - 2, LINE.head, SIGN_FONT, text, 'end');
}

function noteSvg({ kind, line }: Note, x: number, y: number, { text }: Paint): string {
  const isDecision = kind === 'decision' || kind === 'more';
  if (!isDecision) return textLines([line], x, y, LINE.note, NOTE_FONT, text);
  const flagged = kind === 'decision' ? flag(x, y + 2, SHAPE_SIZE - 1, text) : '';
  return flagged + textLines([line], x + SHAPE_SIZE + SIGN_GAP, y, LINE.note, NOTE_FONT, text);
}

/** The level-3 elements, below each other or, in a wide cell, side by side. */
function partsSvg(cell: Cell, box: Box, top: number, palette: Palette, t: Translate): string {
  const { parts, columns } = cell;
  const left = box.x + PADDING.left;
  const width = (box.width - PADDING.left - PADDING.right - (columns - 1) * PART_GAP) / columns;
  let y = top;
  const drawn: string[] = [];
  for (const row of partRows(parts, columns)) {
    const height = rowHeight(row);
    for (const [index, part] of row.entries()) {
      drawn.push(partSvg(part, { x: left + index * (width + PART_GAP), y, width, height }, palette, t));
    }
    y += height + PART_GAP;
  }
  return drawn.join('');
}

function partSvg(part: Part, box: Box, palette: Palette, t: Translate): string {
  const { element, look, isInLens, name } = part;
  const paint = paintOf(look, isInLens, palette);
  const right = box.x + box.width - PART_PADDING;
  return tag(
    'g',
    { class: 'part' },
    tag('title', {}, escapeXml(tooltip(element, look, [], t))),
    tag('rect', {
      class: 'box',
      ...shapeAttributes(box),
      fill: paint.fill,
      stroke: paint.line,
      'stroke-width': 0.75,
    }),
    sign(look, right, box.y + PART_PADDING + 1, paint),
    textLines(name, box.x + PART_PADDING, box.y + PART_PADDING, LINE.part, PART_FONT, paint.text),
  );
}

function shapeAttributes({ x, y, width, height }: Box) {
  return { x, y, width, height, rx: 3 };
}

/** All that is known of an element in a few sentences. */
function tooltip(element: GridElement, look: Look, also: readonly string[], t: Translate): string {
  const { id, name, state, reason, decision } = element;
  const sentences = [
    [id, name].filter((part) => part !== undefined).join(' '),
    look.words === t(state) ? t(state) : `${look.words}, ${t(state)}`,
    reason,
    decision === undefined ? '' : t('Decided: {0}', decision),
    also.length > 0 ? t('Also in {0}', also.join(', ')) : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join('\n');
}
