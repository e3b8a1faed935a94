import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver-types';
import { quoteActions } from '../../server/features/quote.js';
import {
  actionsGolden,
  assertGolden,
  edited,
  editsOf,
  markedFiles,
  opened,
  sayings,
} from '../support/marks.js';

describe('quotes', () => {
  for (const file of markedFiles('quote')) {
    it(`are put and removed as ${file.name} expects`, () => {
      assertGolden(
        'quote',
        file.name,
        actionsGolden(file, (document, _map, range) => quoteActions(document, range)),
      );
    });

    it(`change nothing that ${file.name} says, and come and go`, () => {
      for (const text of [file.text, file.text.replaceAll('\n', '\r\n')]) {
        const { document } = opened(text);
        for (const { range } of file.marks) {
          for (const action of quoteActions(document, range)) {
            assert.equal(action.kind, CodeActionKind.RefactorRewrite);
            const after = edited(text, editsOf(action));
            assert.deepEqual(sayings(after), sayings(text));
            const again = quoteActions(opened(after).document, range);
            if (action.title === 'Remove the quotes') assert.equal(again[0]?.title, 'Put in quotes');
          }
        }
      }
    });
  }

  it('are not offered where YAML cannot be read', () => {
    const { document } = opened('etom: classic\nroles: { a: b, c: "\n');
    const at = { line: 1, character: 13 };
    assert.deepEqual(quoteActions(document, { start: at, end: at }), []);
  });
});
