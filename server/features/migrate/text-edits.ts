/** The edits of a block: references, and the comments above those that a person is to decide. */
import type { Block } from '../../map/block.js';
import type { ElementUse } from '../../map/facts.js';
import type { Position, Range } from '../../map/range.js';
import { parseSyntax } from '../../map/syntax.js';
import { tokensOf } from '../../map/tokens.js';
import { UNDECIDED, type Undecided } from '../../map/undecided.js';
import type { Text } from '../../map/value.js';
import { visit } from '../../map/yaml.js';
import { removeItem } from '../../rules/edits.js';
import { type Source, sourceOf } from '../../rules/source.js';
import type { Migrated } from './plan.js';
import { quotedAs } from './written.js';

export interface BlockEdit {
  /** Counts from the block's first line. */
  readonly range: Range;
  readonly newText: string;
}

type Span = readonly [start: number, end: number];

/** Candidates that a comment names. */
const MOST_NAMED = 5;

/** The words of a comment that leaves a reference to a person. */
export function commentOn(text: string, from: string, outcome: Migrated, choices: readonly string[]): string {
  const names = choices.slice(0, MOST_NAMED).map((choice) => JSON.stringify(choice));
  const end = endOf(outcome, names);
  return `# ${UNDECIDED} ${JSON.stringify(text)} of ${from}${end}`;
}

function endOf(outcome: Migrated, names: readonly string[]): string {
  const or = listed(names, 'or');
  switch (outcome) {
    case 'split':
      return ` became ${listed(names, 'and')}`;
    case 'removed':
      return ` is gone${or && `; the nearest is ${or}`}`;
    case 'unclear':
      return ' is not understood';
    default:
      return or === '' ? ' has no likely successor' : ` may be ${or}`;
  }
}

function listed(words: readonly string[], joint: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** Makes the edits of one block. What it finds out about the block's syntax it finds out once. */
export class BlockEdits {
  readonly #edits: BlockEdit[] = [];
  /** Comments by the offset of the line above which they are put. */
  readonly #comments = new Map<number, string[]>();
  readonly #source: () => Source;
  #flows: readonly Span[] | undefined;
  #scalars: readonly Span[] | undefined;

  constructor(private readonly block: Block) {
    this.#source = sourceOf(block);
  }

  /** Puts other words in the place of a text. */
  rewrite(text: Text, reference: string): void {
    const newText = quotedAs(text, reference, this.#isInFlow(text.range.start));
    this.#edits.push({ range: text.range, newText });
  }

  /**
   * Puts several references in the place of one: the item of the list that holds it comes again for each.
   * @returns false where it stands in no list and cannot be made one.
   */
  repeat(use: ElementUse, references: readonly string[]): boolean {
    const { text, item } = use;
    const source = this.#source();
    const end = this.#trimmed(item.range);
    const before = source.slice(item.range.start, text.range.start);
    const behind = source.slice(text.range.end, end);
    const line = source.line(item.range.start.line).slice(0, item.range.start.character);
    const inFlow = this.#isInFlow(text.range.start);
    const isListed = isInList(use);
    const items = (flow: boolean): string[] =>
      references.map((reference) => `${before}${quotedAs(text, reference, flow)}${behind}`);
    let newText: string | undefined;
    if (!isListed) return false;
    if (/^[ \uFEFF]*- +$/.test(line)) newText = items(inFlow).join(`${source.lineBreak}${line}`);
    else if (/[[,]\s*$/.test(source.text.slice(0, source.offset(item.range.start))))
      newText = items(true).join(', ');
    else if (/: +$/.test(line) && (before === '' || before.startsWith('{')))
      newText = `[${items(true).join(', ')}]`;
    if (newText === undefined) return false;
    this.#edits.push({ range: { start: item.range.start, end }, newText });
    return true;
  }

  /** Takes an item out of its list. @returns false where it stands in no list, or not on a line or behind a comma. */
  remove(use: ElementUse): boolean {
    const edits = isInList(use) ? removeItem(this.block, use) : [];
    this.#edits.push(...edits.map(({ range, text }) => ({ range, newText: text })));
    return edits.length > 0;
  }

  /** Takes a comment of an earlier migration away. */
  uncomment({ line }: Undecided): void {
    this.#edits.push({ range: line, newText: '' });
  }

  /** Leaves a reference to a person. @param before the comment that does so already. */
  comment(text: Text, words: string, before: Undecided | undefined): void {
    if (before) {
      const { start, end } = before.comment;
      if (this.#source().slice(start, end) !== words)
        this.#edits.push({ range: before.comment, newText: words });
      return;
    }
    const at = this.#lineAbove(this.#source().offset(text.range.start));
    const others = this.#comments.get(at);
    if (!others) this.#comments.set(at, [words]);
    else if (!others.includes(words)) others.push(words);
  }

  /** All edits, in the order of lines. */
  all(): BlockEdit[] {
    const source = this.#source();
    const comments = [...this.#comments].map(([offset, words]) => {
      const line = source.range(offset, offset);
      const indent = /^[ \t]*/.exec(source.text.slice(offset))?.[0] ?? '';
      const lineBreak = this.#lineBreakAt(offset);
      return { range: line, newText: words.map((one) => `${indent}${one}${lineBreak}`).join('') };
    });
    return [...comments, ...this.#edits].sort(
      ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
    );
  }

  #trimmed(range: Range): Position {
    const source = this.#source();
    const start = source.offset(range.start);
    const length = source.slice(range.start, range.end).trimEnd().length;
    return source.range(start, start + length).end;
  }

  /** The start of the line that holds an offset; of an earlier line where that one starts within a text. */
  #lineAbove(offset: number): number {
    const { text } = this.#source();
    this.#scalars ??= tokensOf(text).flatMap(({ start, end, isScalar }) =>
      isScalar ? [[start, end] as const] : [],
    );
    let at = text.lastIndexOf('\n', offset - 1) + 1;
    for (let within = this.#around(at); within; within = this.#around(at))
      at = text.lastIndexOf('\n', within[0] - 1) + 1;
    return at === 0 && text.startsWith('\uFEFF') ? 1 : at;
  }

  #around(offset: number): Span | undefined {
    return this.#scalars?.find(([start, end]) => start < offset && offset < end);
  }

  /** The line break of a line; that of the one before where it is the last. */
  #lineBreakAt(offset: number): string {
    const { text, lineBreak } = this.#source();
    const feed = text.indexOf('\n', offset);
    if (feed >= 0) return text[feed - 1] === '\r' ? '\r\n' : '\n';
    return lineBreak;
  }

  #isInFlow(position: Position): boolean {
    if (!this.#flows) {
      const flows: Span[] = [];
      const contents = parseSyntax(this.block.text).document?.contents;
      if (contents)
        visit(contents, {
          Collection(_, { flow, range }) {
            if (flow && range) flows.push([range[0], range[1]]);
          },
        });
      this.#flows = flows;
    }
    const offset = this.#source().offset(position);
    return this.#flows.some(([start, end]) => start < offset && offset < end);
  }
}

/** An extension has one parent, and a step one element. */
function isInList({ place }: ElementUse): boolean {
  return place !== 'parent' && place !== 'step';
}
