/** Tables as GitHub-flavoured Markdown. */
import { escapeLine } from '../features/markdown.js';
import type { Cell, Table } from './table.js';

/** Writes a table: its heads, a rule that sets numbers to the right, and its rows. Texts form neither links nor markup. */
export function tableToMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ label }) => escapeLine(label))),
    line(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, index) => cellText(row[index])))),
  ].join('\n');
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : escapeLine(cell ?? '');
}
