import assert from 'node:assert/strict';
import type { InlayHint } from 'vscode-languageserver-types';
import { hintedElement, inlayHints, resolveInlayHint } from '../../server/features/inlay-hints.js';
import { framework } from '../support/framework.js';
import { edited, markedFiles, opened, sayings, wholeOf } from '../support/marks.js';

const wordsOf = ({ label }: InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

const tell = (hint: InlayHint): string =>
  `${hint.position.line + 1}:${hint.position.character + 1} ${wordsOf(hint)}`;

const hintsIn = (text: string): InlayHint[] => {
  const { document, map } = opened(text);
  return inlayHints(document, map, wholeOf(text));
};

const HEAD = 'etom: classic\nprocesses:\n  p:\n    name: P\n    elements:';

describe('inlay hints', () => {
  for (const { name, text, marks } of markedFiles('inlay-hints')) {
    it(`say what ${name} expects`, () => {
      const wanted = marks.map(
        ({ range: { end }, says }) => `${end.line + 1}:${end.character + 1} ${JSON.parse(says)}`,
      );
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const hints = hintsIn(source);
        assert.deepEqual(hints.map(tell).sort(), wanted.sort());
        assert.ok(hints.every(({ paddingLeft }) => paddingLeft));
      }
    });

    it(`write id and name where they are accepted in ${name}`, () => {
      const edits = hintsIn(text).flatMap(({ textEdits }) => textEdits ?? []);
      assert.notEqual(edits.length, 0);
      const after = edited(text, edits);
      const left = hintsIn(after).filter(({ textEdits }) => textEdits);
      assert.deepEqual(left.map(tell), []);
      assert.equal(sayings(after).length, sayings(text).length);
    });
  }

  it('are only those of the range that was asked for', () => {
    const items = Array.from({ length: 30 }, () => '      - 1.1.1.5\n').join('');
    const text = `${HEAD}\n${items}  q:\n    name: Q\n    elements:\n${items}`;
    const { document, map } = opened(text);
    const hints = inlayHints(document, map, {
      start: { line: 10, character: 0 },
      end: { line: 12, character: 0 },
    });
    assert.deepEqual([...new Set(hints.map(({ position }) => position.line))], [10, 11]);
  });

  it('lead from a name to its declaration, also in another file', () => {
    const { document, map } = opened(
      'etom: classic\nroles: { a: Lead }\nprocesses: { p: { name: P, owner: a } }\n',
    );
    const [hint] = inlayHints(document, map, wholeOf(document.text));
    assert.deepEqual(hint?.label, [
      {
        value: 'Lead',
        location: {
          uri: 'file:///1.etom.yaml',
          range: { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } },
        },
      },
    ]);
  });

  it('tell of an element once they are looked at', () => {
    const [hint] = hintsIn(`${HEAD} [1.1.1.5]\n`);
    assert.ok(hint);
    assert.equal(hint.tooltip, undefined);
    assert.equal(hintedElement(hint)?.release, 'classic');
    const { tooltip } = resolveInlayHint(hint, framework());
    assert.ok(typeof tooltip === 'object' && tooltip.value.includes('**1.1.1.5 Order Handling**'));
    assert.equal(resolveInlayHint(hint, undefined).tooltip, undefined);
  });

  it('tell of an extension at once', () => {
    const [hint] = hintsIn(`${HEAD} [2.1]\nextensions:\n  2.1: { name: Meter *reading* }\n`);
    assert.ok(hint && typeof hint.tooltip === 'object');
    assert.ok(hint.tooltip.value.includes('Meter \\*reading\\*'));
  });

  it('are on one line and not long', () => {
    const [hint] = hintsIn(
      `etom: classic\nroles: { a: "${'long '.repeat(60)}\\n#" }\ngaps: { owner: a, element: x }\n`,
    );
    assert.ok(hint && wordsOf(hint).length <= 100 && !wordsOf(hint).includes('\n'));
  });

  it('rest without a release', () => {
    assert.deepEqual(hintsIn('processes:\n  p: { name: P, elements: [1.1.1.5] }\n'), []);
  });
});
