/** What coverage leaves out, and how it counts. */
import assert from 'node:assert/strict';
import type { Element } from '../../server/framework/element.js';
import { Coverage, type Summary } from '../../server/workspace/coverage.js';
import { readMap } from '../support/map.js';

const coverage = (text: string): Coverage =>
  new Coverage(readMap(text.startsWith('etom') ? text : `etom: classic\n${text}`), 'as-is');

function element(of: Coverage, reference: string): Element {
  const found = of.map.catalogue?.element(reference);
  assert.ok(found, reference);
  return found;
}

const states = (of: Coverage, ...references: string[]): string[] =>
  references.map((reference) => of.of(element(of, reference)).state);

const summary = (of: Coverage, ...references: string[]): Summary =>
  of.summary(references.map((reference) => element(of, reference)));

const CLAIMS = 'processes:\n  a: { name: A, elements: [1.1.1.6, 1.1.3.5] }\n';

describe('the scope of coverage', () => {
  it('excludes an element with all that is below it, whatever claims it', () => {
    const of = coverage(
      `scope: { exclude: [{ element: 1.1.1.6, reason: Out }, { element: 1.1.3 }] }\n${CLAIMS}`,
    );
    assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.1', '1.1.3.5', '1.1.3.5.1', '1.1.3.1', '1.1.1.5'), [
      ...Array(5).fill('excluded'),
      'gap',
    ]);
  });

  it('excludes an element when all its verticals are out', () => {
    const exclude = (...verticals: string[]) =>
      coverage(`scope: { exclude: [${verticals.join(', ')}] }\n${CLAIMS}`);
    const references = ['1.1.1.6', '1.1.1.6.1', '1.1.3.5', '1.1.1.8', '1.3.1.1'];
    assert.deepEqual(states(exclude('Assurance'), ...references), [
      'excluded',
      'excluded',
      'full',
      'gap',
      'gap',
    ]);
    assert.deepEqual(states(exclude('Assurance', 'Billing'), ...references), [
      ...['excluded', 'excluded', 'excluded', 'excluded', 'gap'],
    ]);
  });

  it('takes the verticals of an element that states none from the one above it', () => {
    // 1.2.27 stands in Fulfillment alone; 1.2.27.4.2 states no vertical.
    const release = 'etom: gb921-23.0.1\n';
    const vertical = element(coverage(release), '1.2.27.4').verticals.map(({ name }) => name);
    assert.deepEqual(vertical, ['Fulfillment']);
    assert.deepEqual(element(coverage(release), '1.2.27.4.2').verticals, []);
    const ids = ['1.2.27.4', '1.2.27.4.2'];
    assert.deepEqual(states(coverage(`${release}scope: { exclude: Fulfillment }\n`), ...ids), [
      'excluded',
      'excluded',
    ]);
    assert.deepEqual(states(coverage(`${release}scope: { include: Fulfillment }\n`), ...ids), ['gap', 'gap']);
  });

  it('leaves out what is not included; exclusion wins', () => {
    const of = coverage(`scope: { include: [Assurance, 1.1.1.5.2], exclude: 1.1.1.6 }\n${CLAIMS}`);
    assert.deepEqual(states(of, '1.1.1.7', '1.1.1.7.1', '1.1.3.5', '1.1.1.6', '1.1.1.8', '1.2.1.1'), [
      ...['gap', 'gap', 'full', 'excluded', 'excluded', 'excluded'],
    ]);
    // Something of 1.1.1.5 is included, but not all of it.
    assert.deepEqual(states(of, '1.1.1.5', '1.1.1.5.2', '1.1.1.5.1'), ['gap', 'gap', 'excluded']);
    assert.deepEqual(states(coverage(`scope: { include: Operations }\n${CLAIMS}`), '1.1.1.6', '1.2.1.1'), [
      'full',
      'excluded',
    ]);
  });

  it('does not count excluded children when the others are rolled up', () => {
    const children = (exclude: string, ...claimed: number[]) =>
      coverage(`scope: { exclude: [${exclude}] }
processes:
  a: { name: A, elements: [${claimed.map((number) => `1.1.1.6.${number}`).join(', ')}] }
`);
    assert.deepEqual(states(children('1.1.1.6.3', 1, 2, 4, 5, 6), '1.1.1.6', '1.1.1.6.3'), [
      'rolled up',
      'excluded',
    ]);
    assert.deepEqual(states(children('1.1.1.6.3', 1, 2, 4, 5), '1.1.1.6'), ['partial']);
    const all = [1, 2, 3, 4, 5, 6].map((number) => `1.1.1.6.${number}`).join(', ');
    assert.deepEqual(states(children(all, 9), '1.1.1.6'), ['gap']);
  });
});

describe('a summary of coverage', () => {
  it('counts the level-2 elements of the whole framework once each', () => {
    const of = coverage(CLAIMS);
    const { framework } = of.map.catalogue ?? {};
    const whole = of.summary(framework?.roots ?? []);
    assert.deepEqual([whole.total, whole.covered, whole.counts.full, whole.counts.gap], [72, 2, 2, 70]);
  });

  it('counts an element in each of its verticals, and once in their total', () => {
    const of = coverage(CLAIMS);
    const counts = (...verticals: string[]) => {
      const { total, counts } = summary(of, ...verticals);
      return [total, counts.full];
    };
    assert.deepEqual(counts('Assurance'), [12, 2]);
    assert.deepEqual(counts('Billing'), [7, 1]);
    assert.deepEqual(counts('Assurance', 'Billing'), [15, 2]);
  });

  it('counts each state, and leaves the excluded out of the total', () => {
    const of = coverage(`scope: { exclude: [1.1.1.9, 1.1.1.2] }
systems:
  s: { name: S, elements: [1.1.1.4, 1.1.1.6] }
processes:
  a: { name: A, elements: [1.1.1.6, { element: 1.1.1.7, coverage: partial }, { element: 1.1.1.8, coverage: planned }] }
`);
    const { counts, total, covered, systemOnly } = summary(of, '1.1.1');
    assert.deepEqual(counts, {
      excluded: 2,
      full: 1,
      'rolled up': 0,
      partial: 1,
      inherited: 0,
      undetailed: 0,
      planned: 1,
      gap: 4,
    });
    assert.deepEqual([total, covered, systemOnly], [7, 1, 1]);
  });

  it('looks as deep as the scope says, or as deep as the framework is known', () => {
    const of = coverage(`scope: { level: 3 }\n${CLAIMS}`);
    const { framework } = of.map.catalogue ?? {};
    // 239 elements of level 3, and 31 of level 2 below which none is known.
    assert.equal(of.summary(framework?.roots ?? []).total, 270);
    const problems = summary(of, '1.1.1.6');
    assert.deepEqual([problems.total, problems.covered, problems.counts.inherited], [6, 6, 6]);
    assert.equal(summary(of, '1.3').total, 31);
    assert.equal(summary(of, '1.1.1.6.1').total, 1);
  });

  it('says whether the elements that it counts are all that there are', () => {
    const deep = 'scope:\n  level: 3\n';
    assert.equal(summary(coverage(deep), '1.1.1.6').listComplete, true);
    assert.equal(summary(coverage(deep), '1.1.1.5').listComplete, false);
    assert.equal(summary(coverage(deep), '1.1.1').listComplete, false);
    assert.equal(summary(coverage(''), '1.1.1').listComplete, true);
    const { children } = element(coverage(deep), '1.1.2');
    const incomplete = children.filter(({ childList }) => childList !== 'complete').map(({ id }) => id);
    assert.deepEqual(incomplete, ['1.1.2.2']);
    assert.equal(
      summary(coverage(`${deep}  exclude: [${incomplete.join(', ')}]\n`), '1.1.2').listComplete,
      true,
    );
  });
});
