/** Where a process can be written into a file: behind the last subprocess of another, or at the end of the file's processes. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../../map/document.js';
import { moved, type Position } from '../../map/range.js';
import { type Entry, entriesOf } from '../../map/value.js';
import { Source } from '../../rules/source.js';
import { nameOf, type OutlineProcess, outlineOf } from '../map-tree/outline.js';
import { blocksIn } from '../places.js';
import { EditRefusal, refuseKeptLines, refuseUnreadable, said } from './edit-refusal.js';
import { type Home, homeOf } from './subprocess-home.js';

/** A process as it would be written. */
export interface Written {
  /** Its lines, without a line break at the end. @param column of its key. @param step how much deeper its own keys stand. */
  readonly block: (column: number, step: number) => string;
  /** On one line, as it can stand in braces; undefined where it has lines of its own. */
  readonly flow: string | undefined;
}

const BLANK = /^\s*$/;
const COMMENT = /^ *#/;

/**
 * The edit that writes a process into another one, or, without one, among the processes of a file.
 * @throws EditRefusal where it cannot be written there.
 */
export function writeInto(
  document: MapDocument,
  parent: OutlineProcess | undefined,
  written: Written,
  name: string,
): TextEdit {
  const source = new Source(document.text);
  const siblings = parent?.children ?? outlineOf(document).tops;
  const last = siblings.at(-1);
  const around = parent?.range ?? last?.range;
  if (around) refuseUnreadable(document, around);
  const home = parent ? innerHome(document, parent) : topHome(document, source);
  if (!home) throw homeless(parent);
  const { hasKey, style } = home;
  if (style.kind === 'flow') {
    if (written.flow === undefined)
      throw new EditRefusal(
        `${parent ? said(nameOf(parent.declaration)) : 'The list of processes'} is written in braces, where ${said(name)} does not fit; write it on lines of its own first.`,
      );
    const text = hasKey ? written.flow : `processes: { ${written.flow} }`;
    return insert(home.at, style.isFirst ? ` ${text} ` : `, ${text}`);
  }
  refuseKeptLines(document, home.at.line);
  const { column, step } = style;
  const isApart = hasKey ? last && isBlankAbove(source, last) : !parent && source.text.trim() !== '';
  const lines = [
    ...(isApart ? [''] : []),
    ...(hasKey ? [] : [`${' '.repeat(column - step)}processes:`]),
    written.block(column, step),
  ];
  const newText = lines.map((line) => source.lineBreak + line).join('');
  // Where blank lines set processes apart, a comment of their own is a heading, and what is new stands below it.
  const end = lastCommentBelow(source, home.at.line, isApart ? column - 1 : column);
  return insert(end === home.at.line ? home.at : source.endOf(end), newText);
}

function innerHome(document: MapDocument, { block: index, declaration }: OutlineProcess): Home | undefined {
  const block = document.blocks[index];
  return block && homeOf(document, { block, index, line: document.startOf(index) }, declaration);
}

/** The place behind the last process that stands in no other. */
function topHome(document: MapDocument, source: Source): Home | undefined {
  const last = outlineOf(document).tops.at(-1);
  const section = sectionOf(document);
  if (!section) return newSection(document, source);
  const { value, key } = section.entry;
  const start = value && moved(value.range, section.line).start;
  if (value && start && source.text.charAt(source.offset(start)) === '{') {
    const end = entriesOf(value).at(-1)?.range.end;
    const at = end ? moved({ start: end, end }, section.line).start : shifted(start, 1);
    return { at, hasKey: true, style: { kind: 'flow', isFirst: !end } };
  }
  if (last) {
    const { line, character: column } = last.key.start;
    if (last.declaration.key.alias || !BLANK.test(source.line(line).slice(0, column))) return undefined;
    const at = source.endOf(last.range.end.line);
    return { at, hasKey: true, style: { kind: 'block', column, step: column } };
  }
  const { line } = moved(key.range, section.line).end;
  if (value || !/^processes[ \t]*:[ \t]*(?:#.*)?$/.test(source.line(line))) return undefined;
  return { at: source.endOf(line), hasKey: true, style: { kind: 'block', column: 2, step: 2 } };
}

/** Behind all that a file says; undefined where its root is not a mapping in block style that was cut into blocks. */
function newSection({ blocks }: MapDocument, source: Source): Home | undefined {
  if (blocks.some(({ path, entries }) => path === undefined && entries.length > 0)) return undefined;
  let line = lastLineOf(source);
  while (line > 0 && BLANK.test(source.line(line))) line--;
  return { at: source.endOf(line), hasKey: false, style: { kind: 'block', column: 2, step: 2 } };
}

/** The key `processes` at the root of a file, with the line on which its block starts. */
export function sectionOf(document: MapDocument): { entry: Entry; line: number } | undefined {
  for (const { block, line } of blocksIn(document)) {
    const isRoot = (block.path ?? []).length === 0;
    const entry = isRoot ? block.entries.find(({ key }) => key.text === 'processes') : undefined;
    if (entry) return { entry, line };
  }
  return undefined;
}

/** The line of the first of the comments that stand right above a process, at its indentation; its own where there is none. */
export function firstLineOf(source: Source, { key: { start } }: OutlineProcess): number {
  let { line } = start;
  while (line > 0 && isCommentAt(source.line(line - 1), start.character)) line--;
  return line;
}

/** The last of the comments below a line, indented deeper than a column: they speak of what stands above them. */
export function lastCommentBelow(source: Source, line: number, column: number): number {
  let last = line;
  const end = lastLineOf(source);
  for (let at = line + 1; at <= end; at++) {
    const text = source.line(at);
    if (COMMENT.test(text) && text.indexOf('#') > column) last = at;
    else if (!BLANK.test(text)) break;
  }
  return last;
}

function isBlankAbove(source: Source, process: OutlineProcess): boolean {
  const line = firstLineOf(source, process);
  return line > 0 && BLANK.test(source.line(line - 1));
}

function lastLineOf(source: Source): number {
  return source.range(source.text.length, source.text.length).start.line;
}

function isCommentAt(line: string, column: number): boolean {
  return COMMENT.test(line) && line.indexOf('#') === column;
}

function homeless(parent: OutlineProcess | undefined): EditRefusal {
  return new EditRefusal(
    parent
      ? `${said(nameOf(parent.declaration))} is not written as keys with values, or not by itself; give it lines such as “name: …” first.`
      : 'The processes of this file are not written in lines below “processes:”; write them so first.',
  );
}

function insert(at: Position, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

function shifted({ line, character }: Position, by: number): Position {
  return { line, character: character + by };
}
