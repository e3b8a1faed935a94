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
  /** True where a colon stands behind it already. */
  readonly hasColon: boolean;
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
  const { open, inComment } = scan(before);
  if (inComment) return [];
  const glued = gluedValue(before, open.length > 0);
  const lead = glued === undefined ? '' : ' ';
  const typedTail = glued ?? '';
  const start = position.character - typedTail.length;
  const closers = closersFor(open, after);
  const firstOnLine = /^\s*[^\s:]*$/.test(before) && /^\s*(?:#.*)?$/.test(after);

  const read = (text: string): TypedSite | undefined => {
    const from = { line: position.line, character: start };
    const changed = document.update(document.version, [{ range: { start: from, end: position }, text }]);
    const site = locate(changed, { line: position.line, character: start + text.indexOf(MARK) });
    const at = site?.text.indexOf(MARK) ?? -1;
    if (!site || at < 0 || site.range.start.line !== site.range.end.line) return undefined;
    // At a wrong indentation, or in front of other text, a completion would break more than it completes.
    const isApart = site.role === 'value' || !/\s/.test(site.text);
    if (!isApart || syntaxProblems(changed) > syntaxProblems(document)) return undefined;
    const inserted = text.length - typedTail.length;
    const end = Math.max(position.character, site.range.end.character - inserted);
    const replaces = {
      start: { line: position.line, character: lead ? start : site.range.start.character },
      end: { line: position.line, character: end },
    };
    const hasColon = /^\s*:(?:\s|$)/.test(line.slice(end));
    return { ...site, typed: site.text.slice(0, at), replaces, lead, firstOnLine, hasColon };
  };
  const value = read(`${lead}${typedTail}${MARK}${closers}`);
  const key = firstOnLine && !lead ? read(`${MARK}:`) : undefined;
  return [value, key]
    .filter((site) => site !== undefined)
    .filter((site, index) => index === 0 || site.role === 'key');
}

function syntaxProblems({ blocks }: MapDocument): number {
  return blocks.reduce(
    (sum, { problems }) => sum + problems.filter(({ code }) => code === 'yaml-syntax').length,
    0,
  );
}

/** The text of a line, without its line break. */
export function lineAt(document: MapDocument, line: number): string {
  const index = document.indexAt(line);
  const lines = document.blocks[index]?.text.split(/\r\n|\n|\r/) ?? [];
  return lines[line - document.startOf(index)] ?? '';
}

/** What was typed behind a colon or a dash without the space that YAML needs there; undefined where nothing lacks. */
function gluedValue(before: string, flow: boolean): string | undefined {
  const match = flow
    ? /[[{,]\s*[\p{L}\w.-]+:([^\s"'[\]{},][^"'[\]{},]*)?$/u.exec(before)
    : /^\s*(?:- +)*(?:[\p{L}\w.-]+:([^\s"'[{].*)?|-)$/u.exec(before);
  return match ? (match[1] ?? '') : undefined;
}

/** What would close the quotes and brackets that are open at the end of a part of a line, and whether it ends in a comment. */
function scan(before: string): { open: string[]; inComment: boolean } {
  const open: string[] = [];
  /** Whether a value can start here: only there do quotes and brackets mean anything. */
  let fresh = true;
  for (let at = 0; at < before.length; at++) {
    const char = before.charAt(at);
    const next = before.charAt(at + 1);
    const last = open.at(-1);
    if (last === '"' || last === "'") {
      if ((char === '\\' && last === '"') || (char === "'" && last === "'" && next === "'")) at++;
      else if (char === last) open.pop();
    } else if (char === '#' && !before.charAt(at - 1).trim()) {
      return { open, inComment: true };
    } else if (fresh && (char === '"' || char === "'")) {
      open.push(char);
      fresh = false;
    } else if ((char === '[' || char === '{') && (fresh || last)) {
      open.push(char === '[' ? ']' : '}');
      fresh = true;
    } else if (char === last) {
      open.pop();
      fresh = false;
    } else if (fresh && (char === '&' || char === '!')) {
      while (before.charAt(at + 1).trim()) at++;
    } else if (char.trim()) {
      fresh = char === ',' ? last !== undefined : !next.trim() && (char === ':' || (fresh && char === '-'));
    }
  }
  return { open, inComment: false };
}

/** What closes all that is open before the cursor and not closed behind it on the line. */
function closersFor(open: readonly string[], after: string): string {
  let rest = after;
  return [...open]
    .reverse()
    .filter((closer) => {
      const at = rest.indexOf(closer);
      if (at >= 0) rest = rest.slice(at + 1);
      return at < 0;
    })
    .join('');
}
