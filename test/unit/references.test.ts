import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { documentHighlights } from '../../server/features/document-highlight.js';
import { occurrenceAt, occurrences } from '../../server/features/occurrences.js';
import { references } from '../../server/features/references.js';
import type { MapDocument } from '../../server/map/document.js';
import type { Position } from '../../server/map/range.js';
import { cursorOf, type Fixture, fixturesIn, only, placeLines } from '../support/fixture.js';
import { readMap } from '../support/map.js';

const WORDS = {
  [DocumentHighlightKind.Text]: 'text',
  [DocumentHighlightKind.Read]: 'reference',
  [DocumentHighlightKind.Write]: 'declaration',
};

/** The cursor, and the start, the middle and the end of everything that is marked. */
function positionsIn({ map, marks, ...fixture }: Fixture): [document: MapDocument, position: Position][] {
  const { document, position } = cursorOf({ map, marks, ...fixture });
  const marked = marks.flatMap(({ uri, range: { start, end } }) => {
    const middle = { line: start.line, character: (start.character + end.character) >> 1 };
    const found = map.documents.find((one) => one.uri === uri);
    assert.ok(found);
    return [start, middle, end].map((each): [MapDocument, Position] => [found, each]);
  });
  return [[document, position], ...marked];
}

for (const eol of ['\n', '\r\n']) {
  describe(`references and highlights${eol === '\n' ? '' : ' with CRLF'}`, () => {
    for (const fixture of fixturesIn('references', eol)) {
      const { title, map, marks } = fixture;
      const wanted = placeLines(marks);

      it(`finds ${title}`, () => {
        for (const [document, position] of positionsIn(fixture)) {
          const here = occurrenceAt(document, map, position);
          assert.ok(here, `nothing at ${JSON.stringify(position)}`);
          const found = occurrences(map, here.thing).map(({ range, isDeclaration, ...each }) => ({
            uri: each.document.uri,
            range,
            says: isDeclaration ? 'declaration' : 'reference',
          }));
          assert.deepEqual(placeLines(found), wanted);

          const all = references(document, map, position, true).map((place) => ({ ...place, says: '' }));
          assert.deepEqual(placeLines(all), placeLines(marks.map((mark) => ({ ...mark, says: '' }))));
          const uses = references(document, map, position, false).map((place) => ({
            ...place,
            says: 'reference',
          }));
          assert.deepEqual(
            placeLines(uses),
            wanted.filter((line) => line.endsWith('reference')),
          );

          const { uri } = document;
          const highlights = documentHighlights(document, map, position).map(({ range, kind = 1 }) => ({
            uri,
            range,
            says: WORDS[kind],
          }));
          assert.deepEqual(placeLines(highlights), placeLines(marks.filter((mark) => mark.uri === uri)));
        }
      });
    }
  });
}

describe('occurrences', () => {
  const TEXT = `etom: classic
roles: { lead: &n Head }
processes:
  p: { name: *n, owner: &lead lead, informed: *lead, elements: [9.9.9, Fulfillment ] }
  # lead
x-own: lead
tags: [lead]
`;
  const at = (words: string, offset = 0) => {
    const map = readMap(TEXT);
    const line = TEXT.split('\n').findIndex((text) => text.includes(words));
    const character = (TEXT.split('\n')[line] ?? '').indexOf(words) + offset;
    return occurrenceAt(only(map), map, { line, character });
  };

  it('are not in keys of the format, free text, comments, aliases and unknown elements', () => {
    for (const words of [
      'owner',
      'roles',
      'Head',
      '*lead',
      '*n',
      '9.9.9',
      '# lead',
      'x-own',
      'lead]',
      'classic',
    ]) {
      assert.equal(at(words, 1), undefined, words);
    }
    assert.equal(at('x-own: lead', 8), undefined);
    assert.equal(at('lead lead', 6)?.thing.kind, 'role');
    assert.equal(at('Fulfillment ', 11)?.thing.kind, 'element');
    assert.equal(at('Fulfillment ', 12), undefined, 'the space behind it');
  });

  it('are nothing outside of the text', () => {
    const map = readMap('');
    assert.equal(occurrenceAt(only(map), map, { line: 3, character: 3 }), undefined);
    assert.deepEqual(references(only(map), map, { line: 0, character: 0 }, true), []);
    assert.deepEqual(documentHighlights(only(map), map, { line: 0, character: 0 }), []);
  });

  it('of a plain id that two processes have are those of the first', () => {
    const map = readMap(`etom: classic
processes:
  a: { name: A, processes: { b: { name: B } } }
  c: { name: C, processes: { b: { name: B } }, replaces: [b, c/b] }
`);
    const inA = references(only(map), map, { line: 2, character: 29 }, true);
    const inC = references(only(map), map, { line: 3, character: 29 }, true);
    assert.deepEqual(
      [inA, inC].map((places) => places.map(({ range }) => `${range.start.line}:${range.start.character}`)),
      [
        ['2:29', '3:58'],
        ['3:29', '3:63'],
      ],
    );
  });
});
