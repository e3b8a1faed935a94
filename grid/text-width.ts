/** How wide texts are, without a browser: lines are broken and cut by the widths of the common sans-serif fonts. */

/** A line of text, and whether its width was guessed: its letters are none that the table has. */
export interface Line {
  readonly text: string;
  /** In the unit of the font's size. */
  readonly width: number;
  readonly isGuessed: boolean;
}

export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

const ELLIPSIS = '…';

/** Thousandths of the font's size → letters of at most this width in Arial, Segoe UI and Noto Sans. */
const WIDTHS: Readonly<Record<number, string>> = {
  225: "'",
  275: 'ijl',
  300: ' !,.:;',
  350: 'I[]f()-`',
  375: '/\\t',
  400: '{}',
  425: 'r"',
  500: 'cszJ',
  525: 'vy',
  550: 'kx–',
  575: '0123456789|*^$?_aeL“”',
  600: '+<=>~',
  625: 'bdghnopquFTZ',
  650: '#',
  675: 'ABEKPSVXY',
  725: 'CR',
  750: '&DHU',
  775: 'N',
  800: 'wGOQ',
  900: '%',
  925: 'M',
  950: 'mW',
  1000: '…—',
  1025: '@',
};

const KNOWN = new Map(
  Object.entries(WIDTHS).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)])),
);

/** How much wider bold letters are. */
const BOLD = 1.1;
/** Letters of other scripts, generously. */
const OTHER = 720;
/** Emoji, and what is as wide as high: Chinese, Japanese, Korean. */
const PICTURE = 1400;
const SQUARE = 1050;

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const ASCII = /^[ -~]*$/;

/** What a reader takes for one letter. */
function lettersOf(text: string): string[] {
  if (ASCII.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The width of a text on one line, in the unit of the font's size. */
export function widthOf(text: string, font: Font): number {
  return lineOf(text, font).width;
}

/** A text as one line. */
export function lineOf(text: string, { size, bold = false }: Font): Line {
  let width = 0;
  let isGuessed = false;
  for (const letter of lettersOf(text)) {
    // A letter with an accent is as wide as the letter.
    const known = KNOWN.get(letter) ?? KNOWN.get(letter.normalize('NFD').charAt(0));
    isGuessed ||= known === undefined;
    width += known ?? guess(letter);
  }
  return { text, width: (width * size * (bold ? BOLD : 1)) / 1000, isGuessed };
}

function guess(letter: string): number {
  if (EMOJI.test(letter)) return PICTURE;
  if (WIDE.test(letter)) return SQUARE;
  // Marks that join the letters before them are counted with them; a lone one takes no room, but may get some.
  return OTHER * Math.max(1, [...letter].filter((part) => !/\p{M}|\u200d/u.test(part)).length);
}

/** A text cut to fit, with an ellipsis where something is missing. */
export function clip(text: string, width: number, font: Font): Line {
  const whole = lineOf(text, font);
  if (whole.width <= width) return whole;
  let room = width - widthOf(ELLIPSIS, font);
  let kept = '';
  for (const letter of lettersOf(text)) {
    room -= widthOf(letter, font);
    if (room < 0) break;
    kept += letter;
  }
  return lineOf(`${kept.trimEnd()}${ELLIPSIS}`, font);
}

/**
 * A text in lines that fit a width. Lines are broken at spaces and after slashes and hyphens, between the letters of scripts that
 * know no spaces, and, where a word is too long, anywhere.
 * @param most the number of lines; the last one is cut where the text has more.
 */
export function wrap(text: string, width: number, font: Font, most: number): Line[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const piece of piecesOf(text, width, font)) {
    if (line !== '' && filled + widthOf(piece.trimEnd(), font) > width) {
      lines.push(line);
      line = '';
      filled = 0;
    }
    // The line that has no room for this piece is cut in it.
    if (lines.length === most) return fitted([...lines.slice(0, -1), `${lines.at(-1)}${piece}`], width, font);
    line += piece;
    filled += widthOf(piece, font);
  }
  return fitted([...lines, line], width, font);
}

function fitted(lines: readonly string[], width: number, font: Font): Line[] {
  return lines.map((line) => clip(line.trimEnd(), width, font));
}

/** The pieces between which a line may be broken; none is wider than a line. */
function* piecesOf(text: string, width: number, font: Font): Generator<string> {
  for (const word of text.split(/(?<=[\s/-])(?=[^\s/-])/u)) {
    let piece = '';
    let filled = 0;
    for (const letter of lettersOf(word)) {
      const own = widthOf(letter, font);
      const isFull = filled + own > width && letter.trim() !== '';
      if (piece !== '' && (isFull || WIDE.test(letter))) {
        yield piece;
        piece = '';
        filled = 0;
      }
      piece += letter;
      filled += own;
    }
    yield piece;
  }
}
