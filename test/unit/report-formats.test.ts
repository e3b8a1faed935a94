/** A report as tables, text, Markdown and HTML. The expected files stand beside the map in test/markers/report. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tableToCsv } from '../../server/exchange/csv.js';
import { compareReports } from '../../server/exchange/report/compare.js';
import { reportHtml } from '../../server/exchange/report/html.js';
import { mapReport, type ReportOptions } from '../../server/exchange/report/map-report.js';
import { reportMarkdown } from '../../server/exchange/report/markdown.js';
import type { Report } from '../../server/exchange/report/model.js';
import { reportTables, TABLE_NAMES } from '../../server/exchange/report/tables.js';
import { reportText } from '../../server/exchange/report/text.js';
import type { Table } from '../../server/exchange/table.js';
import { ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';
import { assertGolden } from '../support/marks.js';

const SMALL = readFileSync(path.join(ROOT, 'test/markers/report/small.etom.yaml'), 'utf8');
const BOTH: ReportOptions = { views: ['as-is', 'to-be'] };

function reportOf(text: string, options: ReportOptions = { views: ['as-is'] }): Report {
  const report = mapReport(readMap(text), options);
  assert.ok(report);
  return report;
}

/** A report with what has changed since two processes were not there. */
function comparedReport(): Report {
  const report = reportOf(SMALL, BOTH);
  const before = reportOf(
    SMALL.replace(/^ {2}(?:bill|collect): \{ name.*\n/gm, '').replace('score: 4.0', 'score: 3.0'),
    BOTH,
  );
  return { ...report, changes: compareReports(before, report, 'v1.0') };
}

function table(report: Report, name: string): Table {
  const found = reportTables(report).find((each) => each.name === name);
  assert.ok(found, name);
  return found;
}

/** The cells of a column. */
function column({ columns, rows }: Table, label: string): unknown[] {
  const at = columns.findIndex((each) => each.label === label);
  assert.ok(at >= 0, `no column ${label} among ${columns.map((each) => each.label)}`);
  return rows.map((row) => row[at]);
}

/** A map whose every name is hostile. */
const HOSTILE = `etom: classic
organization: { name: '<script>alert(1)</script>' }
scope: { include: 1.1.1.5 }
roles: { r: { name: '=cmd()' } }
systems: { s: { name: '<img src=x onerror=alert(1)>' } }
processes:
  p: { name: "a | b [x](javascript:1) \`c\` *d* \\e[31mred", elements: 1.1.1.5, owner: r, systems: s }
`;

describe('a report in its formats', () => {
  it('has every table by its name, in the order of the names', () => {
    assert.deepEqual(
      reportTables(comparedReport()).map(({ name }) => name),
      [...TABLE_NAMES],
    );
    assert.deepEqual(
      reportTables(reportOf(SMALL)).map(({ name }) => name),
      TABLE_NAMES.filter((name) => !name.endsWith('changes')),
    );
  });

  it('has columns for one view, or for both side by side', () => {
    const labels = (report: Report): string[] => table(report, 'gaps').columns.map(({ label }) => label);
    assert.ok(labels(reportOf(SMALL)).includes('State'));
    const both = labels(reportOf(SMALL, BOTH));
    assert.equal(both.indexOf('State (to-be)'), both.indexOf('State (as-is)') + 1);
  });

  it('has a matrix of elements by systems: primary, contributing, or nothing', () => {
    const matrix = table(reportOf(SMALL), 'matrix');
    const nothing = undefined;
    assert.deepEqual(column(matrix, 'CRM'), [
      ...[nothing, 'primary', nothing, 'primary'],
      ...[nothing, nothing, nothing, nothing],
    ]);
    assert.deepEqual(column(matrix, 'Systems'), [0, 2, 1, 2, 0, 0, 1, 0]);
  });

  it('says in the matrix how the part of a system changes from view to view', () => {
    const matrix = table(reportOf(SMALL, BOTH), 'matrix');
    assert.equal(column(matrix, 'CRM')[1], 'primary → none');
    assert.equal(column(matrix, '=Portal|1')[1], 'none → primary');
    assert.equal(column(matrix, 'Billing engine')[1], 'contributing');
  });

  it('tells systems of one name apart by their ids', () => {
    const text = `etom: classic\nsystems: { a: { name: CRM }, b: { name: CRM }, c: { name: CIS } }\n`;
    const labels = table(reportOf(text), 'matrix').columns.map(({ label }) => label);
    assert.deepEqual(labels.slice(3), ['CRM (a)', 'CRM (b)', 'CIS']);
  });

  it('has a row for each assessment, and one for what was not assessed', () => {
    const conformance = table(reportOf(SMALL), 'conformance');
    assert.deepEqual(column(conformance, 'Score'), [
      undefined,
      undefined,
      undefined,
      3.5,
      4,
      2,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const said = JSON.stringify(reportTables(reportOf(SMALL))) + reportText(reportOf(SMALL));
    assert.doesNotMatch(said, /conformant|conforms|compliant/i);
  });

  it('is, as CSV, the coverage of each element in scope', () => {
    assertGolden('report', 'small.csv', tableToCsv(table(reportOf(SMALL), 'coverage')));
  });

  it('is text that a terminal can show', () => {
    assertGolden('report', 'small.txt', `${reportText(comparedReport())}\n`);
  });

  it('is Markdown', () => {
    assertGolden('report', 'small.md', `${reportMarkdown(comparedReport())}\n`);
  });

  it('is HTML below the grid', () => {
    assertGolden('report', 'small.html', reportHtml(reportOf(SMALL)));
  });

  it('keeps what a map says a text in every format', () => {
    const report = reportOf(HOSTILE);
    const html = reportHtml(report);
    assert.doesNotMatch(html, /<script|<img/);
    assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;/);
    const markdown = reportMarkdown(report);
    assert.doesNotMatch(markdown, /[^\\]<(?:script|img)|[^\\]\[x\]/);
    assert.match(markdown, /a \\\| b \\\[x\\\]/);
    assert.ok(!reportText(report).includes('\u001b'));
    assert.match(tableToCsv(table(report, 'coverage')), /,"'=cmd\(\)",/);
  });

  it('is the same each time', () => {
    const write = (): string => {
      const report = comparedReport();
      return [JSON.stringify(report), reportText(report), reportMarkdown(report), reportHtml(report)].join();
    };
    assert.equal(write(), write());
  });
});
