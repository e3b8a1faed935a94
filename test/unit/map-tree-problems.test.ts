import assert from 'node:assert/strict';
import { problemsOf } from '../../server/features/map-tree/problems.js';
import { MapDocument } from '../../server/map/document.js';
import { mapWide } from '../../server/rules/map-checks.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';

const LARGE = `etom: classic\nprocesses:\n${Array.from(
  { length: 1200 },
  (_, index) => `  p${index}: { name: Do work ${index}, elements: 1.1.1.5 }\n`,
).join('')}`;

describe('the problems that the process map tree counts', () => {
  it('are looked for once for each state of a large map, and once more at rest', () => {
    const document = MapDocument.read('file:///a.etom.yaml', 1, LARGE);
    const map = new ProcessMap([document], frameworks, true);
    const settings = {};
    mapWide(document, map);
    const at = { line: 20, character: 2 };
    const edited = document.update(2, [{ range: { start: at, end: at }, text: 'x' }]);
    const after = new ProcessMap([edited], frameworks, true, map);
    const typing = problemsOf(edited, after, settings);
    assert.equal(problemsOf(edited, after, settings), typing);
    mapWide(edited, after);
    const atRest = problemsOf(edited, after, settings);
    assert.notEqual(atRest, typing);
    assert.equal(problemsOf(edited, after, settings), atRest);
  });
});
