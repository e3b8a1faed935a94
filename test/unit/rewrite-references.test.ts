import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver-types';
import {
  resolveRewrite,
  rewriteAll,
  rewriteData,
  rewriteReferences,
} from '../../server/features/rewrite-references.js';
import { framework } from '../support/framework.js';
import {
  actionsGolden,
  assertGolden,
  edited,
  editsOf,
  markedFiles,
  opened,
  sayings,
  wholeOf,
} from '../support/marks.js';

/** Which elements a text names, in the order of the text. */
const elementsIn = (text: string): (string | undefined)[] => {
  const { map } = opened(text);
  return [...map.located(({ facts }) => facts.elements)].map(
    ({ item }) => map.catalogue?.element(item.text.text)?.key,
  );
};

const rewritten = (text: string, form: 'both' | 'id' | 'name'): string => {
  const { document, map } = opened(text);
  return edited(text, rewriteAll(document, map, form));
};

describe('changing the form of references', () => {
  for (const file of markedFiles('rewrite-references')) {
    it(`offers what ${file.name} expects`, () => {
      const now = actionsGolden(file, (document, map, range) =>
        rewriteReferences(document, map, range).filter((action) => !rewriteData(action)),
      );
      assertGolden('rewrite-references', file.name, now);
    });

    for (const form of ['both', 'id', 'name'] as const) {
      it(`to ${form} in the whole of ${file.name} keeps all elements`, () => {
        for (const text of [file.text, file.text.replaceAll('\n', '\r\n')]) {
          const after = rewritten(text, form);
          assert.notEqual(after, text);
          assert.deepEqual(elementsIn(after), elementsIn(text));
          assert.equal(sayings(after).length, sayings(text).length);
          assert.equal(rewritten(after, form), after, 'nothing is left to change');
          const comments = (whole: string): string[] => whole.match(/#.*/g) ?? [];
          assert.deepEqual(comments(after), comments(text));
        }
      });
    }
  }

  it('makes the edits of a whole file once the change was chosen', () => {
    const text = 'etom: classic\nprocesses: { p: { name: P, elements: [1.1.1.5, Order Handling, x] } }\n';
    const { document, map } = opened(text);
    const range = { start: { line: 1, character: 42 }, end: { line: 1, character: 42 } };
    const actions = rewriteReferences(document, map, range);
    const whole = actions.filter((action) => rewriteData(action));
    assert.deepEqual(
      whole.map(({ title, kind, edit }) => [title, kind, edit]),
      ['id and name', 'id alone', 'name alone'].map((form) => [
        `Write all references of this file as ${form}`,
        CodeActionKind.RefactorRewrite,
        undefined,
      ]),
    );
    const [first] = whole;
    assert.ok(first);
    const resolved = resolveRewrite(first, document, map);
    assert.equal(
      edited(text, editsOf(resolved)),
      text.replace('1.1.1.5, Order Handling', '1.1.1.5 Order Handling, 1.1.1.5 Order Handling'),
    );
    const [other] = actions;
    assert.ok(other && resolveRewrite(other, document, map) === other);
  });

  it('never writes a name that the release has twice', () => {
    const elements = framework('gb921-24.0').elements.filter(({ id }) => id !== undefined);
    const items = elements.map(({ id }) => `      - "${id}"\n`).join('');
    const text = `etom: gb921-24.0\nprocesses:\n  p:\n    name: P\n    elements:\n${items}`;
    const after = rewritten(text, 'name');
    assert.deepEqual(elementsIn(after), elementsIn(text));
    const { catalogue } = opened(text).map;
    const doubtful = elements.filter((element) => catalogue?.element(element.name) !== element);
    assert.ok(doubtful.length > 0 && doubtful.length < 10, 'some names are there twice');
    const kept = after.match(/^ {6}- "[\d.]+"$/gm) ?? [];
    assert.deepEqual(
      kept,
      doubtful.map(({ id }) => `      - "${id}"`),
    );
  });

  it('offers nothing without a release', () => {
    const { document, map } = opened('processes: { p: { name: P, elements: [1.1.1.5] } }\n');
    assert.deepEqual(rewriteReferences(document, map, wholeOf(document.text)), []);
  });
});
