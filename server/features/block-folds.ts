/** What can be folded in one block. */
import type { Block } from '../map/block.js';
import type { Entry, Value } from '../map/value.js';

/** Lines that can be folded, counted from the start of their block. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  /** How many others are around it. */
  readonly depth: number;
  /** `open`: a last key without a value in the block: what is cut off behind the block belongs to it. */
  readonly kind: 'region' | 'open' | 'comment';
}

export interface BlockFolds {
  /** In the order of lines; no two start on the same line. */
  readonly folds: readonly Fold[];
  /** How many of them are open. */
  readonly open: number;
  /** The last line that does not belong to what follows. */
  readonly last: number;
}

const known = new WeakMap<Block, BlockFolds>();

/** The folds of a block. They are looked up once: a block never changes. */
export function foldsOf(block: Block): BlockFolds {
  let folds = known.get(block);
  if (!folds) {
    folds = new Folds(block).collect();
    known.set(block, folds);
  }
  return folds;
}

class Folds {
  readonly #lines: readonly string[];
  readonly #folds = new Map<number, Fold>();
  /** Lines inside texts of several lines, where nothing is a comment. */
  readonly #inText = new Set<number>();

  constructor(private readonly block: Block) {
    this.#lines = block.text.split(/\r\n|\n|\r/);
  }

  collect(): BlockFolds {
    const { entries } = this.block;
    this.#entries(entries, 0);
    const open = this.#openKeys(entries, 0) ?? [];
    for (const fold of open) this.#folds.set(fold.start, fold);
    this.#comments();
    const ends = entries.map(({ key, range }) => this.#endOf(range.end.line, key.range.start.character));
    const last =
      entries.length > 0 ? Math.max(...ends) : this.#lines.findLastIndex((line) => line.trim() !== '');
    return {
      folds: [...this.#folds.values()].sort((a, b) => a.start - b.start),
      open: open.length,
      last: Math.max(0, last),
    };
  }

  /** The last keys, one in the other, down to one without a value; undefined where all have values in this block. */
  #openKeys(entries: readonly Entry[], depth: number): Fold[] | undefined {
    const entry = entries.at(-1);
    const { value, key } = entry ?? {};
    const inner =
      value?.kind === 'fields' ? this.#openKeys(value.entries, depth + 1) : value ? undefined : [];
    if (!entry || !key || !inner) return undefined;
    const end = this.#endOf(entry.range.end.line, key.range.start.character);
    return [{ start: key.range.start.line, end, depth, kind: 'open' }, ...inner];
  }

  #entries(entries: readonly Entry[], depth: number): void {
    for (const { key, value, range } of entries) {
      this.#add(range.start.line, range.end.line, key.range.start.character, depth);
      this.#value(value, depth + 1);
    }
  }

  #value(value: Value | undefined, depth: number): void {
    if (!value || value.range.start.line === value.range.end.line) return;
    const { start, end } = value.range;
    if (value.kind === 'text')
      for (let line = start.line + 1; line <= end.line; line++) this.#inText.add(line);
    else if (value.kind === 'fields') this.#entries(value.entries, depth);
    else {
      for (const item of value.items) {
        this.#add(item.range.start.line, item.range.end.line, item.range.start.character - 1, depth);
        this.#value(item, depth + 1);
      }
    }
  }

  /** The outermost fold of a line is the one that the line shows. */
  #add(start: number, end: number, indent: number, depth: number): void {
    if (this.#folds.has(start)) return;
    const last = this.#endOf(end, indent);
    if (last > start) this.#folds.set(start, { start, end: last, depth, kind: 'region' });
  }

  /** Takes in the comments behind that are indented deeper, and leaves out a line of nothing but closing brackets. */
  #endOf(end: number, indent: number): number {
    if (/^[ \t]*[\]}][\]}, \t]*(?:#.*)?$/.test(this.#lines[end] ?? '')) return end - 1;
    let last = end;
    for (let at = end + 1; at < this.#lines.length; at++) {
      const comment = /^([ \t]*)#/.exec(this.#lines[at] ?? '');
      if (comment && (comment[1]?.length ?? 0) > indent) last = at;
      else if (comment || (this.#lines[at] ?? '').trim() !== '') break;
    }
    return last;
  }

  /** Runs of comment lines at one indentation: what is indented otherwise speaks of something else. */
  #comments(): void {
    const columnOf = (line: number): number =>
      this.#inText.has(line) ? -1 : (/^\s*(?=#)/.exec(this.#lines[line] ?? '')?.[0].length ?? -1);
    for (let line = 0; line < this.#lines.length; line++) {
      const start = line;
      const column = columnOf(start);
      if (column < 0) continue;
      while (columnOf(line + 1) === column) line++;
      const depth = Math.floor(column / 2);
      if (line > start) this.#folds.set(start, { start, end: line, depth, kind: 'comment' });
    }
  }
}
