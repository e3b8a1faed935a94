/** Suppressing findings: by comments, by settings, and the quick fixes that write the comments. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diagnosticOf } from '../../server/features/diagnostics.js';
import { suppressionFixes } from '../../server/features/suppress.js';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import type { Finding } from '../../server/rules/rule.js';
import { NEVER_SUPPRESSED } from '../../server/rules/suppressions.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';
import { applyFix, readMarkers, tell } from '../support/markers.js';

const FOLDER = path.join(ROOT, 'test/markers/rules');
const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
const fixesIn = (text: string, finding: Finding | undefined) => {
  const [document] = readMap(text).documents;
  assert.ok(document && finding);
  return suppressionFixes(document, finding);
};

const MAP = 'etom: classic\nsystems:\n  cis:\n    name: CIS\n    elements: [9.9, 9.8]\n';

describe('suppressing by a comment', () => {
  it('is offered for the line, with its indentation, and for the file', () => {
    const [first] = findingsIn(MAP);
    const [line, file, ...others] = fixesIn(MAP, first);
    assert.deepEqual(others, []);
    assert.equal(line?.title, 'Suppress unknown-element on this line');
    assert.equal(file?.title, 'Suppress unknown-element in this file');
    const above = MAP.replace('    elements', '    # etom-disable-next-line unknown-element\n    elements');
    assert.equal(line && applyFix(MAP, line), above);
    assert.equal(file && applyFix(MAP, file), `# etom-disable-file unknown-element\n${MAP}`);
  });

  it('adds to a comment that is there, before its reason', () => {
    const text = MAP.replace('9.9', '1.1.1.5, 1.1.1.5').replace(
      '    elements',
      '    # etom-disable-next-line unknown-element -- ours\n    elements',
    );
    const [number] = findingsIn(text);
    assert.equal(number?.code, 'redundant-mapping');
    const [line] = fixesIn(text, number);
    assert.ok(line);
    assert.match(applyFix(text, line), /next-line unknown-element, redundant-mapping -- ours\n/);
  });

  it('is not offered for what nothing can suppress, nor inside a text of several lines', () => {
    const [syntax] = findingsIn('etom: [classic\n');
    assert.deepEqual(fixesIn('etom: [classic\n', syntax), []);
    const text = 'etom: classic\nsystems:\n  cis:\n    name: a text of\n      two lines\n';
    const [document] = readMap(text).documents;
    const range = { start: { line: 4, character: 6 }, end: { line: 4, character: 9 } };
    const finding: Finding = { code: 'unknown-key', severity: 'error', message: 'Invented', range };
    const titles = document && suppressionFixes(document, finding).map(({ title }) => title);
    assert.deepEqual(titles, ['Suppress unknown-key in this file']);
  });

  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.etom.yaml'))) {
    it(`works wherever it is offered: ${name}`, () => {
      const { text } = readMarkers(name, readFileSync(path.join(FOLDER, name), 'utf8'));
      const findings = findingsIn(text);
      const count = (all: readonly Finding[], one: Finding): number =>
        all.filter(({ code, message }) => code === one.code && message === one.message).length;
      for (const finding of findings) {
        const fixes = fixesIn(text, finding);
        assert.ok(fixes.length > 0 || NEVER_SUPPRESSED.has(finding.code));
        for (const fix of fixes) {
          const after = findingsIn(applyFix(text, fix));
          assert.ok(count(after, finding) < count(findings, finding), `${tell(finding)}: ${fix.title}`);
          const added = codes(after).filter((code) => !codes(findings).includes(code));
          assert.deepEqual(added, [], `${tell(finding)}: ${fix.title}`);
        }
      }
    });
  }

  it('speaks of unused comments only where everything is known', () => {
    const text = `etom: classic\nmap: ours\n# etom-disable-file unknown-element, broken-link, missing-owner\n`;
    assert.deepEqual(codes(findingsIn(text)), ['unused-suppression', 'unused-suppression']);
    const document = MapDocument.read('file:///1.etom.yaml', 1, text);
    const check1 = (map: ProcessMap): string[] => codes(check(document, map));
    assert.deepEqual(check1(new ProcessMap([document], frameworks, false)), []);
    assert.deepEqual(check1(new ProcessMap([document], () => undefined, true)), []);
    assert.deepEqual(check1(new ProcessMap([document], frameworks, true)), ['unused-suppression']);
  });

  it('is not called unused before it is known which linked files are there', () => {
    const text = 'etom: classic\n# etom-disable-next-line broken-link\nlinks: [docs/a.md]\n';
    const document = MapDocument.read('file:///1.etom.yaml', 1, text);
    const check1 = (isThere: boolean | undefined): string[] =>
      codes(check(document, new ProcessMap([document], frameworks, true, undefined, () => isThere)));
    assert.deepEqual(check1(undefined), []);
    assert.deepEqual(check1(false), []);
    assert.deepEqual(check1(true), ['unused-suppression']);
  });

  it('reaches from the end of one block to the start of the next', () => {
    const text = [
      'etom: classic',
      'systems:',
      '  a: A',
      '      # etom-disable-next-line unknown-key',
      '',
      '  b: { nmae: B }',
      'processes:',
      '# etom-disable-next-line missing-key',
      '  p: {}',
      '',
    ].join('\n');
    assert.ok(!codes(findingsIn(text)).includes('unknown-key'));
    assert.ok(!codes(findingsIn(text)).includes('missing-key'));
  });
});

describe('severities by setting', () => {
  const [document] = readMap(MAP).documents;
  const severities = (wanted: Parameters<typeof check>[2]): string[] =>
    document ? check(document, readMap(MAP), wanted).map(({ severity }) => severity) : [];

  it('are those of the setting, none for off, and what is not understood means nothing', () => {
    assert.deepEqual(severities({ 'unknown-element': 'hint' }), ['hint', 'hint']);
    assert.deepEqual(severities({ 'unknown-element': 'off' }), []);
    const odd = JSON.parse('{ "unknown-element": "loud", "nothing": "off", "__proto__": "off" }');
    assert.deepEqual(severities(odd), ['error', 'error']);
  });

  it('leave unused comments alone where their rule is off', () => {
    const text = `# etom-disable-file unknown-element\n${MAP}`;
    const map = readMap(text);
    const [file] = map.documents;
    assert.deepEqual(file && check(file, map, { 'unknown-element': 'off' }), []);
  });
});

describe('an unnecessary part', () => {
  it('is marked for the editor, which shows it faded', () => {
    const [finding] = findingsIn('# etom-disable-file unknown-key\netom: classic\n');
    assert.deepEqual(finding && diagnosticOf(finding, 'https://example.org').tags, [1]);
  });
});
