import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type Need, Needs } from '../../server/features/completion/needs.js';
import { MapDocument } from '../../server/map/document.js';
import { pathOf } from '../../server/map/facts.js';
import { Coverage, type CoverageState } from '../../server/workspace/coverage.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { mapText } from '../properties/map-text.js';
import { offered } from '../support/completion.js';
import { frameworks, ROOT } from '../support/framework.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';

const NEED: Readonly<Record<CoverageState, Need>> = {
  excluded: 'excluded',
  full: 'covered',
  'rolled up': 'covered',
  inherited: 'covered',
  partial: 'begun',
  undetailed: 'begun',
  planned: 'begun',
  gap: 'gap',
};

/** Fails where the needs of a map are not what its as-is coverage says. */
function compare(map: ProcessMap): void {
  const { catalogue } = map;
  if (!catalogue) return;
  const needs = new Needs(map);
  const coverage = new Coverage(map, 'as-is');
  for (const element of [...catalogue.extensions, ...catalogue.framework.elements]) {
    const { state } = coverage.of(element);
    if (element.level >= 2) assert.equal(needs.of(element), NEED[state], `${element.key} is ${state}`);
  }
}

describe('what elements need', () => {
  it('agrees with the coverage of the examples', () => {
    for (const folder of ['northern-grid', 'oda-components']) {
      const at = path.join(ROOT, 'examples', folder);
      const files = readdirSync(at).filter((name) => name.endsWith('.etom.yaml'));
      const texts = files.map((name) => readFileSync(path.join(at, name), 'utf8'));
      if (folder === 'northern-grid') compare(readMap(...texts));
      else for (const text of texts) compare(readMap(text));
    }
  });

  it('agrees with the coverage of maps in which processes are planned, retired or part of others', () => {
    for (const text of [
      'scope: { include: [Operations], exclude: [1.1.1.2, Billing] }\n',
      'extensions: { 9.1: { name: E, parent: 1.1.1.6 }, 9.2: { name: F, parent: 9.1 } }\n',
      '',
    ]) {
      compare(
        readMap(`etom: classic
${text}processes:
  a: { name: A, status: to-be, elements: [1.1.1.3], processes: { b: { name: B, status: as-is, elements: [1.1.1.4] } } }
  c: { name: C, status: retired, processes: { d: { name: D, status: as-is, elements: [1.1.1.9] } } }
  e:
    name: E
    elements: [1.1.1.6, 1.1.1.8, 1.1.1, 9.1]
    processes: { f: { name: F, elements: [{ element: 1.1.1.6, coverage: partial }] } }
  g: { name: G, elements: [{ element: 1.1.2.3, coverage: planned }, { element: 1.1.2.1, coverage: partial }] }
  h: { name: H, elements: [1.1.1.5.1, 1.1.1.5.2, 1.1.1.5.3, 1.1.1.5.4, 1.1.1.5.5, 1.1.1.5.6] }
`),
      );
    }
  });

  it('agrees with the coverage of any map whose processes have paths of their own', () => {
    fc.assert(
      fc.property(mapText, (text) => {
        const map = readMap(`etom: classic\n${text}`);
        const paths = map.declared('process').map(({ item }) => pathOf(item));
        fc.pre(new Set(paths).size === paths.length);
        compare(map);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the coverage after an edit, of which only the touched processes are read again', () => {
    const before = MapDocument.read('file:///1.etom.yaml', 1, largeMap({ processes: 120 }));
    const map = new ProcessMap([before], frameworks, true);
    compare(map);
    const line = before.text.split('\n').findIndex((each) => each.startsWith('      - '));
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const after = before.update(2, [{ range, text: '      - { element: 1.1.1.7, coverage: planned }\n' }]);
    compare(new ProcessMap([after], frameworks, true, map));
  });
});

describe('the order of elements', () => {
  it('puts what is in the same list already behind every other answer to the same words', () => {
    const labels = offered(
      'etom: classic\nprocesses:\n  p:\n    elements:\n      - 1.1.1.6\n      - handling$0\n',
    ).map(({ label }) => label);
    assert.ok(labels.length > 2);
    assert.equal(labels.at(-1), '1.1.1.6 Problem Handling');
  });

  it('does not hide a covered element from who types its name or id', () => {
    const covered = 'etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.1.5] }\n  q:\n    elements: ';
    for (const typed of ['order ha', '1.1.1.5']) {
      assert.equal(offered(`${covered}${typed}$0`)[0]?.label, '1.1.1.5 Order Handling');
    }
  });
});
