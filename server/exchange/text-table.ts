/** Tables as text for a terminal: aligned columns, long cells on several lines. */
import stringWidth from 'string-width';
import type { Cell, Table } from './table.js';

/** Columns that a cell takes at most; longer ones go on in the next line. */
const WIDEST = 40;
const GAP = '  ';

/**
 * Writes a table: its heads, a rule and its rows.
 * @returns lines without what could command a terminal; empty where the table has no columns.
 */
export function tableToText({ columns, rows }: Table): string {
  const cells = [columns.map(({ label }) => label), ...rows].map((row) =>
    columns.map((_, index) => wrapped(row[index])),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => widest(row[index] ?? []))));
  const lineOf = (row: readonly (readonly string[])[], line: number): string =>
    columns
      .map(({ kind }, index) => {
        const text = row[index]?.[line] ?? '';
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
        return kind === 'number' ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd();
  const [head = [], ...body] = cells.map((row) =>
    Array.from({ length: Math.max(1, ...row.map(({ length }) => length)) }, (_, line) => lineOf(row, line)),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [...head, rule, ...body.flat()].join('\n');
}

/** Text on one line, without what could command a terminal or turn its line around. */
export function plainLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}

function wrapped(cell: Cell): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainLine(String(cell ?? ''))
    .split(' ')
    .flatMap(pieces)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= WIDEST) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word in pieces that fit into a cell. */
function pieces(word: string): string[] {
  if (stringWidth(word) <= WIDEST) return [word];
  const found: string[] = [''];
  for (const character of word) {
    const last = found.at(-1) ?? '';
    if (stringWidth(last + character) <= WIDEST) found[found.length - 1] = last + character;
    else found.push(character);
  }
  return found;
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => stringWidth(line)));
}
