import assert from 'node:assert/strict';
import { sortList } from '../../server/features/sort-list.js';
import { framework } from '../support/framework.js';
import {
  actionsGolden,
  assertGolden,
  edited,
  editsOf,
  markedFiles,
  opened,
  sayings,
} from '../support/marks.js';

const FEATURE = 'sort-list';

describe('sorting a list of elements', () => {
  for (const file of markedFiles(FEATURE)) {
    it(`does what ${file.name} expects`, () => {
      assertGolden(FEATURE, file.name, actionsGolden(file, sortList));
    });

    it(`keeps all items and their comments in ${file.name}, and leaves nothing to sort`, () => {
      for (const text of [file.text, file.text.replaceAll('\n', '\r\n')]) {
        const { document, map } = opened(text);
        for (const { range } of file.marks) {
          for (const action of sortList(document, map, range)) {
            const after = edited(text, editsOf(action));
            const lines = (whole: string): string[] => whole.split('\r\n').sort();
            if (text.includes('\r\n') && !after.includes('[')) assert.deepEqual(lines(after), lines(text));
            const sets = [after, text].map((whole) =>
              sayings(whole)
                .map((saying) => [...saying].sort().join(''))
                .sort(),
            );
            assert.deepEqual(sets[0], sets[1]);
            assert.equal(after.match(/\r\n/g)?.length, text.match(/\r\n/g)?.length);
            const now = opened(after);
            assert.deepEqual(sortList(now.document, now.map, range), []);
          }
        }
      }
    });
  }

  it('follows the order of the framework, whatever the references look like', () => {
    const elements = framework().elements.filter((_, index) => index % 7 === 0);
    const items = elements.map((element, index) => (index % 2 && element.id) || element.name);
    const list = (texts: readonly string[]): string =>
      `etom: classic\nprocesses:\n  p:\n    name: P\n    elements:\n${texts.map((item) => `      - ${JSON.stringify(item)}\n`).join('')}`;
    const { document, map } = opened(list([...items].reverse()));
    const at = { line: 4, character: 5 };
    const [action] = sortList(document, map, { start: at, end: at });
    assert.ok(action);
    assert.equal(edited(document.text, editsOf(action)), list(items));
  });

  it('is not offered where YAML cannot be read', () => {
    const text = 'etom: classic\nprocesses: { p: { name: P, elements: [1.1.1.8, 1.1.1.5], note: "\n';
    const { document, map } = opened(text);
    const at = { line: 1, character: 40 };
    assert.deepEqual(sortList(document, map, { start: at, end: at }), []);
  });
});
