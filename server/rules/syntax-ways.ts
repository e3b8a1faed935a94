/** Changes of one line that may help against a syntax error. */
import type { Range } from '../map/range.js';
import type { Source } from './source.js';

/** A change that may help. */
export interface Way {
  readonly title: string;
  readonly range: Range;
  readonly text: string;
}

/** Quotes what stands at a place of a line. */
export function quoted(source: Source, line: number, from: number): Way {
  const range = valueAt(source, line, from);
  return { title: 'Quote the text', range, text: JSON.stringify(source.slice(range.start, range.end)) };
}

/** From a place of a line to the end of what stands there: the comment, the line's end, or, inside brackets, the next comma or bracket. */
export function valueAt(source: Source, line: number, from: number): Range {
  const rest = source.line(line).slice(from);
  const open = source.bracketAt(source.offset({ line, character: from }));
  const end = open ? rest.search(/[,\]}]/) : rest.search(/\s+#/);
  const text = (end < 0 ? rest : rest.slice(0, end)).trimEnd();
  return span(line, from, from + Math.max(text.length, 1));
}

/** Other indentations for a line: those of the lines above, and one step further than a key without a value. */
export function indentations(source: Source, line: number): Way[] {
  const now = /^\s*/.exec(source.line(line))?.[0] ?? '';
  const found = new Set<number>();
  for (let above = line - 1; above >= 0 && above > line - 10; above--) {
    const text = source.line(above);
    if (text.trim() === '') continue;
    const indent = /^ */.exec(text)?.[0].length ?? 0;
    if (/:\s*$/.test(text)) found.add(indent + 2);
    found.add(indent);
  }
  const range = span(line, 0, now.length);
  return [...found].map((indent) => ({ title: 'Correct the indentation', range, text: ' '.repeat(indent) }));
}

/** What stands on a line, without indentation and comment. */
export function contentOf(source: Source, line: number): Range {
  const text = source.line(line).replace(/\s+#.*$/, '');
  const start = text.search(/\S|$/);
  return span(line, start, Math.max(text.trimEnd().length, start));
}

/** A part of a line. */
export function span(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
