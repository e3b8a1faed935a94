/** Exports, reports and imports as a client asks for them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import {
  bytesOf,
  contentOf,
  EXPORT,
  type ExportParams,
  type ExportResult,
  IMPORT,
  type ImportParams,
  type ImportResult,
  REPORT,
  type ReportParams,
  type ReportResult,
  type WrittenFile,
} from '../../server/protocol.js';
import { ROOT } from '../support/framework.js';
import { PULL, TestServer } from '../support/server.js';

const TEXT = `etom: classic
map: grid
processes:
  a: { name: Take orders, elements: [1.1.1.5 Order Handling] }
  b: { name: Bill, elements: [1.1.1.8] }
flows:
  one: [a, b]
  two: [b, a]
`;

const PAGE = { script: 'SCRIPT', style: 'STYLE', language: 'en', texts: {} };

const textOf = ({ content }: WrittenFile): string => new TextDecoder().decode(bytesOf(content));

describe('maps go to other tools and back', function () {
  this.timeout(60_000);
  let server: TestServer;
  let uri: string;
  before(async () => {
    server = await TestServer.start(PULL);
    ({ uri } = await server.open(TEXT));
  });
  after(() => server.kill());

  async function exported(format: ExportParams['format'], of = uri): Promise<readonly WrittenFile[]> {
    const params: ExportParams = { uri: of, format };
    const result = await server.request<ExportResult>(EXPORT, params);
    assert.ok('files' in result, JSON.stringify(result));
    return result.files;
  }

  async function report(format: ReportParams['format'], page?: ReportParams['page']): Promise<WrittenFile> {
    const params: ReportParams = { uri, format, views: ['as-is'], page };
    const result = await server.request<ReportResult>(REPORT, params);
    assert.ok('file' in result, JSON.stringify(result));
    return result.file;
  }

  function imported(name: string, content: string | Uint8Array, more: Partial<ImportParams> = {}) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const files = [{ name, content: contentOf(bytes) }];
    const params: ImportParams = {
      format: 'csv',
      files,
      release: 'classic',
      columns: {},
      sheets: {},
      ...more,
    };
    return server.request<ImportResult>(IMPORT, params);
  }

  it('an export has a file with a name, or several', async () => {
    const [csv, ...others] = await exported('csv');
    assert.deepEqual(others, []);
    assert.equal(csv?.name, 'grid.csv');
    assert.match(
      csv ? textOf(csv) : '',
      /^Process path,.*\r\na,a,Take orders,,1\.1\.1\.5,Order Handling,full,/,
    );
    assert.deepEqual(
      (await exported('bpmn')).map(({ name }) => name),
      ['one.bpmn', 'two.bpmn'],
    );
  });

  it('a workbook comes as bytes', async () => {
    const [xlsx] = await exported('xlsx');
    assert.ok(xlsx && 'base64' in xlsx.content);
    assert.equal(String.fromCharCode(...bytesOf(xlsx.content).slice(0, 2)), 'PK');
  });

  it('every name of a file stays in the folder', async () => {
    const text = TEXT.replace('map: grid\n', '').replace('one:', '..:').replace('two:', 'CON:');
    const { uri: nasty } = await server.open(text);
    assert.deepEqual(
      (await exported('bpmn', nasty)).map(({ name }) => name),
      ['_...bpmn', '_CON.bpmn'],
    );
  });

  it('an export that cannot be says why', async () => {
    const { uri: other } = await server.open('etom: "99"\n');
    for (const [of, format, reason] of [
      [other, 'csv', /names no framework release/],
      [uri, 'oda', /this map is on classic/],
      ['file:///nowhere.etom.yaml', 'csv', /not there any more/],
    ] as const) {
      const params: ExportParams = { uri: of, format };
      const result = await server.request<ExportResult>(EXPORT, params);
      assert.match('refusal' in result ? result.refusal : '', reason);
    }
  });

  it('a report comes in each format, the page with the parts that the client has', async () => {
    assert.equal((await report('markdown')).name, 'grid-report.md');
    assert.match(textOf(await report('csv')), /^Element ID,/);
    assert.equal(JSON.parse(textOf(await report('json'))).format, 'etom-report');
    const page = textOf(await report('html', PAGE));
    assert.match(page, /^<!DOCTYPE html>[\s\S]*STYLE[\s\S]*<section class="report"[\s\S]*SCRIPT/);
  });

  it('a table becomes a map, with its columns, what was not taken, and what deserves a look', async () => {
    const result = await imported(
      'm.csv',
      'Process,eTOM,Coverage,Region\nTake orders,1.1.1.5,full,N\nBill,1.1.1.8,80%,S\n',
    );
    assert.ok('maps' in result);
    const [map] = result.maps;
    assert.match(map?.text ?? '', /^# Imported from m\.csv\.\netom: classic\n[\s\S]*name: Take orders/);
    assert.equal(map?.total, 2);
    assert.deepEqual(map?.tables, [
      {
        name: 'm.csv',
        form: 'UTF-8, separated by commas',
        row: 1,
        columns: [
          { field: 'process', header: 'Process' },
          { field: 'element', header: 'eTOM' },
          { field: 'coverage', header: 'Coverage' },
        ],
        unused: ['Region'],
      },
    ]);
    assert.deepEqual(
      map?.leftOut.map(({ place, message }) => `${place}: ${message}`),
      ['m.csv, row 3: the coverage “80%” is none of full, partial and planned'],
    );
    assert.deepEqual(
      map?.remarks.map(({ message }) => message),
      ['nothing was taken from the column “Region”'],
    );
  });

  it('asks which column it is, where a table does not tell', async () => {
    const table = 'Task,Ref\nTake orders,1.1.1.5\n';
    const first = await imported('m.csv', table);
    assert.deepEqual('refusal' in first && first.question, {
      ask: 'column',
      table: 'm.csv',
      field: 'process',
      headers: ['Task', 'Ref'],
    });
    const then = await imported('m.csv', table, { columns: { process: 'Task', element: 'Ref' } });
    assert.match('maps' in then ? (then.maps[0]?.text ?? '') : '', /name: Take orders/);
  });

  it('reads the workbook that it has written', async () => {
    const [xlsx] = await exported('xlsx');
    assert.ok(xlsx);
    const result = await imported('grid.xlsx', bytesOf(xlsx.content), { format: 'xlsx' });
    assert.ok('maps' in result, JSON.stringify(result));
    assert.deepEqual(result.maps[0]?.leftOut, []);
  });

  it('makes a map for each release that component specifications name', async () => {
    const name = 'two.component.yaml';
    const spec = `apiVersion: oda.tmforum.org/v1
kind: Component
spec:
  componentMetadata:
    id: TMFC003
    name: Orders
    eTOMs: ["1.3.3|Customer_Order_Processing_Management|v25.5", "1.3.3|Order_Handling|v24.0"]
`;
    const result = await imported(name, spec, { format: 'oda', release: undefined });
    assert.ok('maps' in result, JSON.stringify(result));
    assert.deepEqual(
      result.maps.map(({ release, total }) => [release, total]),
      [
        ['gb921-25.5', 1],
        ['gb921-24.0', 1],
      ],
    );
  });

  it('what is no table is refused with the reason', async () => {
    const result = await imported('m.xlsx', 'not a workbook', { format: 'xlsx' });
    assert.deepEqual(result, { refusal: 'm.xlsx: not a workbook; save the table as XLSX or CSV' });
  });

  it('a request that is cancelled is answered at once, and the server lives on', async () => {
    const folder = path.join(ROOT, 'examples/northern-grid');
    const large = await server.open(readFileSync(path.join(folder, 'northern-grid.etom.yaml'), 'utf8'));
    const requests: readonly (readonly [string, object])[] = [
      [EXPORT, { uri: large.uri, format: 'bpmn' } satisfies ExportParams],
      [REPORT, { uri: large.uri, format: 'html', views: ['as-is'], page: PAGE } satisfies ReportParams],
    ];
    for (const [method, params] of requests) {
      const source = new CancellationTokenSource();
      const asked = server.connection.sendRequest(method, params, source.token);
      source.cancel();
      await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    }
    assert.equal((await exported('csv')).length, 1);
  });
});
