import assert from 'node:assert/strict';
import { freeNames } from '../../server/exchange/file-names.js';

describe('the names of several files', () => {
  it('are kept where they can be', () => {
    assert.deepEqual(freeNames(['one.bpmn', 'zwei.bpmn', '日本.bpmn']), [
      'one.bpmn',
      'zwei.bpmn',
      '日本.bpmn',
    ]);
  });

  it('lead out of no folder, and are no names of devices or hidden files', () => {
    assert.deepEqual(freeNames(['../up.bpmn', 'a/b\\c.bpmn', 'CON.bpmn', '.hidden', 'a\u202e.bpmn']), [
      '_.._up.bpmn',
      'a_b_c.bpmn',
      '_CON.bpmn',
      '_.hidden',
      'a_.bpmn',
    ]);
  });

  it('are told apart, also where only their case differs', () => {
    assert.deepEqual(freeNames(['a.bpmn', 'A.bpmn', 'a.bpmn']), ['a.bpmn', 'A-2.bpmn', 'a-3.bpmn']);
  });
});
