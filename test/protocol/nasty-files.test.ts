import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Diagnostic, Position } from 'vscode-languageserver-types';
import { PULL, PUSH, TestServer } from '../support/server.js';

/** Longest time for one answer. An idle machine needs a tenth of it. */
const SECONDS = 10;

/** Nine anchors in less than 300 bytes that stand for 9⁹ words. */
const ALIAS_BOMB = `x: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefghi']
  .map((name, index) => `x-${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`)
  .join('')}`;

const NASTY: Readonly<Record<string, readonly [text: string, code: string | undefined]>> = {
  '100,000 open brackets': [`etom: classic\nx-deep: ${'['.repeat(100_000)}`, 'yaml-syntax'],
  '2,000 nested mappings': [
    `etom: classic\nx-deep:\n${Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth + 1)}a:\n`).join('')} b: c\n`,
    'yaml-syntax',
  ],
  'an alias bomb': [`etom: classic\n${ALIAS_BOMB}variants: *i\n`, 'limit-reached'],
  'an alias to itself': ['etom: classic\nvariants: &v [*v, a]\n', undefined],
  '20,000 equal keys': [`etom: classic\nroles:\n${'  a: A\n'.repeat(20_000)}`, 'duplicate-key'],
  '20,000 equal keys at the root': [`etom: classic\n${'note: A\n'.repeat(20_000)}`, 'duplicate-key'],
  '20,000 keys in one mapping': [
    `etom: classic\nx-own:\n${Array.from({ length: 20_000 }, (_, at) => `  k${at}: A\n`).join('')}`,
    undefined,
  ],
  '20,000 lines with syntax errors': [`etom: classic\n${'- a\n'.repeat(20_000)}`, 'yaml-syntax'],
  '10,000 processes of one id': [
    `etom: classic\nprocesses:\n${'  p: { name: P, elements: 1.1.1.5 }\n'.repeat(10_000)}`,
    'duplicate-key',
  ],
  '20,000 comments that suppress nothing': [
    `etom: classic\n${'# etom-disable-next-line unknown-element\n'.repeat(20_000)}`,
    'unused-suppression',
  ],
  'one line of 50 MB': [`etom: classic\nnote: ${'x'.repeat(50 * 2 ** 20)}`, 'yaml-syntax'],
  'ids that turn the direction of writing': [
    'etom: classic\nroles:\n  "a\u202eb": "x\u2066y"\n  \u05e9\u05dc\u05d5\u05dd: \u05e9\u05dc\u05d5\u05dd\n',
    'suspicious-character',
  ],
  NULs: ['etom: classic\nprocesses:\n  p\0: { name: "a\0b", elements: \0 }\n\0\0\0', undefined],
  'lone surrogates': ['etom: classic\nroles:\n  \ud800: "\udfff"\n  lead: \ud83d\n', undefined],
  'one line of a million letters': [`etom: classic\nnote: ${'x'.repeat(1_000_000)}`, undefined],
  'a long line of brackets, quotes and numbers': [
    `etom: classic\nnote: ${`[{"'#,: - `.repeat(20_000)}`,
    undefined,
  ],
  'an open quote at the top': [`etom: "classic\n${'roles: { a: A }\n'.repeat(5_000)}`, undefined],
  'lone CRs': ['etom: classic\rprocesses:\r  p: { name: P }\r', undefined],
  'many documents': [`etom: classic\n${'---\na: b\n'.repeat(5_000)}`, 'multiple-documents'],
};

describe('a nasty file', function () {
  this.timeout(90_000);
  let pull: TestServer;
  let push: TestServer;
  before(async () => {
    pull = await TestServer.start(PULL);
    push = await TestServer.start(PUSH);
  });
  after(() => {
    pull.kill();
    push.kill();
  });

  const judge = (diagnostics: readonly Diagnostic[], code: string | undefined): void => {
    assert.ok(diagnostics.length <= 1000, `${diagnostics.length} findings`);
    if (code)
      assert.ok(
        diagnostics.some((diagnostic) => diagnostic.code === code),
        `no ${code}`,
      );
    for (const { message } of diagnostics) assert.ok(String(message).length <= 300, String(message));
  };

  for (const [name, [text, code]] of Object.entries(NASTY)) {
    it(`of ${name} is answered within seconds`, async () => {
      const document = await pull.open(text);
      const ask = async <R>(method: string, position?: Position, more?: object): Promise<R> => {
        const started = performance.now();
        const answer = await document.ask<R>(`textDocument/${method}`, position, more);
        const taken = (performance.now() - started) / 1000;
        assert.ok(taken < SECONDS, `${method} took ${taken.toFixed(1)} s`);
        return answer;
      };
      judge((await ask<FullDocumentDiagnosticReport>('diagnostic')).items, code);
      const lines = text.split(/\r\n|\n|\r/);
      const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      for (const position of [{ line: 1, character: 3 }, end]) {
        await ask('hover', position);
        await ask('completion', position);
      }
      await ask('documentSymbol');
      const range = { start: { line: 0, character: 0 }, end };
      await ask('codeAction', undefined, { range, context: { diagnostics: [] } });
      await document.edit({ range: { start: end, end }, text: ' ' });
      await ask('diagnostic');
      await document.close();
    });
  }

  for (const name of ['100,000 open brackets', 'an alias bomb', '20,000 equal keys']) {
    it(`of ${name} is answered to a client that is given diagnostics`, async () => {
      const [text = '', code] = NASTY[name] ?? [];
      const document = await push.open(text);
      judge((await push.publication(document.uri, 1)).diagnostics, code);
      await document.close();
    });
  }

  it('leaves the server in good health', async () => {
    for (const server of [pull, push]) {
      const document = await server.open('etom: classic\n');
      assert.ok(await document.ask('textDocument/hover', { line: 0, character: 1 }));
      assert.equal(await server.stop(), 0);
    }
  });
});
