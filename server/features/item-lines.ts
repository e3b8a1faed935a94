/** The lines of a block list, taken apart into the items that they belong to. */
import type { List } from '../map/value.js';
import type { Source } from '../rules/source.js';

/** The lines of one item, with the comments that speak of it. Both ends are included. */
export interface ListLine {
  readonly start: number;
  readonly end: number;
  /** The index of the item in its list. */
  readonly item: number;
}

const DASH = /^ *- +$/;
const BLANK = /^[ \t]*$/;
const COMMENT = /^[ \t]*#/;

/**
 * The lines of each item of a list in block style, in groups that blank lines, or comments with a blank line below
 * them, set apart. A comment belongs to the item below it; one that is indented deeper than the dashes, to the item above it.
 * @returns undefined where the items do not stand on lines of their own.
 */
export function itemLines(source: Source, { items }: List): ListLine[][] | undefined {
  const column = source.line(items[0]?.range.start.line ?? 0).indexOf('-');
  const groups: ListLine[][] = [];
  let free = firstFree(source, items[0]?.range.start.line ?? 0);
  for (const [item, { range }] of items.entries()) {
    const dash = range.start.line;
    if (!DASH.test(source.line(dash).slice(0, range.start.character)) || free > dash) return undefined;
    let start = dash;
    while (start > free && COMMENT.test(source.line(start - 1))) start--;
    for (let line = free; line < start; line++) if (!isEmpty(source.line(line))) return undefined;
    let end = range.end.line;
    while (isDeeper(source.line(end + 1), column)) end++;
    const group = groups.at(-1);
    if (group && start === free) group.push({ start, end, item });
    else groups.push([{ start, end, item }]);
    free = end + 1;
  }
  return groups;
}

/** The first line above the first item that is blank or a comment, as far as nothing else stands between. */
function firstFree(source: Source, dash: number): number {
  let line = dash;
  while (line > 0 && isEmpty(source.line(line - 1))) line--;
  return line;
}

function isEmpty(line: string): boolean {
  return BLANK.test(line) || COMMENT.test(line);
}

function isDeeper(line: string, column: number): boolean {
  return COMMENT.test(line) && line.search(/#/) > column;
}
