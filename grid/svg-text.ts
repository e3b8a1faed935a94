/** Texts as SVG. */
import type { Font, Line } from './text-width.js';
import { escapeXml, tag } from './xml.js';

/** Sans-serif fonts of the usual systems, of much the same widths. */
export const FONTS =
  "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif";

export type Anchor = 'start' | 'middle' | 'end';

/**
 * Lines below each other.
 * @param x where they start, are centred or end.
 * @param top the upper edge of the first line.
 * @param lineHeight from line to line.
 */
export function textLines(
  lines: readonly Line[],
  x: number,
  top: number,
  lineHeight: number,
  { size, bold }: Font,
  fill: string,
  anchor: Anchor = 'start',
): string {
  // Letters stand on a line that leaves a good quarter of their size below it.
  const baseline = top + lineHeight / 2 + size * 0.35;
  return tag(
    'text',
    {
      'font-size': size,
      'font-weight': bold ? 600 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      fill,
    },
    ...lines.map(({ text, width, isGuessed }, index) =>
      tag(
        'tspan',
        {
          x,
          y: baseline + index * lineHeight,
          // Letters of unknown width are made to take the room that was kept for them.
          ...(isGuessed && { textLength: width, lengthAdjust: 'spacingAndGlyphs' }),
        },
        escapeXml(text),
      ),
    ),
  );
}
