/** The rules: marker files, the examples of the manual, fixes, and what holds for every rule. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageOf } from '../../scripts/rule-pages.js';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import { RULES } from '../../server/rules/registry.js';
import type { Finding, Severities } from '../../server/rules/rule.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from '../support/framework.js';
import { exists, findingsIn, findingsInFiles } from '../support/map.js';
import { applyFix, differences, golden, readMarkers, tell } from '../support/markers.js';

const FOLDER = path.join(ROOT, 'test/markers/rules');
const EXTENSION = '.etom.yaml';

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(EXTENSION))
  .map((name) => ({ name, ...readMarkers(name, readFileSync(path.join(FOLDER, name), 'utf8')) }));

/** Rules that ask whether a map as a whole is tidy, which marker files of other rules need not be. */
const TIDY = ['duplicate-id', 'duplicate-name', 'overlapping-coverage', 'out-of-scope', 'unmapped-process'];

/** In its own files a rule is on; in those of others, TIDY is off. */
const settings = (name: string): Severities =>
  Object.fromEntries(
    RULES.flatMap(({ code, severity }): [string, Severities[string]][] => {
      if (name.startsWith(`${code}.`)) return severity === 'off' ? [[code, 'info']] : [];
      return TIDY.includes(code) ? [[code, 'off']] : [];
    }),
  );

/** No example is long enough to reach a limit; rules.cases.test.ts does. */
const SHOWN = RULES.filter(({ code }) => code !== 'limit-reached');

const messages = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, message }) => `${code}: ${message}`);

describe('marker files', () => {
  for (const { name, text, wants } of files) {
    it(name, () => {
      const findings = findingsInFiles(text, settings(name));
      assert.deepEqual(differences(wants, findings), []);
      const at = path.join(FOLDER, name.replace(EXTENSION, '.golden'));
      const now = golden(text, findings);
      if (process.env.UPDATE && now !== '') writeFileSync(at, now);
      else if (process.env.UPDATE) rmSync(at, { force: true });
      const committed = existsSync(at) ? readFileSync(at, 'utf8') : '';
      assert.equal(now, committed, `${at} differs; if that is right, run with UPDATE=1`);
    });
  }

  it('are there for every rule, and only for rules', () => {
    const codes = SHOWN.map(({ code }) => code);
    const tested = files.map(({ name }) => name.slice(0, name.indexOf('.')));
    assert.deepEqual([...new Set(tested)].sort(), [...codes].sort());
  });

  it('have no golden files but their own', () => {
    const stray = readdirSync(FOLDER).filter(
      (name) =>
        name.endsWith('.golden') && !existsSync(path.join(FOLDER, name.replace('.golden', EXTENSION))),
    );
    assert.deepEqual(stray, []);
  });
});

describe('fixes', () => {
  for (const { name, text } of files) {
    const findings = findingsInFiles(text, settings(name));
    for (const finding of findings) {
      for (const fix of finding.fixes ?? []) {
        it(`${name} ${tell(finding)} → ${fix.title}`, () => {
          const left = messages(findings);
          left.splice(left.indexOf(`${finding.code}: ${finding.message}`), 1);
          const after = findingsInFiles(applyFix(text, fix), settings(name));
          for (const message of messages(after)) {
            const index = left.indexOf(message);
            assert.notEqual(index, -1, `still or newly there: ${message}`);
            left.splice(index, 1);
          }
        });
      }
    }
  }
});

describe('checking again after an edit', () => {
  const insertions = ['# a comment\n', 'x-note: new\n', '\n'];
  for (const { name, text } of files) {
    it(name, () => {
      let document = MapDocument.read('file:///1.etom.yaml', 1, text);
      let map = new ProcessMap([document], frameworks, true, undefined, exists);
      check(document, map);
      const start = { line: 0, character: name.includes('.bom.') ? 1 : 0 };
      for (const insertion of insertions) {
        document = document.update(1, [{ range: { start, end: start }, text: insertion }]);
        map = new ProcessMap([document], frameworks, true, map, exists);
        assert.deepEqual(check(document, map), findingsIn(document.text));
      }
    });
  }
});

describe('every rule', () => {
  it('has a code of its own', () => {
    assert.equal(new Set(RULES.map(({ code }) => code)).size, RULES.length);
  });

  for (const rule of SHOWN) {
    describe(rule.code, () => {
      const page = pageOf(rule);
      const on: Severities = rule.severity === 'off' ? { [rule.code]: 'info' } : {};

      it('gives its finding for the wrong example', () => {
        const codes = findingsInFiles(page.wrong, on).map(({ code }) => code);
        assert.ok(codes.includes(rule.code), `found ${codes.join(', ') || 'nothing'}`);
      });

      it('gives only its finding for the wrong example', () => {
        const others = findingsInFiles(page.wrong, on).filter(({ code }) => code !== rule.code);
        assert.deepEqual(messages(others), []);
      });

      it('finds nothing in the right example, nor does another rule', () => {
        assert.deepEqual(messages(findingsInFiles(page.right, on)), []);
      });
    });
  }

  for (const { name, text } of files) {
    it(`writes short sentences: ${name}`, () => {
      for (const { message, related = [] } of findingsInFiles(text, settings(name))) {
        assert.match(message, /^[^a-z].*[^.!:; ]$/su);
        for (const one of [message, ...related.map((other) => other.message)]) {
          assert.ok(one.length <= 300, one);
          assert.doesNotMatch(one, /[\r\n\u202a-\u202e\u2066-\u2069]/u);
        }
      }
    });
  }
});
