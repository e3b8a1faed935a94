import assert from 'node:assert/strict';
import { semanticTokens } from '../../server/features/semantic-tokens.js';
import { MapDocument } from '../../server/map/document.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';
import { markedFiles, opened, wordsAt } from '../support/marks.js';
import { type Token, tokensIn } from '../support/tokens.js';

const tell =
  (text: string) =>
  ({ range, says }: Token): string =>
    `${range.start.line + 1} ${wordsAt(text, range)}: ${says}`;

describe('semantic tokens', () => {
  for (const { name, text, marks } of markedFiles('semantic-tokens')) {
    it(`are what ${name} expects`, () => {
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const { document, map } = opened(source);
        const told = tokensIn(document, map).map(tell(source));
        const wanted = marks.map(tell(source));
        assert.deepEqual(told, wanted);
      }
    });

    it(`of a range are those of the whole in ${name}`, () => {
      const { document, map } = opened(text);
      const range = { start: { line: 20, character: 0 }, end: { line: 45, character: 3 } };
      const wanted = tokensIn(document, map).filter(
        ({ range: { start } }) => start.line >= 20 && start.line <= 45,
      );
      assert.ok(wanted.length > 5);
      assert.deepEqual(tokensIn(document, map, range), wanted);
    });
  }

  it('know what another file of the map declares, and rest where the release is not known', () => {
    const { document, map } = opened(
      'roles: { a: A }\nprocesses: { p: { name: P, owner: a, elements: [1.1.1.5] } }\n',
    );
    assert.deepEqual(
      tokensIn(document, map).map(({ range }) => wordsAt(document.text, range)),
      ['a', 'p', 'a'],
    );
  });

  it('come to an end where processes are inside each other by name', () => {
    const text =
      'etom: classic\nprocesses:\n  a:\n    name: A\n    processes:\n      b:\n        name: B\n        processes: { a: { name: C } }\n  b: { name: D, processes: { a: { name: E } } }\n';
    const { document, map } = opened(text);
    assert.equal(tokensIn(document, map).length, 5);
  });

  it('are what they are in a map that is read afresh, after any edit', () => {
    const text =
      'etom: classic\nroles:\n  lead: A\nprocesses:\n  a: { name: A, owner: lead, elements: [1.1.1.5, 2.1] }\n  b: { name: B, replaces: a }\nextensions:\n  2.1: Meter reading\n';
    const changes: readonly (readonly [from: string, to: string])[] = [
      ['lead: A', 'boss: A'],
      ['name: A, owner', 'name: A, status: retired, owner'],
      ['2.1: Meter', '2.2: Meter'],
      ['etom: classic', 'etom: gb921-26.0'],
      ['  b: ', '\n  b: '],
      ['status: retired, ', ''],
    ];
    let { document, map } = opened(text);
    tokensIn(document, map);
    for (const [from, to] of changes) {
      const after = document.text.replace(from, to);
      assert.notEqual(after, document.text);
      document = document.update(document.version + 1, [{ text: after }]);
      map = new ProcessMap([document], frameworks, true, map);
      const fresh = MapDocument.read(document.uri, 1, after);
      const wanted = semanticTokens(fresh, new ProcessMap([fresh], frameworks, true));
      assert.deepEqual(semanticTokens(document, map), wanted, `${from} → ${to}`);
    }
  });
});
