import assert from 'node:assert/strict';
import { elementAt } from '../../server/features/framework-tree/cursor-path.js';
import { findMappings } from '../../server/features/framework-tree/mappings.js';
import { frameworkStatus } from '../../server/features/framework-tree/status.js';
import { nodePath } from '../../server/features/framework-tree/tree.js';
import { MapDocument } from '../../server/map/document.js';
import type { TreeView } from '../../server/protocol.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { readCursor } from '../support/completion.js';
import { framework, frameworks } from '../support/framework.js';
import { labels } from '../support/framework-tree.js';
import { readMap } from '../support/map.js';

const HEAD = 'etom: classic\nprocesses:\n  p:\n    name: P\n    elements:\n';

describe('the element at the cursor', () => {
  /** The labels from the top of the tree down to the element at the mark. */
  const pathAt = (marked: string, view?: TreeView): string[] => {
    const { text, position } = readCursor(marked);
    const map = readMap(text);
    const [document] = map.documents;
    const element = document && elementAt(document, map, position);
    return element ? labels(nodePath(framework(), map, element, view)) : [];
  };

  it('leads to its node, through the first of its verticals', () => {
    assert.deepEqual(pathAt(`${HEAD}      - 1.1.1.6.1 Iso$0late Customer Problem\n`), [
      'Operations',
      'Assurance',
      'Problem Handling',
      'Isolate Customer Problem',
    ]);
    assert.deepEqual(pathAt(`${HEAD}      - 1.1.1.9$0\n`), [
      'Operations',
      'Fulfillment',
      'Retention & Loyalty',
    ]);
  });

  it('is the one of the mapping around the cursor', () => {
    const mapping = `${HEAD}      - element: 1.1.1.5\n        note: By h$0and\n`;
    assert.deepEqual(pathAt(mapping).at(-1), 'Order Handling');
    assert.deepEqual(pathAt(mapping.replace('$0', '').replace('name: P', 'name: $0P')), []);
  });

  it('is looked for in the grouping that is shown', () => {
    const marked = `${HEAD}      - Fraud$0 Management\n`;
    assert.deepEqual(pathAt(marked, { grouping: 'decomposition' }), ['Fraud Management']);
    assert.equal(pathAt(marked, { grouping: 'functional' }).length, 3);
  });

  it('has no node where it is not shown', () => {
    const marked = `${HEAD}      - 1.1.1.5$0\n`;
    assert.deepEqual(pathAt(marked, { onlyGaps: true }), []);
    assert.deepEqual(pathAt(marked, { filter: 'fraud' }), []);
    assert.deepEqual(pathAt(marked, { filter: 'order' }).at(-1), 'Order Handling');
    assert.deepEqual(pathAt(`${HEAD}      - 1.2.1.1$0\n`, { lens: 'customer-service' }), []);
  });

  it('may be the organization’s own', () => {
    const marked = `${HEAD}      - 2.1$0\nextensions:\n  2.1: { name: Meter reading, parent: 1.1.3.5 }\n`;
    assert.deepEqual(pathAt(marked).at(-1), 'Meter reading');
  });
});

describe('the mappings of an element', () => {
  const places = (map: ProcessMap, id: string): string[] => {
    const element = framework().byId(id) ?? framework().verticals.find(({ name }) => name === id);
    assert.ok(element, id);
    return findMappings(map, element).map(
      ({ uri, range: { start } }) => `${uri.slice(-11)} ${start.line}:${start.character}`,
    );
  };
  const map = readMap(
    `etom: classic
map: grid
scope: { exclude: [1.1.1.4] }
systems:
  s: { name: S, elements: 1.1.1.5 Order Handling }
processes:
  p: { name: P, elements: [1.1.1.5.1, 1.1.1.5] }
gaps: [{ element: 1.1.1.5 }]
`,
    'etom: classic\nmap: grid\nprocesses:\n  q: { name: Q, elements: 1.1.1.5 }\n',
  );

  it('are those of processes and systems in all files, those of its parts last', () => {
    assert.deepEqual(places(map, '1.1.1.5'), [
      '1.etom.yaml 4:26',
      '1.etom.yaml 6:38',
      '2.etom.yaml 3:26',
      '1.etom.yaml 6:27',
    ]);
  });

  it('are those of everything below a grouping or in a vertical', () => {
    assert.equal(places(map, '1.1.1').length, 4);
    assert.equal(places(map, 'Fulfillment').length, 4);
    assert.deepEqual(places(map, 'Billing'), []);
  });

  it('are none where only the scope names it', () => {
    assert.deepEqual(places(map, '1.1.1.4'), []);
  });
});

describe('the status of a map', () => {
  const status = (...texts: string[]) => frameworkStatus(framework(), readMap(...texts));
  const TEXT =
    'etom: classic\nscope: { include: 1.1.1 }\nprocesses:\n  p: { name: P, elements: [1.1.1.5, 1.1.1.6] }\n';

  it('counts each gap in scope once', () => {
    assert.equal(status(TEXT).gaps, 7, 'nine elements, two of them covered');
    assert.equal(status(TEXT.replace('1.1.1.6', '1.1.1.9')).gaps, 7, 'one in three verticals counts once');
  });

  it('names the organization, the map or the file', () => {
    assert.equal(status(TEXT).title, '1.etom.yaml');
    assert.equal(status(`${TEXT}map: grid\n`).title, 'grid');
    assert.equal(status(`${TEXT}map: grid\norganization: { name: Northern Grid }\n`).title, 'Northern Grid');
    assert.equal(status(`${TEXT}organization: Northern Grid\n`).title, 'Northern Grid');
  });

  it('names a file by what its address says, where that is no code of a character too', () => {
    const titleAt = (uri: string): string =>
      frameworkStatus(framework(), new ProcessMap([MapDocument.read(uri, 1, TEXT)], frameworks, true)).title;
    assert.equal(titleAt('file:///c%3A/maps/50%.etom.yaml'), '50%.etom.yaml');
    assert.equal(titleAt('file:///maps/%E4%B8%AD%20%23.etom.yaml'), '中 #.etom.yaml');
    assert.equal(titleAt('untitled:Untitled-1'), 'Untitled-1');
  });

  it('is the same until what the tree shows is another', () => {
    const { digest } = status(TEXT);
    assert.equal(status(TEXT.replace('name: P', 'name: Other')).digest, digest);
    assert.notEqual(status(TEXT.replace('1.1.1.6', '1.1.1.7')).digest, digest);
    assert.notEqual(status(TEXT.replace('1.1.1 }', '1.1.1, level: 3 }')).digest, digest);
    assert.notEqual(status(`${TEXT}gaps: { element: 1.1.1.7, decision: accept }\n`).digest, digest);
    assert.notEqual(status(`${TEXT}extensions:\n  2.1: { name: X, parent: 1.1.1 }\n`).digest, digest);
  });
});
