/** An element's life through the releases, as hovers and pages tell it. */
import assert from 'node:assert/strict';
import { lifeLine, lifeLines } from '../../server/features/element-life.js';
import { elementPage } from '../../server/features/element-page.js';
import { hover } from '../../server/features/hover.js';
import { type Element, label } from '../../server/framework/element.js';
import { framework, history } from '../support/framework.js';
import { readMap } from '../support/map.js';

function named(release: string, reference: string): Element {
  const found = framework(release).elements.find((one) => label(one) === reference);
  assert.ok(found, `${release} has no ${reference}`);
  return found;
}

const line = (release: string, reference: string): string =>
  lifeLine(named(release, reference), framework(release), history);

const lines = (release: string, reference: string): string[] =>
  lifeLines(named(release, reference), framework(release), history);

describe("an element's life", () => {
  it('is told from its first place to its last, only where it changed', () => {
    assert.equal(
      line('gb921-26.0', '1.3.7.3 Manage Customer Problem Coordination'),
      'History: 1.1.1.6.3 Track & Manage Customer Problem in classic → 1.3.7.3 Track & Manage Customer Problem in 23.0.1 → 1.3.7.3 Manage Customer Problem Coordination in 23.5',
    );
    assert.deepEqual(lines('gb921-26.0', '1.3.7.3 Manage Customer Problem Coordination'), [
      'classic: 1.1.1.6.3 Track & Manage Customer Problem',
      '23.0.1: 1.3.7.3 Track & Manage Customer Problem (TM Forum states it)',
      '23.5: 1.3.7.3 Manage Customer Problem Coordination (TM Forum states it)',
    ]);
  });

  it('is the same from whichever release one looks', () => {
    const now = lines('gb921-26.0', '1.12.9 Selling');
    assert.deepEqual(lines('classic', '1.1.1.4 Selling'), now);
    assert.deepEqual(lines('gb921-24.0', '1.1.9 Selling'), now);
  });

  it('tells of a split, of its parts, of what was added and removed, and of what is not known', () => {
    assert.deepEqual(
      [
        line('gb921-24.0', '1.1 Market & Sales'),
        line('gb921-26.0', '1.12 Sales'),
        line('gb921-25.5', '1.6.1.1 Develop Business Partner Security Strategy'),
        line('classic', '1.1.1.5 Order Handling'),
        line('classic', 'Manage Campaign'),
        line('gb921-26.0', '1.7.9.1.3 Manage Revenue and Cost Assurance Operations'),
      ],
      [
        'History: 1.1 Market & Sales in 23.0.1 → split in 25.5 into 1.1 Market, 1.12 Sales',
        'History: part of 1.1 Market & Sales in 25.0 → 1.12 Sales in 25.5',
        'History: 1.6.1.1 Develop Business Partner Security Strategy in 23.0.1 → removed in 26.0',
        'History: 1.1.1.5 Order Handling in classic → not surely followed into 23.0.1, perhaps 1.3.3 Customer Order Processing Management',
        'History: Manage Campaign in classic → what became of it is not known',
        'History: 1.7.9.1.3 Manage Revenue and Cost Assurance Operations in 23.0.1 → 1.7.9.1.3 Manage Revenue and Cost Assurance Operations again in 25.0',
      ],
    );
  });

  it('tells in one breath of all that an element may have come of', () => {
    assert.equal(
      line('gb921-26.0', '1.4 Service'),
      'History: perhaps 1.2 Strategy, Infrastructure & Product or 1.1 Operations or 1.1.2 Service Management & Operations or 1.2.2 Service Development & Management in classic → 1.4 Service in 23.0.1',
    );
  });

  it('tells of a classic element that is not known in 23.0.1 from where it is known', () => {
    const now =
      'History: 1.3.1 Strategic & Enterprise Planning in classic → 1.7.1 Strategic Management in 23.5';
    assert.equal(line('classic', '1.3.1 Strategic & Enterprise Planning'), now);
    assert.equal(line('gb921-26.0', '1.7.1 Strategic Management'), now);
  });

  it('is not told where nothing ever changed', () => {
    assert.equal(line('gb921-26.0', '1.2.27 Product Order Management'), '');
    assert.deepEqual(lines('gb921-26.0', '1.2.27 Product Order Management'), []);
  });

  it('stands in the hover and on the page of the element', () => {
    const map = readMap('etom: classic\nprocesses:\n  a:\n    name: A\n    elements: [1.1.1.4 Selling]\n');
    const [document] = map.documents;
    assert.ok(document);
    const found = hover(document, map, { line: 4, character: 18 }, history);
    assert.ok(found?.markdown.includes(`\n\n${line('classic', '1.1.1.4 Selling')}`), found?.markdown);
    const page = elementPage(named('classic', '1.1.1.4 Selling'), framework(), [], history);
    assert.ok(
      page.includes('## Release history\n\n- classic: 1.1.1.4 Selling\n- 23.0.1: 1.1.9 Selling'),
      page,
    );
  });
});
