import type { Block } from '../map/block.js';
import { Lines, type Position, type Range } from '../map/range.js';
import type { Text } from '../map/value.js';

/** How far back a bracket is looked for, in characters: it is done for every syntax error. */
const FARTHEST = 20_000;

/** A text in which ranges are looked up. Made only once something is wrong: it walks the whole text. */
export class Source {
  readonly #lines: Lines;

  constructor(readonly text: string) {
    this.#lines = new Lines(text);
  }

  offset(position: Position): number {
    return this.#lines.offset(position);
  }

  range(start: number, end: number): Range {
    return { start: this.#lines.position(start), end: this.#lines.position(end) };
  }

  slice(start: Position, end: Position): string {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  /** The text of a line, without its line break. */
  line(number: number): string {
    const start = this.#lines.starts[number] ?? this.text.length;
    return this.text.slice(start, this.#lines.offset({ line: number, character: Number.MAX_SAFE_INTEGER }));
  }

  /** The end of a line, before its line break. */
  endOf(line: number): Position {
    return { line, character: this.line(line).length };
  }

  /** The line break of this text: that of its first line. A lone CR ends no line of YAML. */
  get lineBreak(): string {
    return /\r?\n/.exec(this.text)?.[0] ?? '\n';
  }

  /**
   * The bracket that is open at an offset, `[` or `{`; undefined in block style, and where it stands very far above. Brackets
   * in quotes are not told apart.
   */
  bracketAt(offset: number): '[' | '{' | undefined {
    const least = Math.max(0, offset - FARTHEST);
    let closed = 0;
    for (let at = offset - 1; at >= least; at--) {
      const character = this.text.charAt(at);
      if (character === ']' || character === '}') closed++;
      else if ((character === '[' || character === '{') && closed-- === 0) return character;
    }
    return undefined;
  }
}

/** Gives the source of a block, made at the first call. */
export function sourceOf(block: Block): () => Source {
  let source: Source | undefined;
  return () => {
    source ??= new Source(block.text);
    return source;
  };
}

/** The place of a part of a text without its quotes; the whole text where its source is not the same, letter by letter. */
export function partOf(text: Text, from = 0, to = text.text.length): Range {
  const { start, end } = text.range;
  const quote = text.style === 'plain' ? 0 : 1;
  const isSame = text.style !== 'other' && !text.alias && start.line === end.line;
  if (!isSame || end.character - start.character !== text.text.length + 2 * quote) return text.range;
  const at = (offset: number): Position => ({
    line: start.line,
    character: start.character + quote + offset,
  });
  return { start: at(from), end: at(to) };
}
