import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ResponseError } from 'vscode-languageserver-protocol/node';
import type { CompletionList } from 'vscode-languageserver-types';
import {
  ELEMENT_PAGE,
  type ElementPageParams,
  FRAMEWORK_TREE,
  type FrameworkTree,
  type FrameworkTreeParams,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
} from '../../server/protocol.js';
import { PULL, SERVER, TestServer } from '../support/server.js';

const TEXT = 'etom: classic\nprocesses:\n  p:\n    name: P\n    elements:\n      - 1.1.1.5\n';

describe("the server's own requests", function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await TestServer.start(PULL);
  });
  after(() => server.kill());

  const tree = (params: FrameworkTreeParams): Promise<FrameworkTree> =>
    server.request(FRAMEWORK_TREE, params);
  const page = (params: ElementPageParams): Promise<string | null> => server.request(ELEMENT_PAGE, params);
  const insertMapping = (params: InsertMappingParams): Promise<InsertMappingResult> =>
    server.request(INSERT_MAPPING, params);

  it('give the framework tree without a document', async () => {
    const { release, nodes } = await tree({});
    assert.equal(release, 'classic');
    assert.equal(nodes.length, 3);
    assert.ok(nodes.every(({ description }) => !description.includes('covered')));
    const below = await tree({ node: nodes[1]?.id });
    assert.equal(below.nodes[1]?.label, 'Fulfillment');
    assert.deepEqual((await tree({ uri: 'file:///not-open.etom.yaml' })).nodes, nodes);
  });

  it('give the framework tree of a document, with its coverage as it is now', async () => {
    const document = await server.open(TEXT);
    const operations = async (): Promise<string | undefined> => {
      const { nodes } = await tree({ uri: document.uri });
      return nodes.find(({ label }) => label === 'Operations')?.description;
    };
    const before = server.mapChanges;
    assert.match((await operations()) ?? '', /^1\.1 · 1 of \d+ covered$/);
    await document.edit({ range: document.rangeOf('1.1.1.5'), text: '1.1.1.5\n      - 1.1.1.6' });
    assert.match((await operations()) ?? '', /^1\.1 · 2 of \d+ covered$/);
    await server.until(() => server.mapChanges > before, 'the news that the map changed');
    await document.replace('classic', 'gb921-25.5');
    const current = await tree({ uri: document.uri });
    assert.equal(current.release, 'gb921-25.5');
    assert.equal(current.nodes[0]?.label, 'Strategy Management');
    await document.replace('gb921-25.5', '99');
    assert.equal(
      (await tree({ uri: document.uri })).release,
      'classic',
      'the default where no release is known',
    );
  });

  it('give the page of an element', async () => {
    const { nodes } = await tree({});
    const element = nodes[1]?.element;
    assert.ok(element);
    const text = await page({ release: element.release, key: element.key });
    assert.match(text ?? '', /^# 1\.1 Operations\n/);
    assert.equal(await page({ release: 'classic', key: 'no-such-element' }), null);
  });

  it('map an element to the process at the cursor', async () => {
    const document = await server.open(TEXT);
    const reference = '1.1.1.6 Problem Handling';
    const element = { release: 'classic', key: 'not-asked', id: '1.1.1.6', reference };
    const position = document.rangeOf('name: P').start;
    const result = await insertMapping({ uri: document.uri, position, element });
    assert.ok('edits' in result, JSON.stringify(result));
    assert.equal(result.process, 'P');
    await document.edit(
      ...[...result.edits].reverse().map(({ range, newText }) => ({ range, text: newText })),
    );
    assert.equal(document.text, TEXT.replace('- 1.1.1.5\n', `- 1.1.1.5\n      - ${reference}\n`));
    const { items } = await document.ask<{ items: unknown[] }>('textDocument/diagnostic');
    assert.deepEqual(items, []);
  });

  it('refuse to map where that makes no sense', async () => {
    const document = await server.open(TEXT);
    const position = { line: 0, character: 0 };
    const element = { release: 'classic', key: 'x', reference: '1.1.1.6' };
    const outside = await insertMapping({ uri: document.uri, position, element });
    assert.match('refusal' in outside ? outside.refusal : '', /^Put the cursor in a process/);
    const other = await insertMapping({
      uri: document.uri,
      position: document.rangeOf('name').start,
      element: { ...element, release: 'gb921-26.0' },
    });
    assert.deepEqual(other, { refusal: 'This map is on classic, and the element is of gb921-26.0.' });
    await document.replace('classic', 'unknown');
    const none = await insertMapping({ uri: document.uri, position, element });
    assert.deepEqual(none, { refusal: 'This map is on no known release, and the element is of classic.' });
  });
});

describe('a server whose release data is missing', function () {
  this.timeout(60_000);

  it('says so, and does all that needs no data', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'etom-'));
    copyFileSync(SERVER[0], path.join(folder, 'server.js'));
    cpSync(path.join(path.dirname(SERVER[0]), 'server'), path.join(folder, 'server'), { recursive: true });
    const server = await TestServer.start(PULL, [path.join(folder, 'server.js'), '--stdio']);
    // A request that a client refuses must not end the server.
    server.connection.onRequest('window/showMessageRequest', () => new ResponseError(-32601, 'not known'));
    try {
      const document = await server.open(TEXT.replace('name', 'nam'));
      const { items } = await document.ask<{ items: { code: string }[] }>('textDocument/diagnostic');
      assert.ok(items.some(({ code }) => code === 'unknown-key'));
      await server.until(() => server.shown.length > 0, 'the message about the data');
      assert.match(
        server.shown[0] ?? '',
        /^The data of release classic could not be read .*install the extension again/,
      );
      const { items: keys } = await document.ask<CompletionList>('textDocument/completion', {
        line: 3,
        character: 4,
      });
      assert.ok(keys.length > 0);
      assert.equal(await server.request(FRAMEWORK_TREE, {}), null);
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('does not blame the data where no release of that name is carried', async () => {
    const server = await TestServer.start(PULL);
    try {
      const params: ElementPageParams = { release: '../gb921-1.0', key: 'x' };
      assert.equal(await server.request(ELEMENT_PAGE, params), null);
      assert.equal(await server.stop(), 0);
      assert.deepEqual(server.shown, []);
    } finally {
      server.kill();
    }
  });
});
