import assert from 'node:assert/strict';
import type { TypeHierarchyItem } from 'vscode-languageserver-types';
import {
  prepareTypeHierarchy,
  subtypes,
  supertypes,
  typeHierarchyData,
} from '../../server/features/type-hierarchy.js';
import { label } from '../../server/framework/element.js';
import { elementPageUri } from '../../server/protocol.js';
import { cursorOf, fixturesIn, only, placeLines } from '../support/fixture.js';
import { framework } from '../support/framework.js';
import { readMap } from '../support/map.js';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

describe('type hierarchy', () => {
  for (const eol of ['\n', '\r\n']) {
    for (const fixture of fixturesIn('type-hierarchy', eol)) {
      it(`shows ${fixture.title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const { map, marks, notes } = fixture;
        const { document, position } = cursorOf(fixture);
        const release = framework(map.catalogue?.framework.release.name);
        const [item, ...others] = prepareTypeHierarchy(document, map, position, false);
        assert.deepEqual(others, []);
        const places = item ? [{ uri: item.uri, range: item.range, says: item.name }] : [];
        assert.deepEqual(placeLines(places), placeLines(marks));
        if (!item) return;
        assert.deepEqual(item.selectionRange, item.range);
        for (const pages of [false, true]) {
          const [same] = prepareTypeHierarchy(document, map, position, pages);
          assert.ok(same);
          const above = supertypes(same, release, map, pages);
          const below = subtypes(same, release, map, pages);
          const found = [
            ...above.map(({ name }) => `above ${name}`),
            ...below.map(({ name }) => `below ${name}`),
          ];
          assert.deepEqual(found, notes);
          for (const other of [same, ...above, ...below]) {
            const data = typeHierarchyData(other);
            const known = release.byKey(data?.key ?? '');
            assert.equal(data?.uri, document.uri, 'the map can be found again');
            if (pages && known) {
              assert.equal(other.uri, elementPageUri(release.release.name, known.key, label(known)));
              assert.deepEqual(other.range, TOP);
            }
            if (!pages && known) assert.deepEqual([other.uri, other.range], [same.uri, same.range]);
          }
        }
      });
    }
  }

  it('is the same upwards and downwards in every release', () => {
    for (const release of ['classic', 'gb921-23.0.1', 'gb921-26.0']) {
      const facts = framework(release);
      const map = readMap(`etom: ${release}\nscope: { include: [x] }\n`);
      const start: TypeHierarchyItem = {
        name: '',
        kind: 5,
        uri: 'file:///1.etom.yaml',
        range: TOP,
        selectionRange: TOP,
      };
      for (const { key } of facts.elements) {
        const item = { ...start, data: { release, key, uri: start.uri } };
        for (const below of subtypes(item, facts, map, true)) {
          const back = supertypes(below, facts, map, true).map((each) => typeHierarchyData(each)?.key);
          assert.ok(back.includes(key), `${key} is not above ${below.name}`);
        }
        for (const above of supertypes(item, facts, map, true)) {
          const back = subtypes(above, facts, map, true).map((each) => typeHierarchyData(each)?.key);
          assert.ok(back.includes(key), `${key} is not below ${above.name}`);
        }
      }
    }
  });

  it('leads from an extension to its declaration', () => {
    const map = readMap('etom: classic\nextensions:\n  2.1: { name: Own, parent: Order Handling }\n');
    const [item] = prepareTypeHierarchy(only(map), map, { line: 2, character: 35 }, true);
    assert.ok(item);
    const own = subtypes(item, framework(), map, true).at(-1);
    assert.deepEqual(
      [own?.name, own?.uri, own?.range.start],
      ['2.1 Own', 'file:///1.etom.yaml', { line: 2, character: 2 }],
    );
  });

  it('answers from the framework alone where the map is closed, and not from another release', () => {
    const map = readMap('etom: classic\nscope: { include: Fulfillment }\n');
    const [item] = prepareTypeHierarchy(only(map), map, { line: 1, character: 20 }, true);
    assert.ok(item);
    assert.ok(subtypes(item, framework(), undefined, true).length > 0);
    assert.deepEqual(subtypes(item, framework('gb921-26.0'), undefined, true), []);
    assert.deepEqual(supertypes({ ...item, data: undefined }, framework(), map, true), []);
  });
});
