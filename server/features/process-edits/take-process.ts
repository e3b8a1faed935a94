/** What is removed of a file when a process is taken out of it, and how the process would be written elsewhere. */
import type { TextEdit } from 'vscode-languageserver-types';
import { moved, type Range } from '../../map/range.js';
import { entriesOf, type Fields, field } from '../../map/value.js';
import { Source } from '../../rules/source.js';
import { nameOf, type OutlineProcess, outlineOf } from '../map-tree/outline.js';
import { blocksIn, hasProperties } from '../places.js';
import { EditRefusal, refuseKeptLines, refuseUnreadable, said } from './edit-refusal.js';
import { firstLineOf, lastCommentBelow, sectionOf, type Written } from './write-process.js';

/** A process that is taken out of its file. */
export interface Taken {
  /** What is removed; nothing else of the file changes. */
  readonly cut: Range;
  /** The text that moves: the process with the comments that speak of it. */
  readonly span: Range;
  /** That text, with some edits of it made, as it is written elsewhere. */
  readonly written: (edits: readonly TextEdit[], lineBreak: string | undefined) => Written;
}

const BLANK = /^\s*$/;
const BREAK = /(\r\n|\n|\r)/;

/**
 * Takes a process with its subprocesses out of its file.
 * @throws EditRefusal where its text cannot be moved as it is.
 */
export function takeOut(process: OutlineProcess): Taken {
  const { document, range, declaration } = process;
  refuseUnreadable(document, range);
  if (declaration.key.alias)
    throw new EditRefusal(
      `${said(declaration.id)} is read through an alias; move what the alias stands for.`,
    );
  const source = new Source(document.text);
  const braces = bracesAround(process, source);
  return braces ? outOfBraces(process, braces, source) : outOfLines(process, source);
}

interface Braces {
  readonly fields: Fields;
  /** In the document. */
  readonly range: Range;
}

/** The braces in which a process stands beside its siblings; undefined in block style. */
function bracesAround(
  { parent, block: index, document }: OutlineProcess,
  source: Source,
): Braces | undefined {
  const isAtRoot = (document.blocks[index]?.path ?? []).length === 0;
  const inParent = parent?.block === index ? field(parent.declaration.value, 'processes') : undefined;
  const holder = parent || !isAtRoot ? inParent : sectionOf(document)?.entry.value;
  if (holder?.kind !== 'fields') return undefined;
  const range = moved(holder.range, document.startOf(index));
  return source.text.charAt(source.offset(range.start)) === '{' ? { fields: holder, range } : undefined;
}

/** Removes the process with the comma that sets it apart. */
function outOfBraces(process: OutlineProcess, { fields, range: braces }: Braces, source: Source): Taken {
  const { range, declaration, document, block } = process;
  const { start, end } = range;
  const { entries } = fields;
  const index = entries.findIndex(({ key }) => key.range === declaration.key.range);
  const line = document.startOf(block);
  const before = entries[index - 1];
  const next = entries[index + 1];
  const cut = next
    ? { start, end: moved(next.key.range, line).start }
    : before
      ? { start: moved(before.range, line).end, end }
      : {
          start: { line: braces.start.line, character: braces.start.character + 1 },
          end: { line: braces.end.line, character: braces.end.character - 1 },
        };
  const beside = source.slice(cut.start, start) + source.slice(end, cut.end);
  if (start.line !== end.line || !/^\s*,?\s*$/.test(beside))
    throw new EditRefusal(
      `${said(nameOf(declaration))} stands in braces on more than one line; write it on lines of its own first.`,
    );
  refuseAnchors(process, source.slice(start, end));
  return {
    cut,
    span: range,
    written: (edits) => {
      const text = edited(source, range, edits);
      return { flow: text, block: (column) => ' '.repeat(column) + text };
    },
  };
}

/** Removes the lines of the process with its comments and the blank lines that set it apart. */
function outOfLines(process: OutlineProcess, source: Source): Taken {
  const { declaration, document, key, range } = process;
  const column = key.start.character;
  if (!BLANK.test(source.line(key.start.line).slice(0, column)))
    throw new EditRefusal(
      `${said(declaration.id)} does not start its line; write it as a key of its own first.`,
    );
  const first = firstLineOf(source, process);
  const last = lastCommentBelow(source, range.end.line, column);
  const span = { start: { line: first, character: 0 }, end: source.endOf(last) };
  const text = source.slice(span.start, span.end);
  refuseKeptLines(document, last);
  refuseKeptLines(document, first - 1);
  refuseAnchors(process, text);
  return {
    cut: linesToCut(process, source, first, last),
    span,
    written: (edits, lineBreak) => {
      const now = edited(source, span, edits);
      const own = lineBreak === undefined ? now : now.replace(/\r\n|\n|\r/g, lineBreak);
      const entry = now.trim();
      const isOneLine = first === last && source.line(last).slice(range.end.character).trim() === '';
      return {
        block: (to) => indented(own, to - column),
        flow: isOneLine && entry.endsWith('}') ? entry : undefined,
      };
    },
  };
}

/** From the end of the line above to the end of the last line, so that the file ends as before. */
function linesToCut(process: OutlineProcess, source: Source, first: number, last: number): Range {
  const above = lastContentAbove(source, first);
  const header = headerOf(process, source, above, last);
  if (header !== undefined) {
    const start = lastContentAbove(source, header);
    return { start: source.endOf(start), end: source.endOf(last) };
  }
  let end = last;
  // The blank lines that set it apart stand above it, or, where it is the first one, below it.
  const isSetApart = above < first - 1;
  const siblings = process.parent?.children ?? outlineOf(process.document).tops;
  if (!isSetApart && siblings.at(-1) !== process) while (BLANK.test(source.line(end + 1))) end++;
  return { start: source.endOf(above), end: source.endOf(end) };
}

/** The last line above one that is not blank. */
function lastContentAbove(source: Source, line: number): number {
  let above = line - 1;
  while (above > 0 && BLANK.test(source.line(above))) above--;
  return above;
}

/** The line of the key `processes`, where nothing else is left below it and around it. */
function headerOf(process: OutlineProcess, source: Source, above: number, last: number): number | undefined {
  const { parent, document } = process;
  const siblings = parent?.children ?? outlineOf(document).tops;
  const isKeyOfMore = !parent || entriesOf(parent.declaration.value).length > 1;
  const header = /^( *)processes:[ \t]*$/.exec(source.line(above));
  if (siblings.length > 1 || !isKeyOfMore || !header || above === 0) return undefined;
  const indent = header[1]?.length ?? 0;
  return lastCommentBelow(source, last, indent) === last ? above : undefined;
}

function refuseAnchors({ document, range, declaration }: OutlineProcess, text: string): void {
  if (!hasProperties(text)) return;
  for (const { block } of blocksIn(document, range)) {
    if (block.anchors.length === 0 && block.outer.size === 0) continue;
    throw new EditRefusal(
      `${said(nameOf(declaration))} has an anchor or an alias, which may mean something else further up or down; write it out first.`,
    );
  }
}

/** The text of a range after some edits inside of it. */
function edited(source: Source, { start, end }: Range, edits: readonly TextEdit[]): string {
  const places = edits
    .map(({ range, newText }) => ({
      from: source.offset(range.start),
      to: source.offset(range.end),
      newText,
    }))
    .sort((a, b) => a.from - b.from);
  let text = '';
  let at = source.offset(start);
  for (const { from, to, newText } of places) {
    text += source.text.slice(at, from) + newText;
    at = to;
  }
  return text + source.text.slice(at, source.offset(end));
}

/** A text with each of its lines so much further to the right, or to the left as far as there are spaces. */
function indented(text: string, by: number): string {
  return text
    .split(BREAK)
    .map((line) => {
      if (line === '' || BREAK.test(line)) return line;
      return by >= 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, line.search(/[^ ]|$/)));
    })
    .join('');
}
