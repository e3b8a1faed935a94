import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { shorten } from '../../server/features/markdown.js';
import { selectionRanges } from '../../server/features/selection-ranges.js';
import { touches } from '../../server/map/range.js';
import { assertGolden, markedFiles, opened, wordsAt } from '../support/marks.js';

/** A selection and those around it, the innermost first. */
function chainOf(selection: SelectionRange | undefined): SelectionRange[] {
  return selection ? [selection, ...chainOf(selection.parent)] : [];
}

describe('selection ranges', () => {
  for (const { name, text, marks } of markedFiles('selection-ranges')) {
    it(`are what ${name} expects`, () => {
      const told = (source: string): string => {
        const { document } = opened(source);
        const selections = selectionRanges(
          document,
          marks.map(({ range }) => range.start),
        );
        return selections
          .map((selection, index) => {
            const { line = 0, character = 0 } = marks[index]?.range.start ?? {};
            const lines = chainOf(selection).map(({ range }) => `  ${shorten(wordsAt(source, range), 70)}`);
            return `${line + 1}:${character + 1} ${marks[index]?.says}\n${lines.join('\n')}\n`;
          })
          .join('');
      };
      assertGolden('selection-ranges', name, told(text));
      assert.equal(told(text.replaceAll('\n', '\r\n')), told(text));
    });

    it(`each hold the one inside them in ${name}`, () => {
      const { document } = opened(text);
      for (const [line, words] of text.split('\n').entries()) {
        for (let character = 0; character <= words.length; character += 3) {
          const position = { line, character };
          const chain = chainOf(selectionRanges(document, [position])[0]);
          for (const [index, { range }] of chain.entries()) {
            assert.ok(touches(range, position));
            const around = chain[index + 1]?.range ?? range;
            assert.ok(touches(around, range.start) && touches(around, range.end));
          }
        }
      }
    });
  }

  it('answer for each position, in the order that was asked for', () => {
    const { document } = opened('etom: classic\nroles: { a: A }\n');
    const at = (line: number, character: number) => ({ line, character });
    const selections = selectionRanges(document, [at(1, 12), at(0, 0), at(99, 0)]);
    assert.deepEqual(
      selections.map(({ range }) => wordsAt(document.text, range).slice(0, 8)),
      ['A', 'etom', ''],
    );
  });

  it('answer in an empty file and where YAML cannot be read', () => {
    for (const text of ['', '\n', 'etom', 'roles: { a: "', '- a\n- b', '*x']) {
      const { document } = opened(text);
      const [selection] = selectionRanges(document, [{ line: 0, character: 1 }]);
      assert.ok(selection, text);
    }
  });
});
