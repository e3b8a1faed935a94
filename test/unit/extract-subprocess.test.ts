import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver-types';
import { extractSubprocess } from '../../server/features/process-edits/extract-subprocess.js';
import { pathOf } from '../../server/map/facts.js';
import { findingsIn } from '../support/map.js';
import {
  actionsGolden,
  assertGolden,
  edited,
  editsOf,
  markedFiles,
  opened,
  sayings,
} from '../support/marks.js';

/** Each process with what it claims. */
const claimsIn = (text: string): Map<string, string[]> => {
  const { map } = opened(text);
  const claims = new Map<string, string[]>();
  for (const { item } of map.declared('process')) claims.set(pathOf(item), [item.name?.text ?? '']);
  for (const { item } of map.located(({ facts }) => facts.elements)) {
    if (item.by?.kind !== 'process') continue;
    claims.get(pathOf(item.by))?.push(map.catalogue?.element(item.text.text)?.key ?? '?');
  }
  return claims;
};

describe('making a subprocess of a mapping', () => {
  for (const file of markedFiles('extract-subprocess')) {
    it(`does what ${file.name} expects`, () => {
      assertGolden('extract-subprocess', file.name, actionsGolden(file, extractSubprocess));
    });

    for (const [lines, text] of [
      ['LF', file.text],
      ['CRLF', file.text.replaceAll('\n', '\r\n')],
    ] as const) {
      it(`adds one process and changes nothing else in ${file.name} with ${lines}`, () => {
        const { document, map } = opened(text);
        const before = claimsIn(text);
        let count = 0;
        for (const { range } of file.marks) {
          for (const action of extractSubprocess(document, map, range)) {
            count++;
            assert.equal(action.kind, CodeActionKind.RefactorExtract);
            const after = edited(text, editsOf(action));
            assert.doesNotMatch(after, lines === 'LF' ? /\r/ : /[^\r]\n/);
            const claims = claimsIn(after);
            const added = [...claims].filter(([path]) => !before.has(path));
            assert.equal(added.length, 1, after);
            assert.equal(added[0]?.[1].length, 2, 'it has a name and one element');
            for (const [path] of added) claims.delete(path);
            assert.deepEqual(claims, before);
            const problems = (whole: string) => sayings(whole).filter((saying) => !saying.startsWith('['));
            assert.deepEqual(problems(after), problems(text));
            const comments = (whole: string): string[] => whole.match(/#.*/g) ?? [];
            assert.deepEqual(comments(after).sort(), comments(text).sort());
          }
        }
        assert.ok(count > 1);
      });
    }
  }

  it('leaves a map in which no rule finds more than before', () => {
    const text =
      'etom: classic\nprocesses:\n  p:\n    name: P\n    elements:\n      - 1.1.1.5 Order Handling\n      - { element: 1.1.2.2 Service Configuration & Activation, coverage: partial }\n';
    assert.deepEqual(findingsIn(text), []);
    const { document, map } = opened(text);
    for (const line of [5, 6]) {
      const at = { line, character: 12 };
      const [action] = extractSubprocess(document, map, { start: at, end: at });
      assert.ok(action);
      assert.deepEqual(findingsIn(edited(text, editsOf(action))), []);
    }
  });

  it('puts an id in quotes where YAML would read it otherwise', () => {
    const text =
      'etom: classic\nextensions:\n  x: { name: No, parent: 1.1.1 }\nprocesses:\n  p:\n    name: P\n    elements:\n      - x\n';
    const { document, map } = opened(text);
    const at = { line: 7, character: 8 };
    const [action] = extractSubprocess(document, map, { start: at, end: at });
    assert.ok(action);
    assert.match(edited(text, editsOf(action)), /\n {6}"no":\n {8}name: "No"\n/);
  });

  it('is not offered where YAML cannot be read, or without a release', () => {
    const at = { line: 1, character: 40 };
    for (const text of [
      'etom: classic\nprocesses: { p: { name: P, elements: [ 1.1.1.5, "\n',
      'map: m\nprocesses: { p: { name: P, elements: [ 1.1.1.5 ] } }\n',
    ]) {
      const { document, map } = opened(text);
      assert.deepEqual(extractSubprocess(document, map, { start: at, end: at }), []);
    }
  });
});
