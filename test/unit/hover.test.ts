import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hover } from '../../server/features/hover.js';
import { escapeMarkdown } from '../../server/features/markdown.js';
import type { Range } from '../../server/map/range.js';
import { ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';

const FOLDER = path.join(ROOT, 'test/markers/hover');

/** `#  ^^^ "words"`: what a hover on the marked words of the line above says; `#<<<` marks from the first column on. */
const MARKER = /^#(?:(<+)|( *)(\^+)) (nothing|(?:"(?:[^"\\]|\\.)*" ?)+)$/;

interface Expectation {
  /** The exact range of the hover. */
  readonly range: Range;
  /** What its Markdown holds; undefined where nothing is to be said. */
  readonly parts: readonly string[] | undefined;
  /** Where it is written, counted from 1. */
  readonly at: number;
}

function readMarkers(text: string): { source: string; expectations: Expectation[] } {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [marker, first, gap = '', carets = '', words = ''] = MARKER.exec(line) ?? [];
    if (marker === undefined) {
      lines.push(line);
      continue;
    }
    const start = { line: lines.length - 1, character: first ? 0 : gap.length + 1 };
    const end = { line: start.line, character: start.character + (first ?? carets).length };
    const parts =
      words === 'nothing'
        ? undefined
        : [...words.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([part]) => JSON.parse(part) as string);
    expectations.push({ range: { start, end }, parts, at: index + 1 });
  }
  return { source: lines.join('\n'), expectations };
}

/** Hovers at each column of each expectation, and fails where the answer is another. */
function judge(source: string, expectations: readonly Expectation[]): void {
  const map = readMap(source);
  const [document] = map.documents;
  assert.ok(document);
  for (const { range, parts, at } of expectations) {
    const { line, character } = range.start;
    for (let column = character; column < range.end.character; column++) {
      const found = hover(document, map, { line, character: column });
      const where = `line ${at}, column ${column + 1}`;
      if (!parts) assert.equal(found, undefined, where);
      if (!parts) continue;
      assert.ok(found, `${where}: nothing is said`);
      assert.deepEqual(found.range, range, where);
      for (const part of parts) {
        assert.ok(found.markdown.includes(part), `${where}: no “${part}” in\n${found.markdown}`);
      }
    }
  }
}

describe('hover', () => {
  for (const file of readdirSync(FOLDER)) {
    it(`says what ${file} expects`, () => {
      const { source, expectations } = readMarkers(readFileSync(path.join(FOLDER, file), 'utf8'));
      assert.ok(expectations.length > 0, 'the markers are read');
      judge(source, expectations);
      judge(source.replaceAll('\n', '\r\n'), expectations);
    });
  }

  it('says nothing where there is nothing', () => {
    const map = readMap('etom: classic\n\n# a comment\n');
    const [document] = map.documents;
    assert.ok(document);
    for (const line of [1, 2, 3, 99]) {
      assert.equal(hover(document, map, { line, character: 2 }), undefined, `line ${line}`);
    }
    const empty = readMap('');
    assert.ok(empty.documents[0]);
    assert.equal(hover(empty.documents[0], empty, { line: 0, character: 0 }), undefined);
  });

  it('knows what another file of the map declares', () => {
    const map = readMap(
      'etom: classic\nmap: m\nprocesses:\n  p: { name: P, owner: lead }\n',
      'etom: classic\nmap: m\nroles:\n  lead: Head of Connections\n',
    );
    const [document] = map.documents;
    assert.ok(document);
    const found = hover(document, map, { line: 3, character: 25 });
    assert.match(found?.markdown ?? '', /Head of Connections/);
  });

  it('shows what people wrote as text, never as markup', () => {
    const map = readMap(
      'etom: classic\nroles:\n  lead: "[x](command:evil) <img src=x> **b**"\nprocesses:\n  p: { name: P, owner: lead }\n',
    );
    const [document] = map.documents;
    assert.ok(document);
    const { markdown } = hover(document, map, { line: 4, character: 25 }) ?? { markdown: '' };
    assert.ok(markdown.includes('\\[x\\]\\(command:evil\\) \\<img src=x\\> \\*\\*b\\*\\*'), markdown);
    assert.equal(
      escapeMarkdown('https://x.example www.x.example a@x.example &lt; 1. #'),
      'https\\://x.example www\\.x.example a\\@x.example &amp;lt; 1. \\#',
    );
  });
});
