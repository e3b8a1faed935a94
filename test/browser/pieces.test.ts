/** The pieces of the page that need no page: placement, the walk, packing, messages. */
import assert from 'node:assert/strict';
import { atlasOf } from '../../grid/browser/atlas.js';
import { find } from '../../grid/browser/find.js';
import { place } from '../../grid/browser/placement.js';
import { limitZoom } from '../../grid/browser/settings.js';
import { nearest } from '../../grid/browser/walk.js';
import { fileName } from '../../grid/html.js';
import { isHostMessage, isPageMessage } from '../../grid/messages.js';
import { pack, unpack } from '../../grid/pack.js';
import { GRID, TO_BE } from './fixture.js';
import { largeGrid } from './large-grid.js';

describe('the placement of a row', () => {
  it('puts wide places on top, in as few lanes as they need, and stacks the others below them', () => {
    const spots = atlasOf(GRID).rows.get('crm') ?? [];
    const { lanes, wide, stacks } = place(spots);
    assert.equal(lanes, 1);
    assert.deepEqual(
      wide.map(({ spot, lane }) => [spot.element.key, spot.column, lane]),
      [['1.1.1.2', 1, 0]],
    );
    assert.deepEqual(
      stacks.map(({ column, lane, spots: own }) => [column, lane, own.map(({ element }) => element.key)]),
      [
        [0, 0, ['1.1.1.1']],
        [1, 1, ['1.1.1.5', '1.1.1.9']],
        [2, 1, ['1.1.1.6']],
        [3, 1, ['1.1.1.9']],
      ],
    );
  });
});

describe('the walk', () => {
  const box = (left: number, top: number, width = 10, height = 10) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it('goes ahead in its line rather than aside to what is nearer', () => {
    const from = box(0, 0);
    assert.equal(nearest([box(20, 8), box(60, 0)], from, 'right'), 0);
    assert.equal(nearest([box(20, 40), box(60, 0)], from, 'right'), 1);
  });

  it('finds nothing behind itself', () => {
    assert.equal(nearest([box(20, 0), box(0, 20)], box(0, 0), 'left'), undefined);
    assert.equal(nearest([], box(0, 0), 'up'), undefined);
  });
});

describe('the search', () => {
  it('takes an id, its start, words in any order, and an id with its name', () => {
    const atlas = atlasOf(GRID);
    assert.deepEqual(find(atlas, '1.1.1.5.'), ['1.1.1.5.1', '1.1.1.5.2']);
    assert.deepEqual(find(atlas, 'handling order'), ['1.1.1.5']);
    assert.deepEqual(find(atlas, '1.1.1.5 Order Handling'), ['1.1.1.5']);
    assert.deepEqual(find(atlas, 'nothing'), []);
    assert.equal(find(atlas, '  '), undefined);
  });
});

describe('a packed page', () => {
  it('gives back every grid, and takes little more space than one', () => {
    const packed = JSON.parse(JSON.stringify(pack(GRID, [TO_BE, { ...GRID, lens: 'customer-service' }])));
    assert.deepEqual(
      unpack(packed),
      JSON.parse(JSON.stringify([GRID, TO_BE, { ...GRID, lens: 'customer-service' }])),
    );
    const large = largeGrid();
    const one = JSON.stringify(pack(large, [])).length;
    const two = JSON.stringify(pack(large, [{ ...large, view: 'to-be' }])).length;
    assert.ok(two - one < 100, `${two - one} characters more`);
  });

  it('gives nothing for what is no packed grid', () => {
    for (const value of [null, 7, {}, { first: {} }, { first: GRID.elements, patches: [] }]) {
      assert.deepEqual(unpack(value), []);
    }
  });

  it('cannot be made to change what objects are', () => {
    const packed = JSON.parse(
      `{ "first": ${JSON.stringify(GRID)}, "patches": [{ "__proto__": { "summary": "x" } }] }`,
    );
    assert.equal(unpack(packed)[1]?.summary, GRID.summary);
    assert.equal(({} as Record<string, unknown>).summary, undefined);
  });

  it('names the last part of any URI', () => {
    assert.equal(fileName('file:///home/me/a%20b.etom.yaml'), 'a b.etom.yaml');
    assert.equal(fileName('vscode-vfs://github/me/x.etom.yaml?q#f'), 'x.etom.yaml');
    assert.equal(fileName('file:///c%3A%5CUsers%5Cme%5Cx.etom.yaml'), 'x.etom.yaml');
    assert.equal(fileName('untitled:Untitled-1'), 'untitled:Untitled-1');
    assert.equal(fileName('file:///100%.etom.yaml'), '100%.etom.yaml');
  });
});

describe('the messages', () => {
  it('are told from anything else', () => {
    assert.ok(isPageMessage({ type: 'ask', question: { view: 'as-is', details: 'all' } }));
    assert.ok(isPageMessage({ type: 'save', format: 'png', content: new Uint8Array(2) }));
    assert.ok(isHostMessage({ type: 'grid', grid: GRID }));
    assert.ok(isHostMessage({ type: 'grid', grid: null }));
    for (const wrong of [
      undefined,
      [],
      { type: 'constructor' },
      { type: 'ask', question: { view: 'sideways', details: [] } },
      { type: 'ask', question: { view: 'as-is', details: [1] } },
      { type: 'save', format: 'exe', content: '' },
      { type: 'open' },
    ]) {
      assert.ok(!isPageMessage(wrong), JSON.stringify(wrong));
    }
  });
});

describe('the zoom', () => {
  it('stays within its limits', () => {
    assert.deepEqual([0, 0.1, 1.234, 99, Number.NaN].map(limitZoom), [0.4, 0.4, 1.23, 2.5, 1]);
  });
});
