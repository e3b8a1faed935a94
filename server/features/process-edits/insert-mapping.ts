import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import { moved, type Position, type Range } from '../../map/range.js';
import { writeScalar } from '../../map/scalar.js';
import { type Entry, entriesOf, type Value } from '../../map/value.js';
import type { InsertMappingResult } from '../../protocol.js';
import { lineAt } from '../cursor.js';

/** The edits that add an element to the process or system around a position, in the style in which it is written. */
export function insertMapping(
  document: MapDocument,
  position: Position,
  reference: string,
): InsertMappingResult {
  const found = declarationAt(document, position);
  if (!found)
    return { refusal: 'Put the cursor in a process or a system first, then map the element to it.' };
  const { declaration, block } = found;
  const process = declaration.name?.text || declaration.id;
  const edits = new Insertion(document, block, reference).into(declaration);
  if (edits === 'short')
    return { refusal: `“${process}” is written without keys; give it a name and elements of its own.` };
  if (edits === 'other')
    return { refusal: `The elements of “${process}” are not written as a list; write them as one first.` };
  const lines = document.startOf(block);
  return { edits: edits.map(({ range, newText }) => ({ range: moved(range, lines), newText })), process };
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** Writes one element into a declaration of a block. Everything else stays as it is, comments included. */
class Insertion {
  readonly #eol: string;
  readonly #plain: string;
  /** The element as it is written between brackets. */
  readonly #inFlow: string;

  constructor(
    private readonly document: MapDocument,
    private readonly block: number,
    reference: string,
  ) {
    this.#eol = document.blocks[block]?.text.includes('\r\n') ? '\r\n' : '\n';
    this.#plain = writeScalar(reference, false);
    this.#inFlow = writeScalar(reference, true);
  }

  /** `short`: there are no keys to add one to; `other`: the elements are written in a way that no item can be added to. */
  into({ value }: Declaration): readonly Edit[] | 'short' | 'other' {
    const entries = entriesOf(value);
    const first = entries.find(({ value: own, range }) => own && range.start.line === range.end.line);
    const beside = first ?? entries.find((entry) => entry.value);
    // A text in the place of a mapping, and what is read through an alias, is a key and its value at one place.
    if (!value || !beside?.value || isSame(beside.key.range.start, beside.value.range.start)) return 'short';
    const flow = this.#charAt(value.range.start) === '{';
    const entry = entries.find(({ key }) => key.text === 'elements');
    if (entry) return this.#intoElements(entry, flow) ?? 'other';
    if (flow) return [insert(beside.range.end, `, elements: [${this.#inFlow}]`)];
    const { character } = beside.key.range.start;
    const key = `${this.#eol}${' '.repeat(character)}elements:`;
    return [insert(this.#endOfLine(beside.range.end.line), key + this.#item(character + 2))];
  }

  #intoElements({ key, value }: Entry, flow: boolean): readonly Edit[] | undefined {
    const [gap = '', colon = '', rest = ''] =
      /^([ \t]*:[ \t]*)(.*)$/s.exec(this.#line(key.range.end.line).slice(key.range.end.character)) ?? [];
    if (value?.kind === 'list') return this.#intoList(value);
    if (gap === '') return undefined;
    const afterColon = shifted(key.range.end, colon.length);
    const isBare = /^(?:#|$)/.test(rest);
    const indent = key.range.start.character + 2;
    if (!value) {
      const empty = /^(?:~|null|Null|NULL)?(?=\s*(?:[,}]|[ \t]#|$))/.exec(rest)?.[0];
      if (flow || empty) return empty === undefined ? undefined : [this.#bracketed(afterColon, empty.length)];
      return isBare ? [insert(this.#endOfLine(key.range.end.line), this.#item(indent))] : undefined;
    }
    const { start, end } = value.range;
    if (this.#charAt(start) === '*') return undefined;
    if (flow) return [insert(start, '['), insert(end, `, ${this.#inFlow}]`)];
    if (start.line !== end.line) return undefined;
    const isBelow = isBare && this.#line(start.line).slice(0, start.character).trim() === '';
    if (isBelow) return [insert(start, '- '), insert(this.#endOfLine(end.line), this.#item(start.character))];
    if (!isSame(start, afterColon)) return undefined;
    const gapRange = { start: shifted(key.range.end, colon.trimEnd().length), end: start };
    const dash = `${this.#eol}${' '.repeat(indent)}- `;
    return [{ range: gapRange, newText: dash }, insert(this.#endOfLine(end.line), this.#item(indent))];
  }

  #intoList({ range: { start }, items }: Value & { kind: 'list' }): readonly Edit[] | undefined {
    const opening = this.#charAt(start);
    const last = items.at(-1)?.range.end;
    if (opening === '[')
      return [last ? insert(last, `, ${this.#inFlow}`) : insert(shifted(start, 1), this.#inFlow)];
    if (opening !== '-') return undefined;
    if (!last) return [insert(shifted(start, 1), ` ${this.#plain}`)];
    return [insert(this.#endOfLine(last.line), this.#item(start.character))];
  }

  /** A list of one in the place of an empty value. */
  #bracketed(start: Position, length: number): Edit {
    const before = /\s/.test(this.#line(start.line).charAt(start.character - 1)) ? '' : ' ';
    return { range: { start, end: shifted(start, length) }, newText: `${before}[${this.#inFlow}]` };
  }

  #item(indent: number): string {
    return `${this.#eol}${' '.repeat(indent)}- ${this.#plain}`;
  }

  #line(line: number): string {
    return lineAt(this.document, line + this.document.startOf(this.block));
  }

  #charAt({ line, character }: Position): string {
    return this.#line(line).charAt(character);
  }

  #endOfLine(line: number): Position {
    return { line, character: this.#line(line).length };
  }
}

function insert(at: Position, newText: string): Edit {
  return { range: { start: at, end: at }, newText };
}

function shifted({ line, character }: Position, by: number): Position {
  return { line, character: character + by };
}

function isSame(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** The innermost process or system that starts at or above a position, in the position's block. */
function declarationAt(
  document: MapDocument,
  position: Position,
): { declaration: Declaration; block: number } | undefined {
  const block = document.indexAt(position.line);
  const lines = document.startOf(block);
  const here = (document.blocks[block]?.facts.declarations ?? []).filter(
    ({ kind, key }) =>
      (kind === 'process' || kind === 'system') && key.range.start.line + lines <= position.line,
  );
  const around = here.filter(({ range }) => range.end.line + lines >= position.line);
  const declaration = around.at(-1) ?? here.at(-1);
  return declaration && { declaration, block };
}
