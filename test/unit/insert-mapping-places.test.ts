import assert from 'node:assert/strict';
import { HEAD, insert, inserted, NEW } from '../support/insertion.js';

describe('the place of a new mapping', function () {
  this.timeout(20_000);

  it('quotes a name with a comma only between brackets', () => {
    const name = 'Apply Pricing, Discounting & Rebate';
    assert.match(
      inserted(`${HEAD}  p:\n    name: P$0\n    elements: [1.1.1.5]`, name),
      /, "Apply .* Rebate"\]$/,
    );
    assert.match(
      inserted(`${HEAD}  p:\n    name: P$0\n    elements:\n      - 1.1.1.5`, name),
      /- Apply .* Rebate$/,
    );
  });

  it('takes the innermost process around the cursor', () => {
    const nested = (at: string): string =>
      [
        'etom: classic\nprocesses:',
        `  ${at === 'outer' ? 'p$0' : 'o'}:`,
        '    name: O',
        '    processes:',
        `      ${at === 'inner' ? 'p$0' : 'i'}:`,
        '        name: I',
        '    owner: lead',
        `  ${at === 'after' ? 'p$0' : 'a'}: { name: A }`,
      ].join('\n');
    assert.match(inserted(nested('outer')), /name: O\n {4}elements:\n {6}- 1\.1\.1\.6/);
    assert.match(inserted(nested('inner')), /name: I\n {8}elements:\n {10}- 1\.1\.1\.6/);
    assert.match(inserted(nested('after')), /name: A, elements: \[1\.1\.1\.6/);
    const owner = insert(nested('none').replace('owner: lead', 'owner: $0lead'));
    assert.match(owner.after ?? '', /name: O\n {4}elements:/, 'behind its subprocesses');
  });

  it('finds a subprocess of a process that is long', () => {
    const note = Array.from({ length: 50 }, (_, line) => `      Line ${line}.`).join('\n');
    const long = `${HEAD}  o:\n    name: O\n    note: |\n${note}\n    processes:\n      p:\n        name: P$0\n      r:\n        name: R`;
    assert.match(inserted(long), /name: P\n {8}elements:\n {10}- 1\.1\.1\.6 Problem Handling\n {6}r:/);
    const outer = insert(long.replace('$0', '').replace('name: O', 'name: O$0'));
    assert.match(outer.after ?? '', /name: O\n {4}elements:\n {6}- 1\.1\.1\.6/);
  });

  it('takes the process above blank lines', () => {
    const text = `${HEAD}  p:\n    name: P\n    elements:\n      - 1.1.1.5\n\n$0\n`;
    assert.equal(
      inserted(text),
      `${HEAD}  p:\n    name: P\n    elements:\n      - 1.1.1.5\n      - ${NEW}\n\n\n`,
    );
    assert.match(inserted(`${HEAD}  p:\n    name: P\n\n$0\n  q:\n    name: Q\n`), /name: P\n {4}elements:/);
  });

  it('maps to a system too', () => {
    const text = 'etom: classic\nsystems:\n  p:\n    name: CIS\n    vendor: In-house$0\n  gis: GIS\n';
    assert.match(inserted(text), /name: CIS\n {4}elements:\n {6}- 1\.1\.1\.6 Problem Handling\n {4}vendor/);
  });

  it('says to what it maps', () => {
    assert.equal(insert(`${HEAD}  p:\n    name: New connection$0`).process, 'New connection');
    assert.equal(insert(`${HEAD}  p:\n    owner: x$0`).process, 'p');
  });

  const REFUSALS: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
    'outside of processes and systems': [
      'etom: classic$0\n',
      /^Put the cursor in a process or a system first/,
    ],
    'in a role': ['etom: classic\nroles:\n  lead: Lead$0\n', /^Put the cursor/],
    'in an empty file': ['$0', /^Put the cursor/],
    'in a process without keys': [`${HEAD}  p:$0`, /^“p” is written without keys/],
    'in a process in empty braces': [`${HEAD}  p: {$0}`, /^“p” is written without keys/],
    'in a system in short': [
      'etom: classic\nsystems:\n  gis: Network system$0',
      /^“Network system” is written without/,
    ],
    'in an alias': [`${HEAD}  a: &a { name: A }\n  p: *a$0`, /is written without keys/],
    'where the elements are an alias': [
      `${HEAD}  a: { name: A, elements: &e [1.1.1.5] }\n  p:\n    name: P$0\n    elements: *e`,
      /^The elements of “P” are not written as a list/,
    ],
    'where the only element is anchored': [
      `${HEAD}  p:\n    name: P$0\n    elements: &e 1.1.1.5`,
      /^The elements of “P” are not written as a list/,
    ],
    'where the elements are one mapping of several lines': [
      `${HEAD}  p:\n    name: P$0\n    elements:\n      element: 1.1.1.5\n      coverage: partial`,
      /^The elements of “P” are not written as a list/,
    ],
    'where the elements are a block of text': [
      `${HEAD}  p:\n    name: P$0\n    elements: |\n      1.1.1.5`,
      /^The elements of “P” are not written as a list/,
    ],
  };
  for (const [place, [text, reason]] of Object.entries(REFUSALS)) {
    it(`says why it cannot ${place}`, () => {
      const { after, refusal } = insert(text);
      assert.match(refusal ?? `not refused: ${after}`, reason);
    });
  }
});
