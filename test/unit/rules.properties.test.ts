/** What holds of the rules for any text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import { invisibleIn } from '../../server/rules/invisible.js';
import { cut } from '../../server/rules/words.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from '../support/framework.js';
import { exists, findingsIn } from '../support/map.js';
import { applyFix, readMarkers } from '../support/markers.js';

const FOLDER = path.join(ROOT, 'test/markers/rules');
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.etom.yaml'))
  .map((name) => readMarkers(name, readFileSync(path.join(FOLDER, name), 'utf8')).text);

/** One line of text, with what YAML gives a meaning among its characters. */
const line = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...'ab1.0 -?:,[]{}#&*!|>%@`"\'\\~=<_+éß漢😀') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 12,
});

describe('any text', () => {
  /** A marker file, and where a stretch of it is to be replaced by what. */
  const edited = fc
    .record({
      text: fc.constantFrom(...texts),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(8),
      new: line,
    })
    .map(({ text, at, length, new: middle }) => {
      const from = Math.floor(at * text.length);
      return { text, from, to: from + length, middle };
    });
  it('is checked without failing, in short messages, with fixes that can be applied', () => {
    fc.assert(
      fc.property(edited, (edit) => {
        const text = edit.text.slice(0, edit.from) + edit.middle + edit.text.slice(edit.to);
        for (const { message, fixes = [] } of findingsIn(text)) {
          assert.ok(message.length > 0 && message.length <= 300, message);
          assert.doesNotMatch(message, /[\r\n]/);
          for (const fix of fixes) assert.notEqual(applyFix(text, fix), text, fix.title);
        }
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);

  it('is checked after an edit as if it were new', () => {
    fc.assert(
      fc.property(edited, (edit) => {
        let document = MapDocument.read('file:///1.etom.yaml', 1, edit.text);
        let map = new ProcessMap([document], frameworks, true, undefined, exists);
        check(document, map);
        const lines = edit.text.slice(0, edit.from).split(/\r\n|\r|\n/);
        const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        document = document.update(1, [{ range: { start, end: start }, text: edit.middle }]);
        map = new ProcessMap([document], frameworks, true, map, exists);
        assert.deepEqual(check(document, map), findingsIn(document.text));
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});

describe('fixes of syntax errors', () => {
  it('leave fewer of them', () => {
    const syntax = texts.filter((text) => findingsIn(text).some(({ code }) => code === 'yaml-syntax'));
    for (const text of syntax) {
      const before = findingsIn(text).filter(({ code }) => code === 'yaml-syntax');
      for (const finding of before) {
        for (const fix of finding.fixes ?? []) {
          const after = findingsIn(applyFix(text, fix)).filter(({ code }) => code === 'yaml-syntax');
          assert.ok(after.length < before.length, finding.message);
        }
      }
    }
  });
});

describe('extensions with names of any kind', () => {
  it('are offered so that the reference is right afterwards', () => {
    fc.assert(
      fc.property(
        line.filter((name) => /\p{L}/u.test(name) && invisibleIn(name).length === 0),
        fc.constantFrom('[2.11]', '["2.11"]', "['2.11']", '2.11'),
        (name, list) => {
          const extension = `extensions: { "2.1": { name: ${JSON.stringify(name)}, parent: 1.1.3.5 } }\n`;
          const text = `etom: classic\nsystems: { cis: { name: CIS, elements: ${list} } }\n${extension}`;
          const [finding] = findingsIn(text).filter(({ code }) => code === 'unknown-element');
          const [fix] = finding?.fixes ?? [];
          assert.ok(fix, 'a fix');
          assert.deepEqual(
            findingsIn(applyFix(text, fix)).map(({ message }) => message),
            [],
          );
        },
      ),
    );
  }).timeout(60_000);
});

describe('a text in a message', () => {
  it('is never longer than asked for, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 2, max: 80 }),
        (text, most) => {
          const short = cut(text, most);
          assert.ok(short.length <= most);
          assert.doesNotMatch(short, /[\ud800-\udbff]…$/);
        },
      ),
    );
  }).timeout(60_000);
});
