/** Each limit is documented, and says so where it is met. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CancellationToken, type Connection } from 'vscode-languageserver';
import { completion } from '../../server/features/completion/completion.js';
import { foldingRanges } from '../../server/features/folding.js';
import { formatting } from '../../server/features/formatting.js';
import { frameworkTree } from '../../server/features/framework-tree/tree.js';
import { hover } from '../../server/features/hover.js';
import { documentSymbols } from '../../server/features/symbols.js';
import { FrameworkStore } from '../../server/lsp/frameworks.js';
import { guard } from '../../server/lsp/guard.js';
import { Workspace } from '../../server/lsp/workspace.js';
import { MapDocument } from '../../server/map/document.js';
import { LIMITS } from '../../server/map/limits.js';
import { framework, ROOT } from '../support/framework.js';
import { findingsIn } from '../support/map.js';
import { opened } from '../support/marks.js';
import { tokensIn } from '../support/tokens.js';

const URI = 'file:///1.etom.yaml';
const ORIGIN = { line: 0, character: 0 };
const told = (text: string): string[] => findingsIn(text).map(({ code, message }) => `${code}: ${message}`);
const times = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join('');

describe('the limits', function () {
  this.timeout(60_000);

  it('are in the manual, each with its number', () => {
    const page = readFileSync(path.join(ROOT, 'docs/limits.md'), 'utf8');
    for (const [name, limit] of Object.entries(LIMITS)) {
      const row = page.split('\n').find((line) => line.includes(`| \`${name}\` |`));
      const number = name === 'fileSize' ? `${limit / 2 ** 20} MB` : limit.toLocaleString('en');
      assert.ok(row?.startsWith(`| ${number} `), `${name}: ${number}`);
    }
  });

  it('leave a file unread that is too long, and read it once it is not', () => {
    const start = 'etom: classic\nnote: ';
    const text = start + 'x'.repeat(LIMITS.fileSize - start.length + 1);
    const message = 'This is longer than 10 MB, and so nothing was read';
    assert.deepEqual(told(text), [`yaml-syntax: ${message}`]);
    const { document, map } = opened(text);
    assert.equal(document.blocks.length, 1);
    assert.equal(hover(document, map, ORIGIN), undefined);
    assert.deepEqual(documentSymbols(document), []);
    assert.deepEqual(tokensIn(document, map), []);
    assert.deepEqual(foldingRanges(document), []);
    assert.deepEqual(formatting(document, { tabSize: 2, insertSpaces: true }), []);
    completion(document, map, ORIGIN);
    const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } };
    assert.equal(document.update(2, [{ range, text: '' }]).blocks.length, 2);
  });

  it('leave a file unread that grows too long while it is edited', () => {
    const entry = `  a: { name: "${'x'.repeat(1_000_000)}" }\n`;
    const before = MapDocument.read(URI, 1, `etom: classic\nroles:\n${entry.repeat(10)}`);
    assert.equal(before.blocks.length, 12);
    const end = { line: 11, character: 5 };
    const text = 'y'.repeat(LIMITS.fileSize - 10_000_000);
    const now = before.update(2, [{ range: { start: end, end }, text }]);
    assert.equal(now.blocks.length, 1);
    assert.deepEqual(now, MapDocument.read(URI, 2, now.text));
  });

  it('hold for nesting', () => {
    const nested = (levels: number): string =>
      `etom: classic\nx-deep: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
    assert.deepEqual(told(nested(LIMITS.nesting - 2)), []);
    assert.deepEqual(told(nested(LIMITS.nesting + 2)), [
      'yaml-syntax: This is nested more than 200 levels deep, and so nothing from here on was read',
    ]);
  });

  it('hold for what aliases stand for', () => {
    const list = `[${'a,'.repeat(100)}]`;
    const aliased = (count: number): string =>
      `etom: classic\nx-own: { v: &v ${list}, all: [${'*v,'.repeat(count)}] }\n`;
    assert.deepEqual(told(aliased(90)), []);
    assert.deepEqual(told(aliased(110)), [
      'limit-reached: This alias stands for more than 10,000 values; the rest was not read',
    ]);
    const chain = (length: number): string =>
      `etom: classic\nx-own: [&a0 [a], ${times(length, (at) => `&a${at + 1} [*a${at}], `)}]\n`;
    assert.deepEqual(told(chain(LIMITS.aliasDepth)), []);
    assert.deepEqual(told(chain(LIMITS.aliasDepth + 2)), [
      'limit-reached: This alias stands for more than 10 others inside each other; the rest was not read',
    ]);
  });

  it('hold for syntax errors', () => {
    const errors = told(`etom: classic\n${'- a\n'.repeat(5_000)}`);
    assert.ok(errors.length < LIMITS.syntaxErrors);
    assert.match(errors.at(-1) ?? '', /^yaml-syntax: There are \d+ more syntax errors from here on$/);
  });

  it('hold for the outline', () => {
    const { document } = opened(`etom: classic\nroles:\n${times(6_000, (at) => `  r${at}: R\n`)}`);
    const roles = documentSymbols(document).find(({ name }) => name === 'roles');
    assert.ok(roles?.children && roles.children.length < 6_000);
    assert.ok(roles.children.length >= LIMITS.documentSymbols - 2);
  });

  it('hold for the filter of the framework tree, which tells how many there are', () => {
    const { matches } = frameworkTree(framework('gb921-26.0'), undefined, undefined, { filter: 'm' });
    assert.equal(matches?.shown, LIMITS.treeMatches);
    assert.ok(matches.total > matches.shown);
  });

  it('hold for the files of a workspace', async () => {
    const uris = Array.from({ length: LIMITS.files + 1 }, (_, at) => `file:///maps/${at}.etom.yaml`);
    const host = {
      list: async () => uris,
      read: async () => 'etom: classic\nmap: m\n',
      releaseData: assert.fail,
    };
    const said: string[] = [];
    const store = new FrameworkStore(host, () => {});
    const workspace = new Workspace(
      () => undefined,
      host,
      store,
      () => {},
      (message) => said.push(message),
    );
    await workspace.index(['file:///maps'], () => {});
    assert.equal([...workspace.uris].length, LIMITS.files);
    assert.deepEqual(said, [
      'There are 10,001 process maps in the open folders, and 10,000 of them are read. What only all files show is not told; open fewer folders.',
    ]);
  });

  it('hold for the time that a request may wait', async () => {
    const connection = { console: { error: assert.fail } } as unknown as Connection;
    const waiting = guard(connection, 0.01)(() => new Promise<never>(() => {}));
    await assert.rejects(
      waiting({}, CancellationToken.None),
      /^Error: There was no answer within 0\.01 seconds/,
    );
    assert.equal(await guard(connection)(async () => 7)({}, CancellationToken.None), 7);
  });
});
