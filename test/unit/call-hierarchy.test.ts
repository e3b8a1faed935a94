import assert from 'node:assert/strict';
import type { CallHierarchyItem } from 'vscode-languageserver-types';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/features/call-hierarchy.js';
import { touches } from '../../server/map/range.js';
import { cursorOf, fixturesIn, type Mark, placeLines } from '../support/fixture.js';
import { readMap } from '../support/map.js';

/** What a client shows of an item. */
function markOf(role: string, item: CallHierarchyItem): Mark {
  const { uri, selectionRange, range, name, detail } = item;
  assert.ok(touches(range, selectionRange.start) && touches(range, selectionRange.end));
  return {
    uri,
    range: selectionRange,
    says: role === 'item' ? `item ${name}` : `${role} ${name} — ${detail}`,
  };
}

describe('call hierarchy', () => {
  for (const eol of ['\n', '\r\n']) {
    for (const fixture of fixturesIn('call-hierarchy', eol)) {
      it(`shows ${fixture.title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const { map, marks } = fixture;
        const { document, position } = cursorOf(fixture);
        const items = prepareCallHierarchy(document, map, position);
        const found = new Set<Mark>(items.map((item) => markOf('item', item)));
        // Clients send items as JSON.
        for (const item of JSON.parse(JSON.stringify(items)) as CallHierarchyItem[]) {
          const ways = new Map<string, Mark>();
          for (const { to, fromRanges } of outgoingCalls(item, map)) {
            found.add(markOf('to', to));
            for (const range of fromRanges)
              ways.set(JSON.stringify(range), { uri: item.uri, range, says: 'way' });
          }
          for (const way of ways.values()) found.add(way);
          for (const { from, fromRanges } of incomingCalls(item, map)) {
            const { uri } = from;
            found.add(markOf('from', from));
            assert.deepEqual(fromRanges[0], from.selectionRange);
            for (const range of fromRanges.slice(1)) found.add({ uri, range, says: 'also from' });
          }
        }
        assert.deepEqual(placeLines([...found]).sort(), placeLines(marks).sort());
      });
    }
  }

  it('goes on from what it answers', () => {
    const map = readMap(
      'etom: classic\nprocesses: { a: { name: A }, b: { name: B }, c: { name: C } }\nflows: { f: { steps: [a, b, c, a] } }\n',
    );
    const [document] = map.documents;
    assert.ok(document);
    let [item] = prepareCallHierarchy(document, map, { line: 1, character: 14 });
    const names: string[] = [];
    for (let round = 0; round < 4 && item; round++) {
      names.push(item.name);
      item = outgoingCalls(item, map)[0]?.to;
    }
    assert.deepEqual(names, ['A', 'B', 'C', 'A']);
  });

  it('forgets what is gone', () => {
    const map = readMap('etom: classic\n');
    const start = { line: 0, character: 0 };
    const range = { start, end: start };
    const item = {
      name: 'x',
      kind: 12,
      uri: 'file:///gone.etom.yaml',
      range,
      selectionRange: range,
    } as const;
    for (const data of [undefined, { doer: 'process gone' }]) {
      assert.deepEqual(outgoingCalls({ ...item, data }, map), []);
      assert.deepEqual(incomingCalls({ ...item, data }, map), []);
    }
  });
});
