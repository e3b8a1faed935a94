/** Aliases are references: each stands for the last anchor of its name above it, in whichever block that is. */
import assert from 'node:assert/strict';
import { MapDocument } from '../../server/map/document.js';
import { moved } from '../../server/map/range.js';

const read = (text: string): MapDocument => MapDocument.read('file:///map.etom.yaml', 1, text);

/** The element references of a text: what each says, of what, and where it is written. */
const elements = (text: string): string[] => {
  const document = read(text);
  return document.blocks.flatMap((block, index) =>
    block.facts.elements.map(({ text: said, by }) => {
      const { start, end } = moved(said.range, document.startOf(index));
      return `${by?.id} ${said.text} ${start.line}:${start.character}-${end.character}${said.alias ? ' alias' : ''}`;
    }),
  );
};

const problems = (text: string): string[] =>
  read(text).blocks.flatMap((block) =>
    block.problems.map((problem) => (problem.code === 'yaml-syntax' ? problem.detail : problem.code)),
  );

describe('an alias', () => {
  it('stands for an anchor of its own block or of one above', () => {
    const text = `processes:
  a:
    name: A
    elements: &core [1.10, &one 1.1.2.2]
    processes:
      b: { name: B, elements: *one }
  c:
    name: C
    elements: *core
  d:
    name: D
    elements: [*one]
`;
    assert.deepEqual(elements(text), [
      'a 1.10 3:21-25',
      'a 1.1.2.2 3:32-39',
      'b 1.1.2.2 5:30-34 alias',
      'c 1.10 8:14-19 alias',
      'c 1.1.2.2 8:14-19 alias',
      'd 1.1.2.2 11:15-19 alias',
    ]);
    assert.deepEqual(problems(text), []);
  });

  it('stands for the last anchor above it, where there are several', () => {
    const text = `systems:
  a: { name: A, elements: [&x 1.1, *x, &x 1.2, *x] }
  b: { name: B, elements: [*x, &x 1.3] }
  c: { name: C, elements: [*x] }
`;
    assert.deepEqual(
      elements(text).map((each) => each.slice(0, 5)),
      ['a 1.1', 'a 1.1', 'a 1.2', 'a 1.2', 'b 1.2', 'b 1.3', 'c 1.3'],
    );
  });

  it('is read with the aliases inside it, as they stand there', () => {
    const text = `systems:
  a: { name: A, elements: &x [1.1] }
  b: &b { name: B, elements: *x }
  c: { name: C, elements: &x [1.2] }
  d: *b
  e: &e { name: E, elements: [1.3] }
x-all: [*b, *e]
`;
    assert.deepEqual(
      elements(text).map((each) => each.slice(0, 5)),
      ['a 1.1', 'b 1.1', 'c 1.2', 'd 1.1', 'e 1.3'],
    );
  });

  it('is checked once, where its anchor is written', () => {
    const text = `processes:
  a: &a { name: A, status: soon, colour: red }
  b: *a
`;
    assert.deepEqual(problems(text), ['invalid-value', 'unknown-key']);
  });

  it('that stands for nothing is told, and does no harm', () => {
    assert.deepEqual(problems('roles:\n  a: *x\n  b: &x B\n  c: *x\n'), [
      'The alias *x has no anchor &x above it',
    ]);
    const inside =
      'processes:\n  a: &a\n    name: A\n    x-own: { again: *a }\n    elements: [1.1]\n  b: *a\n';
    assert.deepEqual(problems(inside), ['The alias *a stands inside its own anchor &a']);
    assert.deepEqual(
      elements(inside).map((each) => each.slice(0, 5)),
      ['a 1.1', 'b 1.1'],
    );
    assert.deepEqual(problems('x-a: &a { b: &b { a: *a, b: *b } }\n').length, 2);
  });

  it('stands for a key too', () => {
    const document = read('roles:\n  a: &k key\nprocesses:\n  *k : { name: K }\n');
    assert.deepEqual(
      document.blocks.flatMap(({ facts }) => facts.declarations.map(({ id }) => id)),
      ['a', 'key'],
    );
  });

  it('cannot make a small file endless', function () {
    this.timeout(20_000);
    const doubled = Array.from({ length: 60 }, (_, n) => `  b${n}: &n${n} [*n${n - 1}, *n${n - 1}]`);
    assert.deepEqual(problems(['x-a:', '  b: &n-1 [x]', ...doubled, ''].join('\n')), ['limit-reached']);
    const chained = Array.from({ length: 3000 }, (_, n) => `  p${n}: &p${n} { name: P, x-own: *p${n - 1} }`);
    const document = read(['processes:', '  p: &p-1 { name: P }', ...chained, ''].join('\n'));
    assert.equal(document.blocks.length, 3002);
    const codes = document.blocks.flatMap((block) => block.problems.map(({ code }) => code));
    assert.deepEqual([...new Set(codes)], ['limit-reached']);
  });
});
