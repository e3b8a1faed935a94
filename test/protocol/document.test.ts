/** What a client gets of one document, beside findings, hovers and completions. */
import assert from 'node:assert/strict';
import type { InitializeResult } from 'vscode-languageserver-protocol';
import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  InlayHint,
  MarkupContent,
  Position,
  SelectionRange,
  SemanticTokens,
  TextEdit,
} from 'vscode-languageserver-types';
import { SHOW_REFERENCES, type ShowReferences } from '../../server/protocol.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, TestServer } from '../support/server.js';

const TEXT = `etom: classic
roles:
  lead: Head of Orders
processes:
  orders:
    name: Orders
    owner: lead
    elements:
      - 1.1.1.5
    links:
      - { href: orders.md, title: How we do it }
  bills: { name:   Bills, owner: lead, elements: [1.1.1.6] }   
`;
const START: Position = { line: 0, character: 0 };

describe('of a document a client gets', function () {
  this.timeout(60_000);
  let server: TestServer;
  let legend: readonly string[];
  let document: OpenDocument;
  before(async () => {
    server = TestServer.spawn();
    const { capabilities }: InitializeResult = await server.initialize(PULL);
    legend = capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    document = await server.open(TEXT);
  });
  after(() => server.kill());

  const wordsAt = ({ range: { start, end } }: { range: { start: Position; end: Position } }): string =>
    (document.text.split('\n')[start.line] ?? '').slice(start.character, end.character);

  it('the places that name the same thing', async () => {
    const { start } = document.rangeOf('lead');
    const places = await document.ask<DocumentHighlight[]>('textDocument/documentHighlight', start);
    assert.deepEqual(
      places.map((place) => [place.range.start.line, wordsAt(place), place.kind]),
      [
        [2, 'lead', 3],
        [6, 'lead', 2],
        [11, 'lead', 2],
      ],
    );
  });

  it('what can be folded', async () => {
    const ranges = await document.ask<FoldingRange[]>('textDocument/foldingRange');
    const lines = ranges.map(({ startLine, endLine }) => [startLine, endLine]);
    assert.deepEqual(
      lines.find(([line]) => line === 3),
      [3, 11],
    );
    assert.deepEqual(
      lines.find(([line]) => line === 4),
      [4, 10],
    );
  });

  it('what selection grows to, from each of several places', async () => {
    const positions = [document.rangeOf('lead').start, document.rangeOf('1.1.1.6').start];
    const chains = await document.ask<SelectionRange[]>('textDocument/selectionRange', undefined, {
      positions,
    });
    assert.deepEqual(chains.map(wordsAt), ['lead', '1.1.1.6']);
    for (let range: SelectionRange | undefined = chains[1]; range?.parent; range = range.parent) {
      const [inner, outer] = [range.range, range.parent.range];
      assert.ok(outer.start.line <= inner.start.line && outer.end.line >= inner.end.line);
    }
  });

  it('the kinds of its words, of all of them or of some lines', async () => {
    const tokensOf = ({ data }: SemanticTokens): string[] => {
      let [line, character] = [0, 0];
      return Array.from({ length: data.length / 5 }, (_, index) => {
        const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(5 * index, 5 * index + 5);
        line += lines;
        character = lines > 0 ? characters : character + characters;
        const end = { line, character: character + length };
        return `${line} ${wordsAt({ range: { start: { line, character }, end } })}: ${legend[type]}`;
      });
    };
    const all = tokensOf(await document.ask<SemanticTokens>('textDocument/semanticTokens/full'));
    assert.ok(all.includes('8 1.1.1.5: class'), all.join('\n'));
    const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
    const some = await document.ask<SemanticTokens>('textDocument/semanticTokens/range', undefined, {
      range,
    });
    assert.deepEqual(tokensOf(some), ['8 1.1.1.5: class']);
  });

  it('its links', async () => {
    const [link, ...others] = await document.ask<DocumentLink[]>('textDocument/documentLink');
    assert.equal(link && wordsAt(link), 'orders.md');
    assert.equal(link?.target, new URL('orders.md', document.uri).href);
    assert.deepEqual(others, []);
  });

  it('the edits that tidy all of it, or some lines', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await document.ask<TextEdit[]>('textDocument/formatting', undefined, { options });
    assert.deepEqual(
      edits.map(({ range: { start, end }, newText }) => [
        start.line,
        end.character - start.character,
        newText,
      ]),
      [
        [11, 2, ''],
        [11, 3, ''],
      ],
    );
    const range = { start: START, end: { line: 5, character: 0 } };
    const more = { options, range };
    assert.deepEqual(await document.ask('textDocument/rangeFormatting', undefined, more), []);
    const last = { start: { line: 11, character: 0 }, end: { line: 12, character: 0 } };
    const there = await document.ask('textDocument/rangeFormatting', undefined, { options, range: last });
    assert.deepEqual(there, edits);
  });

  it('the names behind ids, and what is known of them', async () => {
    const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
    const [hint, ...others] = await document.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range });
    assert.ok(hint);
    assert.deepEqual(others, []);
    assert.match(JSON.stringify(hint.label), /Order Handling/);
    assert.deepEqual(hint.position, document.rangeOf('1.1.1.5').end);
    const { tooltip } = await server.request<InlayHint>('inlayHint/resolve', hint);
    assert.match((tooltip as MarkupContent).value, /1\.1\.1\.5 Order Handling/);
  });

  it('how often each thing is referred to, counted when it is shown', async () => {
    const lenses = await document.ask<CodeLens[]>('textDocument/codeLens');
    const lens = lenses.find(({ range }) => range.start.line === 2);
    assert.ok(lens && lens.command === undefined);
    const { command } = await server.request<CodeLens>('codeLens/resolve', lens);
    assert.deepEqual([command?.title, command?.command], ['2 references', SHOW_REFERENCES]);
    const [shown] = (command?.arguments ?? []) as ShowReferences[];
    assert.deepEqual(
      shown?.locations.map(({ range }) => range.start.line),
      [6, 11],
    );
  });
});

describe('the settings of a client', function () {
  this.timeout(60_000);

  it('turn off inlay hints and code lenses, and have the client ask for them again', async () => {
    const refreshSupport = true;
    const workspace = { configuration: true, inlayHint: { refreshSupport }, codeLens: { refreshSupport } };
    const server = await TestServer.start({ ...PULL, workspace });
    try {
      const document = await server.open(TEXT);
      const range = document.rangeOf(TEXT);
      const count = async (): Promise<[number, number]> => [
        (await document.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range })).length,
        (await document.ask<CodeLens[]>('textDocument/codeLens')).length,
      ];
      const [hints, lenses] = await count();
      assert.ok(hints > 0 && lenses > 0);
      const refreshes = ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh'];
      await server.until(
        () => refreshes.every((method) => server.timesAsked(method) === 1),
        'the first settings',
      );
      server.answers.set('workspace/configuration', () => [{ inlayHints: false, codeLens: false }]);
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await server.until(() => refreshes.every((method) => server.timesAsked(method) === 2), 'the refresh');
      assert.deepEqual(await count(), [0, 0]);
    } finally {
      server.kill();
    }
  });
});
