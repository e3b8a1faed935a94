/** The server with a catalogue that the user made of a GB921 workbook. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { importWorkbook } from '../../server/exchange/import/gb921/gb921.js';
import { ELEMENT_PAGE, FRAMEWORK_TREE, type FrameworkTree, GRID } from '../../server/protocol.js';
import { framework } from '../support/framework.js';
import { gb921Workbook, ROWS, SECRET, sheetsOf } from '../support/gb921.js';
import { PULL, TestServer } from '../support/server.js';

const TEXT = 'etom: "21.5"\nprocesses:\n  p:\n    name: P\n    elements:\n      - 1.3.1.1\n      - 1.3.9\n';

describe('a server with a catalogue of a GB921 workbook', function () {
  this.timeout(60_000);
  const data = mkdtempSync(path.join(tmpdir(), 'etom-data-'));
  const { ETOM_DATA } = process.env;
  const carried = framework('gb921-25.5').elements.find(
    ({ kind, level }) => kind === 'process' && level === 2,
  );
  let server: TestServer;

  const write = async (release: string, rows: typeof ROWS): Promise<void> => {
    const sheets = await sheetsOf(gb921Workbook(rows, 'eTOM'));
    const { catalogue } = importWorkbook('own.xlsx', sheets, { release });
    writeFileSync(path.join(data, 'catalogues', `${catalogue.release}.json`), JSON.stringify(catalogue));
  };
  const hover = async (uri: string, line: number): Promise<string> => {
    const position = { line, character: 10 };
    const found = await server.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    return (found?.contents as MarkupContent | undefined)?.value ?? '';
  };

  before(async () => {
    mkdirSync(path.join(data, 'catalogues'));
    await write('21.5', ROWS);
    assert.ok(carried?.id);
    await write('25.5', [{ id: carried.id, name: carried.name, level: 2, brief: SECRET }]);
    writeFileSync(path.join(data, 'catalogues', 'gb921-22.0.json'), '{"broken":');
    process.env.ETOM_DATA = data;
    server = await TestServer.start(PULL);
  });
  after(() => {
    if (ETOM_DATA === undefined) delete process.env.ETOM_DATA;
    else process.env.ETOM_DATA = ETOM_DATA;
    server.kill();
    rmSync(data, { recursive: true, force: true });
  });

  it('judges the elements of a release that it does not carry', async () => {
    const { uri } = await server.open(TEXT);
    const params = { textDocument: { uri } };
    const { items } = await server.request<{ items: { code: string; message: string }[] }>(
      'textDocument/diagnostic',
      params,
    );
    assert.deepEqual(
      items.map(({ code }) => code),
      ['unknown-element'],
    );
    const tree = await server.request<FrameworkTree>(FRAMEWORK_TREE, { uri });
    assert.equal(tree.release, 'gb921-21.5');
    assert.ok(tree.nodes.length > 0);
  });

  it('shows the descriptions in hover and on the page of an element', async () => {
    const { uri } = await server.open(TEXT);
    assert.match(await hover(uri, 5), /From your GB921 workbook \(© TM Forum\)\*\*\n\n\\<b\\>Door.*Zanzibar/);
    const page = await server.request<string | null>(ELEMENT_PAGE, { release: 'gb921-21.5', key: '1.3.1' });
    assert.match(page ?? '', /## From your GB921 workbook[\s\S]*Zanzibar extended/);
  });

  it('shows them for a release that it carries, beneath our own words', async () => {
    const { uri } = await server.open(TEXT.replace('21.5', '25.5').replace('1.3.1.1', carried?.id ?? ''));
    const text = await hover(uri, 5);
    assert.ok(text.includes(carried?.name.split(' ')[0] ?? '?') && text.includes(SECRET), text);
  });

  it('gives the grid, which people export, without them', async () => {
    const { uri } = await server.open(TEXT);
    const grid = JSON.stringify(await server.request(GRID, { uri, view: 'as-is', details: 'all' }));
    assert.ok(grid.includes('Open the Door'));
    assert.ok(!grid.includes(SECRET));
  });

  it('tells once of a catalogue that it cannot read, and takes the release for one that is not carried', async () => {
    const document = await server.open(TEXT.replace('21.5', '22.0'));
    const params = { textDocument: { uri: document.uri } };
    const { items } = await server.request<{ items: { code: string }[] }>('textDocument/diagnostic', params);
    assert.deepEqual(
      items.map(({ code }) => code),
      ['release-not-held'],
    );
    await hover(document.uri, 5);
    const told = server.shown.filter((message) =>
      message.includes('Your catalogue of gb921-22.0 could not be read'),
    );
    assert.equal(told.length, 1);
  });
});
