import assert from 'node:assert/strict';
import {
  SEMANTIC_TOKENS_LEGEND,
  semanticTokens,
  type Token,
  tokensIn,
} from '../../server/features/semantic-tokens.js';
import { markedFiles, opened, wordsAt } from '../support/marks.js';

/** What a client makes of the encoded tokens. */
function decode(data: readonly number[]): Token[] {
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const modifiers = SEMANTIC_TOKENS_LEGEND.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    tokens.push({
      range: { start: { line, character }, end: { line, character: character + length } },
      type: SEMANTIC_TOKENS_LEGEND.tokenTypes[type] as Token['type'],
      modifiers: modifiers as Token['modifiers'][number][],
    });
  }
  return tokens;
}

describe('semantic tokens', () => {
  for (const { name, text, marks } of markedFiles('semantic-tokens')) {
    it(`are what ${name} expects`, () => {
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const { document, map } = opened(source);
        const told = tokensIn(document, map).map(
          ({ range, type, modifiers }) =>
            `${range.start.line + 1} ${wordsAt(source, range)}: ${[type, ...modifiers].join(' ')}`,
        );
        const wanted = marks.map(
          ({ range, says }) => `${range.start.line + 1} ${wordsAt(source, range)}: ${says}`,
        );
        assert.deepEqual(told, wanted);
      }
    });

    it(`are encoded so that a client reads them again in ${name}`, () => {
      const { document, map } = opened(text);
      const { data } = semanticTokens(document, map);
      assert.deepEqual(decode(data), tokensIn(document, map));
      assert.ok(data.every((number) => Number.isInteger(number) && number >= 0));
    });

    it(`of a range are those of the whole in ${name}`, () => {
      const { document, map } = opened(text);
      const range = { start: { line: 20, character: 0 }, end: { line: 45, character: 3 } };
      const wanted = tokensIn(document, map).filter(
        ({ range: { start } }) => start.line >= 20 && start.line <= 45,
      );
      assert.ok(wanted.length > 5);
      assert.deepEqual(decode(semanticTokens(document, map, range).data), wanted);
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
});
