/** Places in text as LSP counts them: zero-based lines, characters in UTF-16 units. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const WHITE = ' \t\r\n';

/** Where the lines of a text start. A line ends with LF, CRLF or a lone CR, as in LSP. */
export class Lines {
  readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.starts.push(at + 1);
    }
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end, one inside CRLF before it. */
  position(offset: number): Position {
    let at = Math.max(0, Math.min(offset, this.text.length));
    if (this.text.charCodeAt(at) === 10 && this.text.charCodeAt(at - 1) === 13) at--;
    const line = lastAtMost(this.starts, at);
    return { line, character: at - (this.starts[line] ?? 0) };
  }

  /** The offset of a position; characters beyond the end of a line are moved to its end, before the line break. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    let end = this.starts[position.line + 1] ?? this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 10 || this.text.charCodeAt(end - 1) === 13))
      end--;
    return Math.min(start + Math.max(0, position.character), end);
  }

  /** The range between two offsets, without the white space at its end: collections end at the start of a line. */
  range(start: number, end: number): Range {
    let last = Math.min(end, this.text.length);
    while (last > start && WHITE.includes(this.text.charAt(last - 1))) last--;
    return { start: this.position(start), end: this.position(last > start ? last : end) };
  }
}

/** The index of the last number of an ascending list that is at most `value`; 0 where there is none. */
export function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The range, so many lines further down. */
export function moved(range: Range, lines: number): Range {
  if (lines === 0) return range;
  return {
    start: { line: range.start.line + lines, character: range.start.character },
    end: { line: range.end.line + lines, character: range.end.character },
  };
}

/** Whether a position lies in a range or at one of its ends. */
export function touches(range: Range, position: Position): boolean {
  return !isBefore(position, range.start) && !isBefore(range.end, position);
}

/** Whether two ranges share a place, their ends included. */
export function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** A part of a range that lies on one line, by its offsets from the range's start. */
export function part(range: Range, from: number, to: number): Range {
  const { line, character } = range.start;
  return { start: { line, character: character + from }, end: { line, character: character + to } };
}
