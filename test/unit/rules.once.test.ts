/** One finding per mistake: of the same words only the most exact rule speaks. */
import assert from 'node:assert/strict';
import { findingsIn } from '../support/map.js';

describe('one mistake', () => {
  const one = (code: string, ...body: string[]): void => {
    const text = ['etom: classic', 'processes:', '  bill:', '    name: Bill', ...body, ''].join('\n');
    assert.deepEqual(
      findingsIn(text).map((finding) => finding.code),
      [code],
    );
  };

  it('is told once: a bracket that is not closed before deeper lines', () => {
    one('yaml-syntax', '    elements: [1.1.1.5, 1.1.1.6', '      processes:', '        run: { name: Run }');
  });

  it('is told once: a line too deep, a list item among keys, a colon in a list', () => {
    one('yaml-syntax', '      maturity: 3');
    one('yaml-syntax', '    - 1.1.1.5 Order Handling');
    one('unknown-key', '    elements: [1.1.1.5: Order Handling]');
  });

  it('is told once: a required key misspelled, or with a value of the wrong kind', () => {
    one('unknown-key', '    elements: [{ elemnt: 1.1.1.5, coverage: partial }]');
    one('wrong-type', '    elements: [{ element: [1.1.1.5] }]');
    one('wrong-type', '    processes: { run: { name: { en: Run } } }');
  });

  it('is told once: a name that a comma splits, behind an id or in a mapping', () => {
    one('unknown-element', '    elements: [1.1.2.2.4 Implement, Configure & Activate Service]');
    one(
      'unknown-element',
      '    elements: [{ element: Implement, Configure & Activate Service, coverage: partial }]',
    );
  });

  it('is told once: an invisible character in an id, a reference or an element', () => {
    one('suspicious-character', '    elements: [1.1.1.5]', '    owner: lead\u200b');
    one('suspicious-character', '    elements: [1.1.1.5\u200b]');
    one('suspicious-character', '    elements: [1.1.1.5]', '    processes: { "run\u200b": { name: Run } }');
  });

  it('is told once: an element that is listed twice below one that has it already', () => {
    one('redundant-mapping', '    elements: [{ element: 1.1.1.5, coverage: partial }, 1.1.1.5.2, 1.1.1.5.2]');
  });
});
