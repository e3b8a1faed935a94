/** What a broken or half-typed text still says. */
import assert from 'node:assert/strict';
import { MapDocument } from '../../server/map/document.js';

const read = (text: string): MapDocument => MapDocument.read('file:///map.etom.yaml', 1, text);

const names = (document: MapDocument): string[] =>
  document.blocks.flatMap(({ facts }) =>
    facts.declarations.map(({ id, parents, name }) => `${[...parents, id].join('/')}=${name?.text ?? ''}`),
  );

/** The lines of a process that is long enough to be cut, without its subprocesses. */
const long = (indent: string): string =>
  `${indent}name: Long\n${indent}tags:\n${`${indent}  - tag\n`.repeat(40)}`;

describe('a broken text', () => {
  const sample = `# A map
etom: classic
scope:
  level: 3
  exclude: [{ element: 1.1.4, reason: "Run by #1" }]
roles: { lead: Head of Connections }
systems:
  # The first
  cis:
    name: 'Customer information'
    elements: &core
      - 1.1.1.8 Billing & Collections Management
      - { element: 1.1.1.5, part: contributing } # orders
  gis: { name: Network, replaces: [paper], from: 2027-04 }
processes:
  connect:
${long('    ')}    processes:
      survey: { name: Survey, elements: *core }
      build:
        name: Build
        description: |
          From the request
          to the meter
  bill:
    name: "First bill"
flows:
  line: { name: Line, steps: [connect, bill] }
`;
  const whole = read(sample);

  it('keeps what stands in the entries before a line that is half typed', function () {
    this.timeout(60_000);
    const lines = sample.split('\n');
    const startOfEntry = (index: number): number =>
      (whole.blocks[index]?.path?.length ?? 0) > 1 ? startOfEntry(index - 1) : index;
    for (const [line, content] of lines.entries()) {
      const entry = startOfEntry(whole.indexAt(line));
      const declared = whole.blocks.slice(0, entry).flatMap(({ facts }) => facts.declarations).length;
      for (let column = 0; column < content.length; column++) {
        const typed = [...lines.slice(0, line), content.slice(0, column), ...lines.slice(line + 1)].join(
          '\n',
        );
        const document = read(typed);
        const said = (of: MapDocument) => names(of).slice(0, declared);
        assert.deepEqual(said(document), said(whole), `${line}:${column}`);
        // A key that is not one yet is taken for a part of the entry before it.
        for (let at = 0; at < startOfEntry(Math.max(0, entry - 1)); at++) {
          assert.deepEqual(document.blocks[at]?.facts, whole.blocks[at]?.facts, `${line}:${column}`);
        }
      }
    }
  });

  it('keeps what stands before the place where typing goes on', function () {
    this.timeout(60_000);
    for (let end = 0; end <= sample.length; end++) {
      const sure = names(read(sample.slice(0, end))).slice(0, -1);
      assert.deepEqual(sure, names(whole).slice(0, sure.length), sample.slice(0, end).slice(-40));
    }
  });

  it('does not let an unclosed quote in one entry harm the next', () => {
    const text = 'roles:\n  a: "A\n  b: B\nprocesses:\n  c:\n    name: \'C\n  d: { name: D }\n';
    assert.deepEqual(
      names(read(text)).filter((name) => !/^[ac]=/.test(name)),
      ['b=B', 'd=D'],
    );
    const [first, second] = read(text).blocks.filter(({ problems }) => problems.length > 0);
    assert.match(first?.text ?? '', /^ {2}a/);
    assert.match(second?.text ?? '', /^ {2}c/);
  });

  it('is refused where it is nested too deeply to be read', function () {
    this.timeout(20_000);
    for (const [bracket, depth] of [
      ['[', 201],
      ['[', 100_000],
      ['{a: ', 201],
      ['{a: ', 2000],
      ['- ', 201],
      ['- ', 20_000],
      ['? ', 20_000],
    ] as const) {
      const document = read(`etom: classic\nx-a:\n  ${bracket.repeat(depth)}\nroles:\n  a: A\n`);
      const [problem] = document.blocks.flatMap(({ problems }) => problems);
      assert.ok(
        problem?.code === 'yaml-syntax' && problem.detail.includes('200 levels'),
        `${depth} ${bracket}`,
      );
      assert.deepEqual(names(document), ['a=A']);
    }
    const deep = read(`etom: classic\nx-a: ${'['.repeat(150)}${']'.repeat(150)}\n`);
    assert.deepEqual(
      deep.blocks.flatMap(({ problems }) => problems),
      [],
    );
  });
});
