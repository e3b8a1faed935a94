import assert from 'node:assert/strict';
import type { FoldingRange } from 'vscode-languageserver-types';
import { foldingRanges } from '../../server/features/folding.js';
import { assertGolden, markedFiles, opened } from '../support/marks.js';

const foldsIn = (text: string, limit?: number): FoldingRange[] => foldingRanges(opened(text).document, limit);

describe('folding', () => {
  for (const { name, text } of markedFiles('folding')) {
    it(`is what ${name} expects`, () => {
      const lines = text.split('\n');
      const told = foldsIn(text).map(
        ({ startLine, endLine, kind }) =>
          `${startLine + 1}-${endLine + 1} ${kind ?? 'region'} ${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}\n`,
      );
      assertGolden('folding', name, told.join(''));
      assert.deepEqual(foldsIn(text.replaceAll('\n', '\r\n')), foldsIn(text));
    });

    it(`lets each line of ${name} start at most one, inside each other or apart`, () => {
      const folds = foldsIn(text);
      assert.equal(new Set(folds.map(({ startLine }) => startLine)).size, folds.length);
      for (const a of folds) {
        for (const b of folds) {
          const isCrossing = a.startLine < b.startLine && b.startLine <= a.endLine && a.endLine < b.endLine;
          assert.ok(!isCrossing, `${JSON.stringify(a)} ${JSON.stringify(b)}`);
        }
      }
    });

    it(`is the same in ${name} after an edit`, () => {
      const { document } = opened(text);
      foldingRanges(document);
      const start = { line: 6, character: 0 };
      const edited = document.update(2, [{ range: { start, end: start }, text: '# more\n' }]);
      assert.deepEqual(foldingRanges(edited), foldsIn(edited.text));
    });
  }

  it('keeps the outermost where a client takes only some', () => {
    const text =
      'roles:\n  a:\n    name: A\n    tags:\n      - a\n  b:\n    name: B\nsystems:\n  c:\n    name: C\n';
    const starts = (limit: number): number[] => foldsIn(text, limit).map(({ startLine }) => startLine);
    assert.deepEqual(starts(100), [0, 1, 3, 5, 7, 8]);
    assert.deepEqual(starts(5), [0, 1, 5, 7, 8]);
    assert.deepEqual(starts(2), [0, 7]);
    assert.deepEqual(starts(0), []);
  });

  it('finds what it can where YAML cannot be read', () => {
    assert.deepEqual(foldsIn(''), []);
    assert.deepEqual(foldsIn('roles:\n  a:\n    name: A\n  b: { name: "\n'), [
      { startLine: 0, endLine: 3 },
      { startLine: 1, endLine: 2 },
    ]);
  });
});
