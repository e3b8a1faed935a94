/**
 * Cuts the text of a map into blocks: the entries of every top-level mapping, a long process being cut again at its
 * own `processes:`. Works on lines alone, so that it never fails and costs little; wherever YAML reads the text
 * without errors, reading the pieces one by one gives what reading the whole gives.
 */
import { MAP } from './description.js';
import {
  isContent,
  isPrologue,
  keepsWhole,
  type Line,
  readLines,
  slice,
  startsRootPair,
} from './source-line.js';

/** A stretch of whole lines that holds pairs of the mapping at `path`; the pieces of a text add up to the text. */
export interface Piece {
  /** Keys from the root of the file down to the mapping; undefined where the whole file is one piece. */
  readonly path: readonly string[] | undefined;
  readonly text: string;
}

/** A process of fewer lines is kept in one piece. */
const LONG_PROCESS = 40;

/** Cuts a whole text. */
export function cut(text: string): Piece[] {
  const lines = readLines(text);
  const first = lines.findIndex((line) => isContent(line) && !isPrologue(line, text));
  const head = lines[first];
  if (head?.kind !== 'key' || head.indent !== 0) return [{ path: undefined, text }];
  if (lines.some((line, index) => index >= first && keepsWhole(line, text)))
    return [{ path: undefined, text }];
  const starts = lines.flatMap((line, index) =>
    index >= first && startsRootPair(line, text) ? [index] : [],
  );
  return stretches(lines, starts).flatMap(([own, header]) => cutSection(text, own, header));
}

/** Whether a process is certain to be cut again at its `processes:`, of which so many lines stand before some entries there. */
export function isLong(lines: number, entries: string): boolean {
  return lines + readLines(entries).length >= LONG_PROCESS;
}

/**
 * Cuts a stretch of whole entries of a mapping that is cut, as `cut` would have cut it in its place.
 * @param path keys from the root of the file down to the mapping.
 * @param indent the indentation of the mapping's keys.
 * @param isFirst whether the first entry of the mapping is among them.
 * @returns undefined where the stretch holds what belongs to no entry of this mapping.
 */
export function cutEntries(
  text: string,
  path: readonly string[],
  indent: number,
  isFirst: boolean,
): Piece[] | undefined {
  const lines = readLines(text);
  const atRoot =
    text.startsWith('\uFEFF') || lines.some((line) => startsRootPair(line, text) || keepsWhole(line, text));
  const at = lines.findIndex(isContent);
  const first = lines[at];
  if (atRoot || first?.kind !== 'key' || first.indent !== indent) return undefined;
  if (isFirst && withComments(lines, at, 0) > 0) return undefined;
  // In a process, what is indented less keeps it from being cut.
  if (path.length > 1 && lines.some((line) => isContent(line) && line.indent < indent)) return undefined;
  return entries(text, lines, indent, path);
}

/**
 * Cuts a stretch of whole pairs of the root, as `cut` would have cut it in its place.
 * @param isFirst whether it stands at the start of the text.
 * @returns undefined where it keeps the text from being cut, or its start belongs to what stands before.
 */
export function cutPairs(text: string, isFirst: boolean): Piece[] | undefined {
  const pieces = cut(text);
  if (pieces[0]?.path === undefined) return undefined;
  const lines = readLines(text);
  const first = lines.findIndex(isContent);
  const own = lines[first];
  const isOwn = own?.kind === 'key' && own.indent === 0 && withComments(lines, first, 0) === 0;
  return isFirst || (isOwn && !text.startsWith('\uFEFF')) ? pieces : undefined;
}

/** Whether the end of a text is certain not to belong to what stands behind it. */
export function endsApart(text: string): boolean {
  return text.endsWith('\n') && readLines(text).at(-1)?.kind !== 'comment';
}

/** The indentation of a piece's first key, or undefined where it has none. */
export function indentOf(text: string): number | undefined {
  return readLines(text).find((line) => line.kind === 'key')?.indent;
}

function cutSection(text: string, lines: readonly Line[], header: number): Piece[] {
  const whole: Piece[] = [{ path: [], text: slice(text, lines) }];
  const head = lines[header];
  const first = lines.findIndex((line, at) => at > header && isContent(line));
  const entry = lines[first];
  if (!head?.bare || !isCut(head.key) || entry?.kind !== 'key' || entry.indent === 0) return whole;
  const start = withComments(lines, first, header + 1);
  return [
    { path: [], text: slice(text, lines.slice(0, start)) },
    ...entries(text, lines.slice(start), entry.indent, [head.key]),
  ];
}

function isCut(key: string): boolean {
  return Object.hasOwn(MAP.fields, key) && MAP.fields[key]?.shape.kind === 'map';
}

/** Lines that start with an entry (or its comments) → one piece an entry, long processes cut again. */
function entries(text: string, lines: readonly Line[], indent: number, path: readonly string[]): Piece[] {
  const starts = lines.flatMap((line, index) =>
    line.kind === 'key' && line.indent === indent ? [index] : [],
  );
  return stretches(lines, starts).flatMap(([own, header]) => cutProcess(text, own, header, path));
}

/** Cuts lines before each start, or before the comments that belong to it; with where the start stands in its stretch. */
function stretches(lines: readonly Line[], starts: readonly number[]): [lines: Line[], start: number][] {
  let from = 0;
  return starts.map((start, order) => {
    const next = starts[order + 1];
    const until = next === undefined ? lines.length : withComments(lines, next, start + 1);
    const stretch = lines.slice(from, until);
    const at = start - from;
    from = until;
    return [stretch, at];
  });
}

/** Cuts a long process whose last key is `processes:`; anything else stays whole. */
function cutProcess(text: string, lines: readonly Line[], header: number, path: readonly string[]): Piece[] {
  const whole: Piece[] = [{ path, text: slice(text, lines) }];
  const head = lines[header];
  if (path[0] !== 'processes' || lines.length < LONG_PROCESS || !head?.bare) return whole;
  const body = lines.slice(header + 1);
  const own = body.find(isContent);
  if (own?.kind !== 'key' || own.indent <= head.indent) return whole;
  const cutAt = lines.findIndex(
    (line, at) => at > header && line.indent === own.indent && line.key === 'processes',
  );
  if (!lines[cutAt]?.bare) return whole;
  const first = lines.findIndex((line, at) => at > cutAt && isContent(line));
  const child = lines[first];
  if (child?.kind !== 'key' || child.indent <= own.indent) return whole;
  // What is indented less belongs to other keys of the process, or to an entry whose key is not of the usual form.
  const isStray = (line: Line, at: number) =>
    at > header && isContent(line) && line.indent < (at > cutAt ? child.indent : own.indent);
  if (lines.some(isStray)) return whole;
  const start = withComments(lines, first, cutAt + 1);
  return [
    { path, text: slice(text, lines.slice(0, start)) },
    ...entries(text, lines.slice(start), child.indent, [...path, head.key, 'processes']),
  ];
}

/** The first of the comment lines that stand right above a line, at its indentation, but not before `least`. */
function withComments(lines: readonly Line[], index: number, least: number): number {
  let at = index;
  while (at > least && lines[at - 1]?.kind === 'comment' && lines[at - 1]?.indent === lines[index]?.indent)
    at--;
  return at;
}
