import assert from 'node:assert/strict';
import type {
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  UnchangedDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-types';
import { repository } from '../../package.json';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer } from '../support/server.js';

const GOOD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';
const BAD = 'etom: classic\nprocesses:\n  p: { name: P, elements: 9.9.9 }\n';

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

describe('diagnostics', function () {
  this.timeout(60_000);

  describe('of a client that asks', () => {
    let server: TestServer;
    before(async () => {
      server = await TestServer.start(PULL);
    });
    after(() => server.kill());

    const ask = (document: OpenDocument, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      document.ask('textDocument/diagnostic', undefined, { previousResultId });
    const full = async (document: OpenDocument): Promise<FullDocumentDiagnosticReport> => {
      const report = await ask(document);
      assert.equal(report.kind, 'full');
      return report as FullDocumentDiagnosticReport;
    };

    it('come with a range, a code, a link and a source', async () => {
      const document = await server.open(BAD);
      const { items } = await full(document);
      const [diagnostic] = items;
      assert.equal(items.length, 1);
      assert.deepEqual(diagnostic?.range, document.rangeOf('9.9.9'));
      assert.equal(diagnostic?.severity, 1);
      assert.equal(diagnostic?.code, 'unknown-element');
      assert.equal(diagnostic?.source, 'etom');
      assert.equal(
        diagnostic?.codeDescription?.href,
        `${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules/unknown-element.md`,
      );
      assert.match(String(diagnostic?.message), /9\.9\.9/);
    });

    it('are unchanged until the document changes', async () => {
      const document = await server.open(BAD);
      const { resultId } = await full(document);
      assert.ok(resultId);
      const again = (await ask(document, resultId)) as UnchangedDocumentDiagnosticReport;
      assert.deepEqual(again, { kind: 'unchanged', resultId });
      await document.replace('9.9.9', '1.1.1.5');
      const after = (await ask(document, resultId)) as FullDocumentDiagnosticReport;
      assert.equal(after.kind, 'full');
      assert.notEqual(after.resultId, resultId);
      assert.deepEqual(after.items, []);
      await document.replace('1.1.1.5', '9.9.9');
      const back = (await ask(document, after.resultId)) as FullDocumentDiagnosticReport;
      assert.deepEqual(codes(back.items), ['unknown-element']);
      assert.equal(back.resultId, resultId, 'an id stands for the findings, whatever the version');
    });

    it('are those of the document asked for, whatever id is sent', async () => {
      const [good, bad] = [await server.open(GOOD), await server.open(BAD)];
      const { resultId } = await full(good);
      assert.deepEqual(codes(((await ask(bad, resultId)) as FullDocumentDiagnosticReport).items), [
        'unknown-element',
      ]);
      const stranger = (await ask(good, 'never given')) as FullDocumentDiagnosticReport;
      assert.equal(stranger.kind, 'full');
    });

    it('follow edits of a part of the text', async () => {
      const document = await server.open(GOOD);
      // Two edits in one notification: the second counts from what the first left.
      await document.edit(
        { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: '  # ä 😀\n' },
        { range: { start: { line: 3, character: 26 }, end: { line: 3, character: 33 } }, text: '9.9' },
      );
      assert.equal(document.text, 'etom: classic\nprocesses:\n  # ä 😀\n  p: { name: P, elements: 9.9 }\n');
      const { items } = await full(document);
      assert.deepEqual(
        items.map(({ range }) => range),
        [document.rangeOf('9.9')],
      );
    });

    it('are none of a document that was closed', async () => {
      const document = await server.open(BAD);
      const { resultId } = await full(document);
      await document.close();
      assert.deepEqual(await ask(document, resultId), { kind: 'full', items: [] });
    });

    it('are never pushed as well', async () => {
      const document = await server.open(BAD);
      await full(document);
      await document.close();
      await full(document);
      assert.deepEqual(server.published, []);
    });

    it('change with the release', async () => {
      const document = await server.open(
        'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 Order Handling }\n',
      );
      assert.deepEqual((await full(document)).items, []);
      await document.replace('classic', 'gb921-25.5');
      const { items } = await full(document);
      assert.equal(items.length, 1, JSON.stringify(codes(items)));
      assert.deepEqual(
        items[0]?.range.start.line,
        2,
        'in this release the id and the name are of two elements',
      );
      await document.replace('gb921-25.5', 'v26.0');
      assert.equal((await full(document)).items.length, 1);
      await document.replace('v26.0', 'classic');
      assert.deepEqual((await full(document)).items, []);
    });

    it('name a release that nobody knows, and leave the elements alone', async () => {
      const document = await server.open(BAD.replace('classic', 'clasic'));
      const { items } = await full(document);
      assert.deepEqual(codes(items), ['unknown-release']);
      assert.match(String(items[0]?.message), /classic/);
      await document.replace('clasic', 'classic');
      assert.deepEqual(codes((await full(document)).items), ['unknown-element']);
    });
  });

  describe('of a client that is given them', () => {
    let server: TestServer;
    before(async () => {
      server = await TestServer.start(PUSH);
    });
    after(() => server.kill());

    it('come with the version of the document, again after each edit', async () => {
      const document = await server.open(BAD);
      assert.deepEqual(codes((await server.publication(document.uri, 1)).diagnostics), ['unknown-element']);
      const fixed = await document.replace('9.9.9', '1.1.1.5');
      assert.deepEqual((await server.publication(document.uri, fixed)).diagnostics, []);
      const broken = await document.replace('name', 'nam');
      assert.ok(codes((await server.publication(document.uri, broken)).diagnostics).includes('unknown-key'));
    });

    it('are taken back when the document is closed', async () => {
      const document = await server.open(BAD);
      await server.publication(document.uri, 1);
      await document.close();
      const last = () => server.published.filter(({ uri }) => uri === document.uri).at(-1);
      await server.until(
        () => last()?.diagnostics.length === 0,
        'the empty diagnostics of a closed document',
      );
    });

    it('are never those of a version that has gone', async () => {
      const document = await server.open(BAD);
      /** Of each version, what must be found. */
      const expected = new Map([[1, true]]);
      for (let round = 0; round < 40; round++) {
        const isBad = document.text.includes('9.9.9');
        const version = await document.replace(isBad ? '9.9.9' : '1.1.1.5', isBad ? '1.1.1.5' : '9.9.9');
        expected.set(version, !isBad);
        // Now and then the server gets the time to answer.
        if (round % 7 === 0) await server.publication(document.uri, version);
      }
      await server.publication(document.uri, document.version);
      const published = server.published.filter(({ uri }) => uri === document.uri);
      let newest = 0;
      for (const { version = 0, diagnostics } of published) {
        assert.ok(version > newest, `version ${version} came after ${newest}`);
        newest = version;
        assert.equal(diagnostics.length > 0, expected.get(version), `the diagnostics of version ${version}`);
      }
      assert.equal(newest, document.version);
    });

    it('do not come back after a document was closed at once', async () => {
      const document = await server.open(BAD.replace('classic', 'gb921-24.5'));
      await document.close();
      // The other document is published after all that was due for the closed one.
      const other = await server.open(BAD.replace('classic', 'gb921-24.5'));
      await server.publication(other.uri, 1);
      const mine = server.published.filter(({ uri }) => uri === document.uri);
      assert.deepEqual(mine.at(-1)?.diagnostics ?? [], []);
    });
  });
});
