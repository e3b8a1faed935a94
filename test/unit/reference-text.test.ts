/** References as fixes and completion write them: whatever the text, YAML reads it back. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { writeScalar } from '../../server/map/scalar.js';
import { writeReference } from '../../server/rules/reference-text.js';

/** One line of text, with what YAML gives a meaning among its characters. */
const line = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...'ab1.0 -?:,[]{}#&*!|>%@`"\'\\~=<_+éß漢😀') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 12,
});

const TRICKY = [
  '',
  ' ',
  '1.10',
  '1.1',
  '2.0',
  '1e3',
  '0x1f',
  '0o17',
  '1_000',
  '2027-04-01',
  '1:30',
  '12:30:45',
  'null',
  '~',
  'true',
  'No',
];
const NAMES = [
  'S/P Requisition Management',
  'Implement, Configure & Activate Service',
  'Reporting - Specific Market Segments',
  'Identify Insurable Risks [**]',
  "Consumers' Interests",
  'Bills: print',
  'Order #1',
  '- a',
  '? b',
  '* c',
  '& d',
  '! e',
  '| f',
  '> g',
  '% h',
  '@ i',
  '` j',
  '<<',
  '---',
  '...',
  'a:',
  'a #',
  'a:b',
  'a#b',
  'a "b"',
  'a\\b',
  'tab\there',
  'line\nbreak',
];

describe('a reference as it is written', () => {
  /** What other readers make of a scalar, who know numbers and words: it must look the same. */
  const looksSame = (scalar: string, text: string): void => {
    for (const version of ['1.1', '1.2'] as const)
      assert.equal(String(parse(`a: ${scalar}\n`, { version }).a), text);
  };
  const holds = (text: string): void => {
    const plain = { kind: 'text', text: '', range: { start, end: start }, alias: false } as const;
    const scalars = [
      writeScalar(text, true),
      writeReference({ ...plain, style: 'single' }, text),
      writeReference({ ...plain, style: 'double' }, text),
    ];
    for (const [index, scalar] of scalars.entries()) {
      const source = `a: ${scalar}\nb: [${scalar}, x]\nc: { d: ${scalar}, e: x }\nf:\n  - ${scalar} # note\n`;
      const expected = { a: text, b: [text, 'x'], c: { d: text, e: 'x' }, f: [text] };
      assert.deepEqual(parse(source, { schema: 'failsafe' }), expected);
      if (index === 0) looksSame(scalar, text);
    }
    const scalar = writeScalar(text, false);
    const source = `a: ${scalar}\nb:\n  - ${scalar} # note\nc: ${scalar}\n`;
    assert.deepEqual(parse(source, { schema: 'failsafe' }), { a: text, b: [text], c: text });
    looksSame(scalar, text);
  };
  const start = { line: 0, character: 0 };

  for (const text of [...TRICKY, ...NAMES]) it(`reads back: ${JSON.stringify(text)}`, () => holds(text));

  it('reads back whatever it is', () => {
    fc.assert(fc.property(line, holds), { numRuns: 1000 });
  }).timeout(60_000);
});
