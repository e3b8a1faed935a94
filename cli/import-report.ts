/** What an import says to the person at the terminal. */
import { FIELDS } from '../server/exchange/import/headers.js';
import { counted, type Imported, said } from '../server/exchange/import/imported.js';
import type { TableImport } from '../server/exchange/import/tables.js';
import { printable } from './text-format.js';

/** Lines of a list that are printed. */
const MOST = 50;
const PREVIEW_ROWS = 5;

/** What was done, what was left out and what deserves a look. @param what the first line. */
export function reportOf(what: string, { leftOut, remarks }: Imported): string[] {
  return [
    what,
    ...listOf(
      `Not taken (${leftOut.length}); the map keeps them in comments at its end:`,
      leftOut.map(({ place, message, source }) => `${place}: ${message}\n      ${source}`),
    ),
    ...listOf(
      `Worth a look (${remarks.length}):`,
      remarks.map(({ place, message }) => `${place}: ${message}`),
    ),
  ];
}

/** What the columns of tables mean, with their first rows. */
export function previewOf({ tables, rows, leftOut }: TableImport, release: string): string {
  const lines = tables.flatMap(({ table, columns }) => {
    const fields = FIELDS.flatMap((field) => {
      const at = columns.at.get(field);
      return at === undefined ? [] : [{ field, at }];
    });
    const first = table.rows
      .map((cells, index) => ({ cells, index }))
      .filter(({ cells, index }) => index > columns.header && cells.some(({ text }) => text !== ''));
    return [
      `${table.name}: ${table.form}, headers in row ${columns.header + 1}`,
      ...fields.map(({ field, at }) => `  ${field.padEnd(13)} ${said(columns.headers[at] ?? '')}`),
      ...columns.unused.map((header) => `  ${'not used'.padEnd(13)} ${said(header)}`),
      ...first.slice(0, PREVIEW_ROWS).map(({ cells, index }) => {
        const said = fields.flatMap(({ field, at }) => {
          const text = cells[at]?.text ?? '';
          return text === '' ? [] : [`${field} ${JSON.stringify(text)}`];
        });
        return `  row ${index + 1}: ${said.join(', ')}`;
      }),
    ];
  });
  const left = `${rows - leftOut.length} of ${counted(rows, 'row')} can be taken, for release ${release}.`;
  return [...lines, left, 'Nothing was written.'].map(printable).join('\n');
}

/** A list under a title, with its first lines; nothing where it is empty. */
export function listOf(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  return [
    title,
    ...lines.slice(0, MOST).flatMap((line) => `  - ${line}`.split('\n')),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
