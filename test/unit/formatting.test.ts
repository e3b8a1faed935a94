import assert from 'node:assert/strict';
import type { FormattingOptions } from 'vscode-languageserver-types';
import { formatting } from '../../server/features/formatting.js';
import { assertGolden, edited, markedFiles, opened, sayings } from '../support/marks.js';

const OPTIONS: FormattingOptions = { tabSize: 2, insertSpaces: true };
const END: FormattingOptions = { ...OPTIONS, insertFinalNewline: true, trimFinalNewlines: true };

const formatted = (text: string, options = OPTIONS): string =>
  edited(text, formatting(opened(text).document, options));

/** White space that nobody sees, made visible at the ends of lines. */
const shown = (text: string): string =>
  text.replaceAll('\t', '→').replace(/[ →]+$/gm, (white) => white.replaceAll(' ', '·'));

/** Text → the text formatted; `END` as the options. */
const ENDS: Readonly<Record<string, string>> = {
  '': '',
  '\n\n': '\n\n',
  '# a': '# a\n',
  'etom: classic': 'etom: classic\n',
  'etom: classic\n': 'etom: classic\n',
  'etom: classic  ': 'etom: classic\n',
  'etom: classic  \n  \n\n': 'etom: classic\n',
  'etom: classic\n\n# a\n\n': 'etom: classic\n\n# a\n',
  'map: m\r\netom: classic': 'map: m\r\netom: classic\r\n',
  'map: m\r\netom: classic\r\n\r\n': 'map: m\r\netom: classic\r\n',
  'etom:   classic\n\n': 'etom: classic\n',
  'note: |\n  a': 'note: |\n  a\n',
  'note: |\n  a\n\n': 'note: |\n  a\n',
  'note: |+\n  a\n\n': 'note: |+\n  a\n\n',
  'note: >2+\n  a\n\n': 'note: >2+\n  a\n\n',
  'note: "\n\n': 'note: "\n\n',
};

describe('formatting', () => {
  for (const { name, text } of markedFiles('formatting')) {
    const source = text.replaceAll('·', ' ').replaceAll('→', '\t');

    it(`does what ${name} expects`, () => {
      assertGolden('formatting', name, shown(formatted(source)));
    });

    it(`keeps what ${name} says, its comments and its line breaks`, () => {
      for (const before of [source, source.replaceAll('\n', '\r\n')]) {
        for (const options of [OPTIONS, END]) {
          const after = formatted(before, options);
          assert.deepEqual(sayings(after), sayings(before));
          const comments = (whole: string): string[] =>
            (whole.match(/#.*/g) ?? []).map((one) => one.trimEnd());
          assert.deepEqual(comments(after), comments(before));
          assert.deepEqual(formatting(opened(after).document, options), [], 'again nothing is left to do');
          assert.equal(/\r/.test(after), /\r/.test(before));
          assert.doesNotMatch(after, before === source ? /\r/ : /[^\r]\n/);
        }
      }
    });
  }

  for (const [before, after] of Object.entries(ENDS)) {
    it(`ends ${JSON.stringify(before)} as the options ask`, () => {
      assert.equal(formatted(before, END), after);
      if (!/[ ]{2}/.test(before)) assert.equal(formatted(before), before, 'and leaves it where they do not');
    });
  }

  it('touches only the lines that were asked for', () => {
    const text = 'etom:  classic \nmap:  m \nnote:  n \n';
    const { document } = opened(text);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } };
    assert.equal(edited(text, formatting(document, END, range)), 'etom:  classic \nmap: m\nnote:  n \n');
  });

  it('leaves alone what YAML cannot read', () => {
    const text = 'etom:  classic  \nroles:  \n  a:  { name: "  \n  b:   B  \n';
    assert.equal(formatted(text), 'etom: classic\nroles:\n  a:  { name: "  \n  b: B\n');
    const documents = 'etom:  classic  \n---\na:  b  \n';
    assert.equal(formatted(documents), documents);
  });
});
