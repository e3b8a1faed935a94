/** Texts of maps that are YAML without errors more often than not. */
import fc from 'fast-check';

/** Lines of a map, without their indentation. */
type Block = readonly string[];

const SECTIONS = ['processes', 'processes', 'processes', 'roles', 'flows', 'extensions'];

export const indented = (block: Block, by: string): Block =>
  block.map((line) => (line === '' ? line : `${by}${line}`));

const id = fc.constantFrom(
  'a',
  'b',
  'connect',
  '"q"',
  "'s'",
  "'it''s'",
  '"\\u0064"',
  '1.10',
  'x-y',
  'é',
  'my key',
  '*x ',
);

const field = fc.constantFrom<Block>(
  ['name: Connect'],
  ['name: "a # b"'],
  ["name: 'it''s 😀'"],
  ['"until": 2027'],
  ['from : 2026'],
  ['name: &x Anchored'],
  ['name: *x'],
  ['owner: lead'],
  ['owner: *y'],
  ['status: to-be # soon'],
  ['elements: [1.1.1.5 Order Handling, 1.10, *x]'],
  ['elements:', '  - 1.10', '  - { element: Design Solution, coverage: partial }', '  # why'],
  ['elements:', '- 1.1.2.2', '- element: &x 1.1.1.5', '  coverage: full'],
  ['elements: &y [1.1.2.2]'],
  ['elements: [', '  1.1.2.2,', '  1.10', ']'],
  ['systems: { system: cis, part: primary }'],
  ['description: |', '  name: none', '', '  # no comment'],
  ['description: >+', '  folded', '', ''],
  ['description: one', '  two'],
  ['note: "open', '', '  closed"'],
  ['tags: &x [a, &y b]'],
  ['x-own: { deep: [*x, *z] }'],
  ['? note', ': Explicit'],
  ['steps: [a, { process: b, when: c }]'],
  ['steps:', '  one: a', '  two: { element: 1.1.2.2, next: one }'],
  ['# a comment'],
  [''],
);

/** The word that a block starts with, so that no key stands twice where none should; comments and blank lines may. */
const keyOf = ([first = '']: Block): unknown => first.match(/^[^#\s:]+/)?.[0] ?? {};

const distinct = (of: fc.Arbitrary<Block>, maxLength: number): fc.Arbitrary<Block> =>
  fc.uniqueArray(of, { minLength: 1, maxLength, selector: keyOf }).map((blocks) => blocks.flat());

const fields = distinct(field, 4);

/** So many lines that a process is long enough to be cut. */
const FILLING = ['kpis:', ...Array.from({ length: 40 }, () => '- k')];

export const { entry } = fc.letrec<{ entry: Block }>((tie) => ({
  entry: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(id, fc.constantFrom(' One', ' { name: Two }', ' &x Three', ' *x', ' "four"', '', ' |\n    five'))
      .map(([key, value]) => `${key}:${value}`.split('\n')),
    fc
      .tuple(id, fields, fc.constantFrom('', '', '', ' # why', ' # who', ' &y'))
      .map(([key, block, tail]) => [`${key}:${tail}`, ...indented(block, '  ')]),
    fc.constantFrom<Block>(['# about the next'], [''], ['', '# apart', ''], ['odd one: 1']),
    fc
      .tuple(
        id,
        fields,
        distinct(tie('entry'), 4),
        fc.constantFrom([], FILLING, FILLING),
        fc.constantFrom('', ' # in'),
      )
      .map(([key, block, inner, filling, tail]) => [
        `${key}:`,
        ...indented([...filling, ...block, `processes:${tail}`, ...indented(inner, '  ')], '  '),
      ]),
  ),
}));

/** A map of one process, which is just long enough to be cut, or just not, with several others in it. */
export const longProcess: fc.Arbitrary<string> = fc
  .tuple(
    distinct(entry, 8),
    distinct(entry, 4),
    fc.integer({ min: 0, max: 40 }),
    fc.constantFrom('', 'name: After', 'other: { name: After }'),
  )
  .map(([inner, deep, filling, after]) => {
    const process = (id: string, lines: Block, more: Block): Block => [
      `${id}:`,
      ...indented([...lines, 'processes:', ...indented(more, '  ')], '  '),
    ];
    const filled = FILLING.slice(0, filling);
    const nested = process('deep', filled, deep);
    const root = process('root', filled, [...inner, ...nested, 'last: { name: Last }']);
    return [`etom: classic`, 'processes:', ...indented([...root, after], '  '), 'roles:', '  lead:', ''].join(
      '\n',
    );
  });

const section = fc
  .tuple(
    fc.constantFrom(...SECTIONS, '"processes"', 'my key'),
    fc.constantFrom('', '', '', ' # here', ' &z'),
    distinct(entry, 6),
    fc.constantFrom('  ', '  ', '    ', ' '),
  )
  .map(([key, tail, block, indent]) => [`${key}:${tail}`, ...indented(block, indent)]);

const root = fc.oneof(
  { weight: 3, arbitrary: section },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Block>(
      ['etom: classic'],
      ['etom: &x classic'],
      ['map: m'],
      ['scope:', '  level: 3', '  exclude: [{ element: 1.1.4, reason: Out }]'],
      ['variants: [a, b]'],
      ['gaps:', '- { element: *x, decision: close }'],
      ['roles: { a: *x, b: {', '  name: c } }'],
      ['# a comment'],
      [''],
      ['? flows', ':', '  a: { steps: [b] }'],
      ['x-own: &y', '  a: b'],
      ['description: |', '  text', '', '  more'],
      ['a/b: c'],
      ['&z', 'note: d'],
      ['!t tags: d'],
    ),
  },
);

export const mapText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '\uFEFF', '---\n', '# head\n---\n', '%YAML 1.2\n---\n'),
    distinct(root, 5),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.constantFrom('', '\n', '\n', '\n...\n', '\n# end'),
  )
  .map(([start, block, end, tail]) => `${start}${block.join('\n')}${tail}`.replaceAll('\n', end));
