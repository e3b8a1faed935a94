/** The lines of a text, without a look at what YAML makes of them. */

const KEY = /(?:[\p{L}\p{M}\p{N}._-]+|"[^"\\\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\r\n]|$)/uy;
const NOTHING_MORE = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
/** At the root: a line that may start a pair whose key is not of the usual form; a dash goes on with what stands above. */
const UNUSUAL_KEY = /(?!\t|-[ \t\r\n])[^\n]*:(?=[ \t\r\n]|$)/uy;
// At the root: the start or end of a document, marked keys and values, and a byte order mark, which the parser drops
// wherever a piece starts with one. A text that has such a line behind its first key stays whole.
const KEEPS_WHOLE = /^(?:\uFEFF|(?:---|\.\.\.|[?:])(?=[ \t\r\n]|$))/;

/** A line of a text, as far as cutting needs to know it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** `key`: starts with a plain or quoted key; `other`: any other content. */
  readonly kind: 'blank' | 'comment' | 'key' | 'other';
  readonly indent: number;
  /** The key, without quotes; "" on other lines. */
  readonly key: string;
  /** True where nothing but a comment follows the key. */
  readonly bare: boolean;
}

/** Reads the lines of a text, which add up to it. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push(readLine(text, start, end));
    start = end;
  }
  return lines;
}

function readLine(text: string, start: number, end: number): Line {
  const mark = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let at = start + mark;
  while (text.charCodeAt(at) === 32) at++;
  const line = { start, end, indent: at - start - mark, key: '', bare: false };
  NOTHING_MORE.lastIndex = at;
  if (NOTHING_MORE.test(text)) return { ...line, kind: text.charAt(at) === '#' ? 'comment' : 'blank' };
  KEY.lastIndex = at;
  const match = KEY.exec(text);
  if (!match) return { ...line, kind: 'other' };
  NOTHING_MORE.lastIndex = KEY.lastIndex;
  const bare = NOTHING_MORE.test(text);
  return {
    ...line,
    kind: 'key',
    key: match[0].replace(/[ \t]*:$/, '').replace(/^(["'])(.*)\1$/s, '$2'),
    bare,
  };
}

/** Whether a line is neither blank nor a comment. */
export function isContent(line: Line): boolean {
  return line.kind === 'key' || line.kind === 'other';
}

/** The text of some lines that follow one another. */
export function slice(text: string, lines: readonly Line[]): string {
  return text.slice(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
}

/** Whether a line starts a pair of the root, as far as it alone can tell. */
export function startsRootPair(line: Line, text: string): boolean {
  if (line.indent > 0 || line.kind !== 'other') return line.indent === 0 && line.kind === 'key';
  UNUSUAL_KEY.lastIndex = line.start;
  return UNUSUAL_KEY.test(text);
}

/** Whether a line behind the first key keeps a text from being cut. */
export function keepsWhole(line: Line, text: string): boolean {
  return (
    line.kind === 'other' && line.indent === 0 && KEEPS_WHOLE.test(text.slice(line.start, line.start + 4))
  );
}

/** A bare `---` or a directive, which may stand before the first key. */
export function isPrologue(line: Line, text: string): boolean {
  if (line.kind !== 'other' || line.indent !== 0) return false;
  return /^(?:\uFEFF)?(?:%|---[ \t]*(?:#|\r?\n|$))/.test(text.slice(line.start, line.end));
}
