/** Where the cursor stands in text that is still being typed: the text is completed just enough to be read. */
import type { MapDocument } from '../map/document.js';
import { locate, type Site } from '../map/locate.js';
import type { Position, Range } from '../map/range.js';

/** A site with what was typed of it before the cursor. */
export interface TypedSite extends Site {
  readonly typed: string;
  /** The range that a completion replaces, in the document as it is. */
  readonly replaces: Range;
  /** Text that a completion needs before it: the space that was not typed after a colon. */
  readonly lead: string;
  /** True where nothing but white space stands before it on its line. */
  readonly firstOnLine: boolean;
}

/** A word that no map holds. It is made of letters, so that it can stand in a key and in a value. */
const MARK = 'ꓘcursorꓘ';

/**
 * Finds what can be completed at a position: the value there, the key there, or both where only more text could
 * tell which it is going to be.
 */
export function sitesAt(document: MapDocument, position: Position): TypedSite[] {
  const line = lineAt(document, position.line);
  const before = line.slice(0, position.character);
  const after = line.slice(position.character);
  if (isInComment(before)) return [];
  const glued = /^(\s*(?:- +)*[\p{L}\w.-]+):([^\s"'[{].*)?$/u.exec(before);
  const lead = glued && !/:\s/.test(before) && before.includes(':') ? ' ' : '';
  const start = lead ? (glued?.[1]?.length ?? 0) + 1 : position.character;
  const typedTail = lead ? (glued?.[2] ?? '') : '';
  const closers = closersFor(before, after);
  const firstOnLine = /^\s*[^\s:]*$/.test(before) && after.trim() === '';

  const read = (text: string): TypedSite | undefined => {
    const from = { line: position.line, character: start };
    const changed = document.update(document.version, [{ range: { start: from, end: position }, text }]);
    const site = locate(changed, { line: position.line, character: start + text.indexOf(MARK) });
    const at = site?.text.indexOf(MARK) ?? -1;
    if (!site || at < 0 || site.range.start.line !== site.range.end.line) return undefined;
    const inserted = text.length - (position.character - start);
    const replaces = {
      start: { line: position.line, character: lead ? start : site.range.start.character },
      end: {
        line: position.line,
        character: Math.max(position.character, site.range.end.character - inserted),
      },
    };
    return { ...site, typed: site.text.slice(0, at), replaces, lead, firstOnLine };
  };
  const value = read(`${lead}${typedTail}${MARK}${closers}`);
  const key = firstOnLine ? read(`${typedTail}${MARK}:`) : undefined;
  return [value, key]
    .filter((site) => site !== undefined)
    .filter((site, index) => index === 0 || site.role === 'key');
}

/** The text of a line, without its line break. */
export function lineAt(document: MapDocument, line: number): string {
  const index = document.indexAt(line);
  const lines = document.blocks[index]?.text.split(/\r\n|\n|\r/) ?? [];
  return lines[line - document.startOf(index)] ?? '';
}

function isInComment(before: string): boolean {
  const unquoted = before.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return /(?:^|\s)#/.test(unquoted);
}

/** What closes the quotes and brackets that are open before the cursor and not closed behind it on the line. */
function closersFor(before: string, after: string): string {
  const open: string[] = [];
  for (const char of before) {
    const last = open.at(-1);
    if (last === '"' || last === "'") {
      if (char === last) open.pop();
    } else if (char === '[' || char === '{') open.push(char === '[' ? ']' : '}');
    else if (char === '"' || (char === "'" && !/[\p{L}\p{N}]$/u.test(before.slice(0, before.indexOf(char)))))
      open.push(char);
    else if (char === last) open.pop();
  }
  let rest = after;
  return open
    .reverse()
    .filter((closer) => {
      const at = rest.indexOf(closer);
      if (at >= 0) rest = rest.slice(at + 1);
      return at < 0;
    })
    .join('');
}
