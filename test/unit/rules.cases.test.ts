/** What marker files cannot show: several files, incomplete maps, long processes, releases that are not there. */
import assert from 'node:assert/strict';
import { MapDocument } from '../../server/map/document.js';
import { LIMITS } from '../../server/map/limits.js';
import { check } from '../../server/rules/check.js';
import type { Finding } from '../../server/rules/rule.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';
import { largeMap } from '../support/large-map.js';
import { findingsIn, readMap } from '../support/map.js';

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);

const HEAD = 'etom: classic\nmap: ours\n';

/** A process long enough to be read in several blocks, with two subprocesses. */
const LONG = [
  'etom: classic',
  'processes:',
  '  solve:',
  '    name: Solve problems',
  '    elements:',
  '      - 1.1.1.6 Problem Handling',
  '      - 1.1.1.7 Customer QoS/SLA Management',
  '    processes:',
  ...Array.from({ length: 40 }, (_, index) => `      # ${index}`),
  '      calls:',
  '        name: Take calls',
  '        elements: [{ element: 1.1.1.6 Problem Handling, coverage: partial }]',
  '      orders:',
  '        name: Take orders',
  '        elements: [1.1.1.5 Order Handling]',
  '',
].join('\n');

describe('rules and the map around a file', () => {
  it('know what other files of the map declare', () => {
    const text = `${HEAD}processes: { bill: { name: Bill, owner: lead, elements: [2.1, 1.1.4.2] } }\n`;
    assert.deepEqual(codes(findingsIn(text)), ['unknown-reference', 'unknown-element']);
    const roles = `${HEAD}roles: { lead: Head }\nextensions: { 2.1: { name: Meters, parent: 1.1.3.5 } }\n`;
    assert.deepEqual(codes(findingsIn(text, roles)), []);
    const scope = `${HEAD}scope: { exclude: [1.1.4] }\n`;
    assert.deepEqual(codes(findingsIn(text, roles, scope)), ['excluded-element']);
  });

  it('say nothing of references while files may be missing', () => {
    const document = MapDocument.read('file:///1.etom.yaml', 1, `${HEAD}systems: { cis: { owner: lead } }\n`);
    const incomplete = new ProcessMap([document], frameworks, false);
    assert.deepEqual(codes(check(document, incomplete)), []);
    const complete = new ProcessMap([document], frameworks, true, incomplete);
    assert.deepEqual(codes(check(document, complete)), ['unknown-reference']);
  });

  it('say nothing of elements where the release is not known, not carried or not loaded', () => {
    const body = 'processes: { bill: { name: Bill, elements: [9.9.9, Nothing, "1.1.1.5 Selling"] } }\n';
    assert.deepEqual(codes(findingsIn(`etom: nothing\n${body}`)), ['unknown-release']);
    assert.deepEqual(codes(findingsIn(`etom: "21.5"\n${body}`)), ['release-not-held']);
    const document = MapDocument.read('file:///1.etom.yaml', 1, `etom: classic\n${body}`);
    const notLoaded = new ProcessMap([document], () => undefined, true);
    assert.deepEqual(codes(check(document, notLoaded)), []);
    const loaded = new ProcessMap([document], frameworks, true, notLoaded);
    const found = ['unknown-element', 'unknown-element', 'element-name-mismatch'];
    assert.deepEqual(codes(check(document, loaded)), found);
  });

  it('say nothing of missing keys where a syntax error may have hidden them', () => {
    const text =
      'etom: classic\nprocesses:\n  bill:\n    note: So: it is\n    elements: [{ coverage: full }]\n';
    assert.deepEqual(codes(findingsIn(text)), ['yaml-syntax']);
  });
});

describe('rules that look at a whole map', () => {
  it('find what another file declares again, and point there', () => {
    const first = `${HEAD}roles: { lead: Head }\nsystems: { cis: { name: CIS, owner: lead, elements: [1.1.1.5] } }\n`;
    const second = `${HEAD}roles: { lead: Chief }\n`;
    assert.deepEqual(codes(findingsIn(first, second)), []);
    const [finding, ...others] = findingsIn(second, first);
    assert.deepEqual(others, []);
    assert.equal(finding, undefined, 'of two, the later file has the finding');
    const map = readMap(first, second);
    const [, later] = map.documents;
    const found = later ? check(later, map) : [];
    assert.deepEqual(codes(found), ['duplicate-id']);
    assert.equal(found[0]?.related?.[0]?.place.uri, 'file:///1.etom.yaml');
  });

  it('rest while files may be missing, and where something could not be read', () => {
    const text = `${HEAD}roles: { lead: Head, other: Other }\nprocesses: { p: { name: P, elements: [1.1.1.5], owner: lead } }\n`;
    assert.deepEqual(codes(findingsIn(text)), ['unused-declaration']);
    const document = MapDocument.read('file:///1.etom.yaml', 1, text);
    assert.deepEqual(codes(check(document, new ProcessMap([document], frameworks, false))), []);
    assert.deepEqual(codes(findingsIn(text, `${HEAD}processes: { q: [ }\n`)), []);
    const misspelled = `${HEAD}processes: { q: { name: Q, elements: [1.1.1.6], owner: othr } }\n`;
    assert.deepEqual(codes(findingsIn(text, misspelled)), [], 'the misspelled role may be the unused one');
  });

  it('are asked once for each state of a map', () => {
    const map = readMap(`${HEAD}roles: { lead: Head }\n`, `${HEAD}processes: { p: { name: P } }\n`);
    const [document, other] = map.documents;
    assert.ok(document && other);
    assert.deepEqual(check(document, map), check(document, map));
    assert.deepEqual(codes(check(document, map)), ['unused-declaration']);
    assert.deepEqual(codes(check(other, map)), ['unmapped-process']);
  });

  it('find nothing in a realistic map of 300 processes', () => {
    const text = largeMap();
    assert.equal(readMap(text).declared('process').length, 300);
    assert.deepEqual(findingsIn(text), []);
  });

  it('ask for files only where the host knows of them', () => {
    const text = `${HEAD}links: [missing/a.md, docs/b.md]\n`;
    const document = MapDocument.read('file:///maps/1.etom.yaml', 1, text);
    const asked: string[] = [];
    const exists = (uri: string): undefined => {
      asked.push(uri);
    };
    assert.deepEqual(check(document, new ProcessMap([document], frameworks, true)), []);
    assert.deepEqual(check(document, new ProcessMap([document], frameworks, true, undefined, exists)), []);
    assert.deepEqual(asked, ['file:///maps/missing/a.md', 'file:///maps/docs/b.md']);
  });
});

describe('rules and a long process', () => {
  const related = (findings: readonly Finding[]): [string, number | undefined, number][] =>
    findings.map(({ code, related: [first] = [], range }) => [
      code,
      first?.place.range.start.line,
      range.start.line,
    ]);

  it('is read in several blocks', () => {
    assert.ok(MapDocument.read('file:///1.etom.yaml', 1, LONG).blocks.length > 3);
  });

  it('see across its blocks', () => {
    const found = related(findingsIn(LONG));
    assert.deepEqual(found, [
      ['inconsistent-coverage', 50, 5],
      ['outside-parent', 2, 53],
    ]);
  });

  it('keep related places right when lines come in above and between', () => {
    let document = MapDocument.read('file:///1.etom.yaml', 1, LONG);
    let map = new ProcessMap([document], frameworks, true);
    check(document, map);
    for (const line of [0, 30, 51]) {
      const start = { line, character: 0 };
      document = document.update(1, [{ range: { start, end: start }, text: '# new\n' }]);
      map = new ProcessMap([document], frameworks, true, map);
      assert.deepEqual(check(document, map), findingsIn(document.text));
    }
    assert.deepEqual(related(check(document, map)), [
      ['inconsistent-coverage', 53, 6],
      ['outside-parent', 3, 56],
    ]);
  });

  it('offer no fix for a list in another block', () => {
    const [, outside] = findingsIn(LONG);
    assert.deepEqual(outside?.fixes, []);
  });

  it('see a claim of a subprocess change', () => {
    const document = MapDocument.read('file:///1.etom.yaml', 1, LONG);
    const map = new ProcessMap([document], frameworks, true);
    check(document, map);
    const character = (LONG.split('\n')[50] ?? '').indexOf('partial');
    const range = { start: { line: 50, character }, end: { line: 50, character: character + 7 } };
    const now = document.update(1, [{ range, text: 'full' }]);
    assert.match(now.text, /coverage: full \}\]/);
    const found = codes(check(now, new ProcessMap([now], frameworks, true, map)));
    assert.deepEqual(found, ['outside-parent']);
  });
});

describe('what is given of many findings', () => {
  it('is limited, errors first, and the last one counts the rest', () => {
    const items = Array.from({ length: 1200 }, (_, index) => `      - 9.${index}`);
    const text = ['etom: classic', 'systems:', '  cis:', '    name: CIS', '    elements:', ...items, ''].join(
      '\n',
    );
    const findings = findingsIn(text);
    assert.equal(findings.length, LIMITS.findings);
    assert.equal(findings.at(-1)?.message, '201 more findings in this file are not shown');
  });

  it('has at most ten related places each', () => {
    const subs = Array.from(
      { length: 20 },
      (_, index) => `      s${index}: { name: S, elements: [{ element: 1.1.1.6, coverage: partial }] }`,
    );
    const head = [
      'etom: classic',
      'processes:',
      '  p:',
      '    name: P',
      '    elements: [1.1.1.6]',
      '    processes:',
    ];
    const [finding] = findingsIn([...head, ...subs, ''].join('\n'));
    assert.equal(finding?.related?.length, 10);
  });
});

describe('a map in which thousands of processes claim one element', () => {
  it('is checked in a moment, and says so up to the limit', () => {
    const processes = Array.from(
      { length: 5000 },
      (_, at) => `  p${at}: { name: P ${at}, elements: 1.1.1.5 }`,
    );
    const findings = findingsIn(['etom: classic', 'processes:', ...processes, ''].join('\n'));
    assert.equal(findings.length, LIMITS.findings);
    assert.deepEqual([...new Set(codes(findings))].sort(), ['limit-reached', 'overlapping-coverage']);
  });
});

describe('maps without problems', () => {
  it('have no findings: an empty file but for its release, aliases, words of other scripts', () => {
    assert.deepEqual(findingsIn('etom: classic\n'), []);
    const text = [
      'etom: classic',
      'roles: { Leiter-Anschlüsse: &name Leiter Anschlüsse, 責任者: *name }',
      'processes:',
      '  подключение:',
      '    name: Подключение',
      '    elements: &elements [1.1.1.5 Order Handling]',
      '    owner: 責任者',
      '    responsible: Leiter-Anschlüsse',
      '  ανανέωση: { name: Ανανέωση, elements: *elements }',
      '',
    ].join('\n');
    assert.deepEqual(findingsIn(text), []);
    assert.equal(readMap(text).complete, true);
  });
});
