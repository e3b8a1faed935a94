/** The tables of a report as HTML that stands below the grid, on the same page. */
import { escapeXml as text } from '../../../grid/xml.js';
import { headColumn } from '../head-column.js';
import type { Cell, Table } from '../table.js';
import { ASSESSMENT_NOTE, sentencesOf, withoutEmptyColumns } from './brief.js';
import type { Report } from './model.js';
import { reportTables } from './tables.js';

/** How the tables look; the colours are those of the grid's page. */
export const REPORT_STYLE = `
#grid { height: calc(100% - 6em); min-height: 30em; }
.report { padding: 0 1.2rem 3em; border-top: 1px solid var(--line); }
.report h2 { margin: 0.8em 0 0.4em; font-size: 1.5em; }
.report h3 { margin: 2em 0 0.5em; font-size: 1.15em; scroll-margin-top: 1em; }
.report p, .report li { max-width: 60em; }
.report ul { padding-left: 1.4em; }
.report nav ul { display: flex; flex-wrap: wrap; gap: 0.3em 1.4em; margin: 1em 0; padding: 0; list-style: none; }
.report a { color: inherit; }
.report .scroll { max-height: 80vh; overflow: auto; border: 1px solid var(--line); }
.report table { width: max-content; border-collapse: separate; border-spacing: 0; }
.report th, .report td { max-width: 28em; padding: 0.3em 0.7em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
.report thead th { position: sticky; top: 0; background: color-mix(in srgb, var(--text) 9%, var(--ground)); }
.report thead th { z-index: 1; }
.report tbody th { position: sticky; left: 0; min-width: 14em; background: var(--ground); font-weight: 600; }
.report .number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  #grid { height: auto; min-height: 0; }
  .report { break-before: page; border: 0; padding: 0; font-size: 8pt; }
  .report nav { display: none; }
  .report .scroll { max-height: none; overflow: visible; border: 0; }
  .report table { width: 100%; }
  .report th { position: static !important; }
  .report tr { break-inside: avoid; }
}
`;

/** A matrix with more systems than these is no table that a page can show. */
const MOST_COLUMNS = 120;

/**
 * Writes what stands below the grid: what the report is about, and its tables. Text of a map stays text.
 * @param only the name of the only table that is wanted.
 */
export function reportHtml(report: Report, only?: string): string {
  const tables = reportTables(report)
    .filter(({ name }) => only === undefined || name === only)
    .map(withoutEmptyColumns);
  const links = tables.map(
    ({ name, title, rows }) => `<li><a href="#${id(name)}">${text(title)}</a> (${rows.length})</li>`,
  );
  return [
    '<section class="report" aria-labelledby="report">',
    `<h2 id="report">Report: ${text(report.title)}</h2>`,
    `<ul>${sentencesOf(report)
      .map((sentence) => `<li>${text(sentence)}</li>`)
      .join('')}</ul>`,
    `<nav aria-label="Tables"><ul>${links.join('')}</ul></nav>`,
    ...tables.map(section),
    '</section>',
    '',
  ].join('\n');
}

function section(table: Table): string {
  const { name, title, rows, columns } = table;
  const note = name === 'conformance' ? `<p>${text(ASSESSMENT_NOTE)}</p>` : '';
  const head = `<h3 id="${id(name)}">${text(title)}</h3>${note}`;
  if (rows.length === 0) return `${head}\n<p>Nothing.</p>`;
  if (columns.length > MOST_COLUMNS)
    return `${head}\n<p>This table has ${columns.length} columns, too many for a page; a workbook or CSV has it.</p>`;
  // What scrolls can be reached with the keys.
  return `${head}\n<div class="scroll" role="region" aria-labelledby="${id(name)}" tabindex="0">${tableHtml(table)}</div>`;
}

function tableHtml(table: Table): string {
  const { columns, rows } = table;
  const head = headColumn(table);
  const heads = columns.map(({ label, kind }) => `<th scope="col"${classOf(kind)}>${text(label)}</th>`);
  const lines = rows.map((row) => {
    const cells = columns.map(({ kind }, index) =>
      index === head
        ? `<th scope="row">${cellHtml(row[index])}</th>`
        : `<td${classOf(kind)}>${cellHtml(row[index])}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function cellHtml(cell: Cell): string {
  return cell === undefined ? '' : text(String(cell));
}

function classOf(kind: Table['columns'][number]['kind']): string {
  return kind === 'number' ? ' class="number"' : '';
}

function id(table: string): string {
  return `table-${table}`;
}
