/**
 * Cuts the text of a map into blocks: the entries of every top-level mapping, a long process being cut again at its
 * own `processes:`. Works on lines alone, so that it never fails and costs little; wherever YAML reads the text
 * without errors, reading the pieces one by one gives what reading the whole gives.
 */
import { MAP } from './description.js';

/** A stretch of whole lines that holds pairs of the mapping at `path`; the pieces of a text add up to the text. */
export interface Piece {
  /** Keys from the root of the file down to the mapping; undefined where the whole file is one piece. */
  readonly path: readonly string[] | undefined;
  readonly text: string;
}

/** A process of fewer lines is kept in one piece. */
const LONG_PROCESS = 40;

const KEY = /(?:[\p{L}\p{M}\p{N}._-]+|"[^"\\\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\r\n]|$)/uy;
const NOTHING_MORE = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
/** At the root: a line that may start a pair whose key is not of the usual form; a dash goes on with what stands above. */
const UNUSUAL_KEY = /(?!\t|-[ \t\r\n])[^\n]*:(?=[ \t\r\n]|$)/uy;
// At the root: the start or end of a document, marked keys and values, and a byte order mark, which the parser drops
// wherever a piece starts with one. A text that has such a line behind its first key stays whole.
const KEEPS_WHOLE = /^(?:\uFEFF|(?:---|\.\.\.|[?:])(?=[ \t\r\n]|$))/;

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

/**
 * Cuts a stretch of whole entries of a top-level mapping, as `cut` would have cut it in its place.
 * @param indent the indentation of the mapping's keys.
 * @returns undefined where the stretch holds what belongs to no entry of this mapping.
 */
export function cutEntries(text: string, section: string, indent: number): Piece[] | undefined {
  const lines = readLines(text);
  const atRoot =
    text.startsWith('\uFEFF') || lines.some((line) => startsRootPair(line, text) || keepsWhole(line, text));
  const first = lines.find(isContent);
  if (atRoot || first?.kind !== 'key' || first.indent !== indent) return undefined;
  return entries(text, lines, indent, [section]);
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

interface Line {
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

function readLines(text: string): Line[] {
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

function isContent(line: Line): boolean {
  return line.kind === 'key' || line.kind === 'other';
}

function slice(text: string, lines: readonly Line[]): string {
  return text.slice(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
}

function startsRootPair(line: Line, text: string): boolean {
  if (line.indent > 0 || line.kind !== 'other') return line.indent === 0 && line.kind === 'key';
  UNUSUAL_KEY.lastIndex = line.start;
  return UNUSUAL_KEY.test(text);
}

function keepsWhole(line: Line, text: string): boolean {
  return (
    line.kind === 'other' && line.indent === 0 && KEEPS_WHOLE.test(text.slice(line.start, line.start + 4))
  );
}

/** A bare `---` or a directive, which may stand before the first key. */
function isPrologue(line: Line, text: string): boolean {
  if (line.kind !== 'other' || line.indent !== 0) return false;
  return /^(?:\uFEFF)?(?:%|---[ \t]*(?:#|\r?\n|$))/.test(text.slice(line.start, line.end));
}
