import type { FormattingOptions, TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { Lines, moved, type Range } from '../map/range.js';
import { parseSyntax } from '../map/syntax.js';
import { isCollection, isNode, type Node, visit } from '../map/yaml.js';
import { blocksIn, isReadable } from './places.js';

/** A stretch of a block's text and what comes in its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** White space at the end of a line. A lone CR is text to YAML, and ends no line here. */
const TRAILING = /(?<![ \t])[ \t]+(?=\r?\n|$)/g;

/** Where more than one space stands behind a dash or a colon; most blocks have no such place. */
const WIDE = /[-:] {2,}\S/;

/** A block scalar that keeps the line breaks at its end. */
const KEEPS_LINES = /[|>]\d?\+/;

/**
 * The few edits that tidy a document, or a range of it, and change nothing that anybody chose: no white space at the end
 * of lines, one space behind a dash and behind the colon of a key where a value of one line follows, and the end of
 * the file as the options say. Comments stay in their columns. What YAML cannot read is left alone.
 */
export function formatting(document: MapDocument, options: FormattingOptions, range?: Range): TextEdit[] {
  const edits: TextEdit[] = [];
  const { blocks } = document;
  const lineBreak = /\r?\n/.exec(blocks[0]?.text ?? '')?.[0] ?? '\n';
  for (const { block, index, line } of blocksIn(document, range)) {
    if (!isReadable(block)) continue;
    const isLast = index === blocks.length - 1 && !range;
    const changes = changesOf(block.text, isLast ? endOf(block.text, options, lineBreak) : undefined);
    const lines = changes.length > 0 ? new Lines(block.text) : undefined;
    for (const { start, end, text } of changes) {
      if (!lines) continue;
      const place = moved({ start: lines.position(start), end: lines.position(end) }, line);
      if (!range || (place.start.line >= range.start.line && place.end.line <= range.end.line))
        edits.push({ range: place, newText: text });
    }
  }
  return edits;
}

function changesOf(text: string, end: Change | undefined): Change[] {
  const trailing = [...text.matchAll(TRAILING)].map(
    ({ index, 0: white }): Change => ({ start: index, end: index + white.length, text: '' }),
  );
  if (trailing.length === 0 && !WIDE.test(text)) return end ? [end] : [];
  const { kept, gaps } = readLayout(text);
  const isKept = (start: number): boolean => kept.some(([from, to]) => from <= start && start < to);
  const last = end && isKept(end.start) ? behindText(end, text, isKept) : end;
  return [...trailing.filter(({ start }) => !isKept(start)), ...gaps, ...(last ? [last] : [])]
    .filter((change) => change === last || !last || change.start < last.start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The end of a file that ends with a text, whose white space is a part of it. */
function behindText(end: Change, text: string, isKept: (start: number) => boolean): Change | undefined {
  const tail = text.slice(end.start);
  const white = /^[ \t]*/.exec(tail)?.[0].length ?? 0;
  const isMade = tail.slice(white) === end.text;
  const goesOn = [...tail.matchAll(/\n(?=[ \t])/g)].some(({ index }) => isKept(end.start + index + 1));
  return isMade || goesOn ? undefined : { ...end, start: end.start + white };
}

/** The end of the file: at least, or at most, one line break, as the options ask. A text that keeps its blank lines keeps them. */
function endOf(
  text: string,
  { insertFinalNewline, trimFinalNewlines }: FormattingOptions,
  lineBreak: string,
): Change | undefined {
  const content = text.trimEnd().length;
  const tail = text.slice(content);
  if (content === 0 || /[^ \t\r\n]|\r(?!\n)/.test(tail) || KEEPS_LINES.test(text)) return undefined;
  const wanted = (tail.includes('\n') ? trimFinalNewlines : insertFinalNewline) ? lineBreak : tail;
  return wanted === tail ? undefined : { start: content, end: text.length, text: wanted };
}

interface Layout {
  /** Where white space belongs to texts: block scalars below their first line, and quoted texts of several lines. */
  readonly kept: readonly (readonly [start: number, end: number])[];
  /** Spaces that are too many. */
  readonly gaps: readonly Change[];
}

function readLayout(text: string): Layout {
  const kept: [number, number][] = [];
  const gaps: Change[] = [];
  visit(parseSyntax(text).document ?? null, {
    Scalar(_, { type, range }) {
      const [start, end, last] = range ?? [0, 0, 0];
      if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') kept.push([text.indexOf('\n', start), last]);
      else if (text.slice(start, end).includes('\n') && type !== 'PLAIN') kept.push([start, end]);
    },
    Pair(_, { key, value }) {
      if (!isNode(key) || !isNode(value)) return;
      gaps.push(...gapBefore(value, text, key.range?.[1] ?? 0, /^[ \t]*:( {2,})$/));
    },
    Seq(_, { items, flow }) {
      for (const item of flow ? [] : items) {
        if (!isNode(item)) continue;
        const line = text.lastIndexOf('\n', (item.range?.[0] ?? 0) - 1) + 1;
        gaps.push(...gapBefore(item, text, line, /^ *(?:- +)*-( {2,})$/));
      }
    },
  });
  return { kept, gaps };
}

/** The change of too wide a gap before a value of one line, and as much more space before the comment behind it. */
function gapBefore(value: Node, text: string, from: number, pattern: RegExp): Change[] {
  const [start, end] = value.range ?? [0, 0];
  const isBlock = isCollection(value) && value.flow !== true;
  if (isBlock || start === end || text.slice(start, end).includes('\n')) return [];
  const spare = (pattern.exec(text.slice(from, start))?.[1]?.length ?? 1) - 1;
  if (spare < 1) return [];
  const rest = /[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const hasComment = /^[ \t]+#/.test(rest);
  // What stands behind a comma may hold a comment that would move.
  if (!hasComment && rest.includes('#')) return [];
  const gap: Change = { start: start - spare, end: start, text: '' };
  return hasComment ? [gap, { start: end, end, text: ' '.repeat(spare) }] : [gap];
}
