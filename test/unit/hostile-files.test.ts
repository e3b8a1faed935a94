/** Whatever the author of a map writes stays text in every file that is made of the map, and in what a program prints. */
import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { CheckReport } from '../../cli/check-report.js';
import { formatGithub } from '../../cli/github-format.js';
import { formatJson } from '../../cli/json-format.js';
import { formatJunit } from '../../cli/junit-format.js';
import { formatSarif } from '../../cli/sarif-format.js';
import { formatText, forTerminal } from '../../cli/text-format.js';
import { gridHtml } from '../../grid/html.js';
import { gridSvg } from '../../grid/svg.js';
import { exportMap } from '../../server/exchange/export-map.js';
import type { ExportFormat } from '../../server/exchange/formats.js';
import { reportHtml } from '../../server/exchange/report/html.js';
import { mapReport } from '../../server/exchange/report/map-report.js';
import { reportMarkdown } from '../../server/exchange/report/markdown.js';
import type { Report } from '../../server/exchange/report/model.js';
import { reportTables } from '../../server/exchange/report/tables.js';
import { reportText } from '../../server/exchange/report/text.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';
import { lineAt } from '../../server/features/cursor.js';
import { grid } from '../../server/features/grid/grid.js';
import { check } from '../../server/rules/check.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { only } from '../support/fixture.js';
import { ATTACKS, hostileMaps } from '../support/hostile.js';
import { readMap } from '../support/map.js';
import { beyond, markdownVocabulary, xmlVocabulary } from '../support/vocabulary.js';

/** What could command a terminal or turn a line around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function reportOf(map: ProcessMap): Report {
  const report = mapReport(map, { views: ['as-is', 'to-be'] });
  assert.ok(report);
  return report;
}

function checked(map: ProcessMap): CheckReport {
  const document = only(map);
  const findings = check(document, map);
  const { uri } = document;
  const files = [
    {
      path: '1.etom.yaml',
      file: '/1.etom.yaml',
      uri,
      findings,
      lineAt: (line: number) => lineAt(document, line),
    },
  ];
  const [failure] = findings;
  const failures = failure ? [{ path: failure.message, message: failure.message }] : [];
  return { files, failures, root: '/', fails: () => true };
}

async function exported(map: ProcessMap, format: ExportFormat): Promise<string[]> {
  const files = await exportMap(map, format, { fileName: (uri) => uri });
  return files.map(({ content }) =>
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  );
}

function svgOf(map: ProcessMap): string[] {
  const shown = grid(map, { view: 'as-is', details: 'all' });
  assert.ok(shown);
  return (['coverage', 'owner'] as const).map((mode) =>
    gridSvg(shown, { mode, theme: 'light', details: [] }),
  );
}

/** The XML parts of a workbook of all tables. */
async function sheetsOf(map: ProcessMap): Promise<string[]> {
  const parts = unzipSync(await tablesToXlsx(reportTables(reportOf(map))));
  return Object.values(parts).map((part) => new TextDecoder().decode(part));
}

/** The page without the grid's script, style and data, of which other tests speak. */
async function pageOf(map: ProcessMap): Promise<string[]> {
  const shown = grid(map, { view: 'as-is', details: [] });
  assert.ok(shown);
  const html = await gridHtml(shown, [], { script: '', style: '', below: reportHtml(reportOf(map)) });
  assert.equal(html.match(/<script/g)?.length, 2);
  return [
    html
      .replace(/<!DOCTYPE html>/, '')
      .replace(/(<script type[^>]*>).*(?=<\/script>\n<script>)/s, '$1')
      .replace(/<meta ([^>]*)>/g, '<meta $1/>'),
  ];
}

/** A kind of file → its texts, and of what markup they may consist. */
const MARKUP: Readonly<
  Record<
    string,
    [make: (map: ProcessMap) => string[] | Promise<string[]>, read: (text: string) => Set<string>]
  >
> = {
  'the grid as SVG': [svgOf, xmlVocabulary],
  'a report as a page': [pageOf, xmlVocabulary],
  'a report as a workbook': [sheetsOf, xmlVocabulary],
  'a report in Markdown': [(map) => [reportMarkdown(reportOf(map))], markdownVocabulary],
  ArchiMate: [(map) => exported(map, 'archimate'), xmlVocabulary],
  BPMN: [(map) => exported(map, 'bpmn'), xmlVocabulary],
  Mermaid: [(map) => exported(map, 'mermaid'), markdownVocabulary],
  JUnit: [(map) => [formatJunit(checked(map))], xmlVocabulary],
};

const plain = hostileMaps('plain words').map((text) => readMap(text));
const attacks = Object.entries(ATTACKS).map(([name, attack]) => ({
  name,
  maps: hostileMaps(attack).map((text) => readMap(text)),
}));

async function all(maps: readonly ProcessMap[], make: (map: ProcessMap) => string[] | Promise<string[]>) {
  return (await Promise.all(maps.map(make))).flat();
}

describe('hostile values in files', function () {
  this.timeout(120_000);

  for (const [kind, [make, read]] of Object.entries(MARKUP)) {
    it(`are text in ${kind}`, async () => {
      const known = new Set((await all(plain, make)).flatMap((text) => [...read(text)]));
      for (const { name, maps } of attacks) {
        for (const text of await all(maps, make)) assert.deepEqual(beyond(read(text), known), [], name);
      }
    });
  }

  it('are no formula in CSV', async () => {
    for (const { name, maps } of attacks) {
      for (const text of await all(maps, (map) => exported(map, 'csv'))) {
        const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
        assert.deepEqual(errors, []);
        for (const cell of data.flat()) assert.doesNotMatch(cell, FORMULA, name);
        assert.equal(new Set(data.map((row) => row.length)).size, 1, name);
      }
    }
  });

  it('command no terminal: findings, their summary, a report, and whatever is printed there', () => {
    for (const { name, maps } of attacks) {
      for (const map of maps) {
        const lines = [
          ...formatText(checked(map), { colours: false }),
          forTerminal(reportText(reportOf(map)), true),
        ];
        for (const line of lines) assert.doesNotMatch(line, COMMANDS, name);
      }
    }
    assert.equal(forTerminal('a\r\nb\u009b\u001b[2J', true), 'a\nb\ufffd\ufffd[2J');
    assert.equal(forTerminal('a\r\nb\u009b', false), 'a\r\nb\u009b');
  });

  it('are no command for a workflow of GitHub: one line for each finding, which says one thing', () => {
    for (const { name, maps } of attacks) {
      for (const map of maps) {
        const report = checked(map);
        const lines = [...formatGithub(report)];
        assert.equal(lines.length, (report.files[0]?.findings.length ?? 0) + report.failures.length);
        for (const line of lines) {
          assert.match(line, /^::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,]*,)*title=etom:?[^:]*::/, name);
          assert.doesNotMatch(line, COMMANDS, name);
          assert.doesNotMatch(line, /%(?!25|3A|2C)/, name);
        }
      }
    }
  });

  it('are no link in SARIF, and nothing but text in JSON', () => {
    for (const { name, maps } of attacks) {
      for (const map of maps) {
        const page = { summary: '', body: '' };
        const { runs } = JSON.parse(formatSarif(checked(map), () => page));
        for (const { message } of runs[0].results) {
          assert.doesNotMatch(message.text.replace(/\\./gs, ''), /[[\]]/, name);
          assert.doesNotMatch(message.text, COMMANDS, name);
        }
        const { findings } = JSON.parse(formatJson(checked(map).files));
        assert.equal(findings.length, runs[0].results.length);
      }
    }
  });
});
