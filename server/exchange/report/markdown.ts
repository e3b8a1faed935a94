/** A report as Markdown, for a repository's pages or a merge request. */
import { escapeLine } from '../../features/markdown.js';
import { tableToMarkdown } from '../markdown-table.js';
import type { Table } from '../table.js';
import { ASSESSMENT_NOTE, sentencesOf, withoutEmptyColumns } from './brief.js';
import type { Report } from './model.js';
import { reportTables } from './tables.js';

/** A matrix with more systems than these is no table that a page can show. */
const MOST_COLUMNS = 30;

/** Writes a report as Markdown, each table below a heading of its own. */
export function reportMarkdown(report: Report): string {
  return [
    `# ${escapeLine(report.title)}`,
    sentencesOf(report)
      .map((sentence) => `- ${escapeLine(sentence)}`)
      .join('\n'),
    ...reportTables(report).map((table) => tableMarkdown(withoutEmptyColumns(table))),
  ].join('\n\n');
}

/** One table as Markdown, below a heading. */
export function tableMarkdown(table: Table): string {
  const note = table.name === 'conformance' ? `${escapeLine(ASSESSMENT_NOTE)}\n\n` : '';
  return `## ${escapeLine(table.title)}\n\n${note}${body(table)}`;
}

function body(table: Table): string {
  if (table.rows.length === 0) return 'Nothing.';
  return table.columns.length > MOST_COLUMNS
    ? `This table has ${table.columns.length} columns; write it with \`--table ${table.name} --format csv\`, or all tables with \`--format xlsx\`.`
    : tableToMarkdown(table);
}
