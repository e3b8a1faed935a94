import assert from 'node:assert/strict';
import { documentLinks, linkTarget } from '../../server/features/document-links.js';
import { markedFiles, opened, wordsAt } from '../support/marks.js';

const BASE = 'file:///home/a%20b/maps/grid.etom.yaml';

/** What is written → where it leads to from `BASE`. */
const TARGETS: Readonly<Record<string, string | undefined>> = {
  'docs/a.md': 'file:///home/a%20b/maps/docs/a.md',
  './docs/./a.md': 'file:///home/a%20b/maps/docs/a.md',
  '../a.md': 'file:///home/a%20b/a.md',
  '../../../../../a.md': 'file:///a.md',
  'docs\\sub\\a.md': 'file:///home/a%20b/maps/docs/sub/a.md',
  ' a b.md ': 'file:///home/a%20b/maps/a%20b.md',
  'a%20b.md': 'file:///home/a%20b/maps/a%20b.md',
  '100%.md': 'file:///home/a%20b/maps/100%25.md',
  'what?.md': 'file:///home/a%20b/maps/what%3F.md',
  'a.md#b c': 'file:///home/a%20b/maps/a.md#b%20c',
  '#there': 'file:///home/a%20b/maps/grid.etom.yaml#there',
  './/host/a.md': 'file:///home/a%20b/maps/host/a.md',
  '../../../..//host/a.md': 'file:///host/a.md',
  '../../../../%2fhost%5Ca.md': 'file:///%252fhost%255Ca.md',
  '..': 'file:///home/a%20b/',
  'a/': 'file:///home/a%20b/maps/a/',
  '\ud800.md': 'file:///home/a%20b/maps/%EF%BF%BD.md',
  'https://example.org/a b': 'https://example.org/a%20b',
  'http://example.org/%20"': 'http://example.org/%20%22',
  'mailto:a@example.org?subject=b': 'mailto:a@example.org?subject=b',
  'https://': undefined,
  'https:a': undefined,
  'mailto:': undefined,
  'ftp://example.org': undefined,
  'command:evil': undefined,
  'Command:evil': undefined,
  'java\nscript:evil': undefined,
  'data:text/html,x': undefined,
  '/a.md': undefined,
  '//host/a.md': undefined,
  '\\\\host\\a.md': undefined,
  'C|/a.md': 'file:///home/a%20b/maps/C%7C/a.md',
  '': undefined,
  ' ': undefined,
};

describe('document links', () => {
  for (const { name, text, marks } of markedFiles('document-links')) {
    it(`are what ${name} expects`, () => {
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const told = documentLinks(opened(source).document).map(
          ({ range, target }) => `${range.start.line + 1} ${wordsAt(source, range)} → ${target}`,
        );
        const wanted = marks.map(
          ({ range, says }) => `${range.start.line + 1} ${wordsAt(source, range)} → ${says}`,
        );
        assert.deepEqual(told, wanted);
      }
    });
  }

  for (const [href, target] of Object.entries(TARGETS)) {
    it(`${target === undefined ? 'do not lead' : 'lead'} from ${JSON.stringify(href)}`, () => {
      assert.equal(linkTarget(BASE, href), target);
    });
  }

  it('start where the file is, in any file system', () => {
    assert.equal(linkTarget('vscode-vfs://github/o/r/m.etom.yaml', '../a.md'), 'vscode-vfs://github/o/a.md');
    assert.equal(linkTarget('file:///c%3A/m.etom.yaml?q#f', 'a.md'), 'file:///c%3A/a.md');
    assert.equal(linkTarget('untitled:Untitled-1', 'a.md'), undefined);
    assert.equal(linkTarget('untitled:Untitled-1', 'https://example.org'), 'https://example.org');
  });
});
