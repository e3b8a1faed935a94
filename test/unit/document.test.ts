/** How a map is read: what it says, where it says it, and what is wrong with its shape. */
import assert from 'node:assert/strict';
import { MapDocument } from '../../server/map/document.js';
import { moved, type Range } from '../../server/map/range.js';

const read = (text: string): MapDocument => MapDocument.read('file:///map.etom.yaml', 1, text);

const place = ({ start, end }: Range): string =>
  start.line === end.line
    ? `${start.line}:${start.character}-${end.character}`
    : `${start.line}:${start.character}-${end.line}:${end.character}`;

/** What is wrong with a text, and where. */
function problems(text: string): string[] {
  const document = read(text);
  const ofBlocks = document.blocks.flatMap((block, index) =>
    block.problems.map(({ code, range }) => `${code} ${place(moved(range, document.startOf(index)))}`),
  );
  return [...ofBlocks, ...document.problems.map(({ code, range }) => `${code} ${place(range)}`)];
}

/** What a text declares, and where. */
function declared(text: string): string[] {
  const document = read(text);
  return document.blocks.flatMap((block, index) =>
    block.facts.declarations.map(
      ({ kind, id, parents, key }) =>
        `${kind} ${[...parents, id].join('/')} ${place(moved(key.range, document.startOf(index)))}`,
    ),
  );
}

/** The element references of a text, and where they stand. */
function elements(text: string): string[] {
  const document = read(text);
  return document.blocks.flatMap((block, index) =>
    block.facts.elements.map(
      (use) => `${use.text.text} ${place(moved(use.text.range, document.startOf(index)))}`,
    ),
  );
}

describe('a document', () => {
  it('gives what it declares and refers to, with exact ranges', () => {
    const text = [
      'etom: classic',
      'variants: [household]',
      'roles:',
      '  lead: Head of Connections',
      'processes:',
      '  connect:',
      '    name: Connect',
      '    elements: ["1.1.1.5 Order Handling", Design Solution]',
      '    owner: lead',
      '    processes:',
      '      survey: { name: Survey, elements: 1.1.2.2 }',
      'flows:',
      '  line: { steps: [connect, connect/survey] }',
      'extensions:',
      "  2.1: { name: Meter reading, parent: '1.1.3.5' }",
    ].join('\n');
    assert.deepEqual(declared(text), [
      'variant household 1:11-20',
      'role lead 3:2-6',
      'process connect 5:2-9',
      'process connect/survey 10:6-12',
      'flow line 12:2-6',
      'extension 2.1 14:2-5',
    ]);
    assert.deepEqual(elements(text), [
      '1.1.1.5 Order Handling 7:15-39',
      'Design Solution 7:41-56',
      '1.1.2.2 10:40-47',
      '1.1.3.5 14:38-47',
    ]);
    const references = read(text).blocks.flatMap(({ facts }) => facts.references);
    assert.deepEqual(
      references.map(({ to, text: { text: id }, by }) => `${to} ${id} by ${by?.id}`),
      ['role lead by connect', 'process connect by line', 'process connect/survey by line'],
    );
    assert.deepEqual(problems(text), []);
  });

  it('reads an id as the text that it is', () => {
    const text = 'etom: classic\nscope: { include: [1.10, 1.1.1.10, 0x10, 1_0, 1e3, 010] }\n';
    assert.deepEqual(
      elements(text).map((each) => each.split(' ')[0]),
      ['1.10', '1.1.1.10', '0x10', '1_0', '1e3', '010'],
    );
    assert.deepEqual(declared('etom: classic\nextensions:\n  2.10: Reading\n'), ['extension 2.10 2:2-6']);
  });

  it('counts characters as LSP does', () => {
    const list = (start: string): string[] => elements(`${start}scope: { include: ["😀", 1.10] }\n`);
    assert.deepEqual(list(''), ['😀 0:19-23', '1.10 0:25-29']);
    assert.deepEqual(list('# one\r\n\r\n'), ['😀 2:19-23', '1.10 2:25-29']);
    assert.deepEqual(list('note: "a\rb"\n'), ['😀 2:19-23', '1.10 2:25-29']);
    assert.deepEqual(list('\uFEFF'), ['😀 0:20-24', '1.10 0:26-30']);
  });

  it('says the same whether lines end with LF or CRLF', () => {
    const text = [
      'etom: classic # one',
      '',
      'processes:',
      '  # two',
      '  a:',
      '    name: >-',
      '      folded',
      '      name',
      '    elements:',
      '      - 1.10',
      '    note: "over',
      '      lines"',
      '    unknown: key',
      '  b: { name: B }',
      '',
    ].join('\n');
    const [feed, both] = [read(text), read(text.replaceAll('\n', '\r\n'))];
    const said = ({ blocks }: MapDocument) => blocks.map(({ text: _, ...rest }) => rest);
    assert.deepEqual(said(both), said(feed));
    assert.deepEqual(problems(text), ['unknown-key 12:4-11']);
  });

  it('takes tabs between words and refuses them as indentation', () => {
    assert.deepEqual(problems('etom:\tclassic\nnote:\ta\n'), []);
    assert.equal(problems('etom: classic\nroles:\n\tlead: Head\n')[0], 'yaml-syntax 2:0-1');
  });

  it('takes quoted keys, flow style, an indented root, comments and a leading marker', () => {
    const declares = ['process a', 'process a/b'];
    for (const text of [
      'etom: classic\n"processes":\n  \'a\':\n    name: A\n    "processes": { b: { name: B } }\n',
      '{ etom: classic, processes: { a: { name: A, processes: { b: { name: B } } } } }',
      '  etom: classic\n  processes:\n    a: { name: A, processes: { b: { name: B } } }\n',
      '# head\n---\netom: classic\nprocesses: # here\n  a: # there\n    name: A\n    processes: { b: { name: B } }\n',
      '%YAML 1.2\n---\netom: classic\nprocesses: { a: { name: A, processes: { b: { name: B } } } }\n...\n',
    ]) {
      assert.deepEqual(
        declared(text).map((each) => each.replace(/ \S+$/, '')),
        declares,
        text,
      );
      assert.deepEqual(problems(text), [], text);
    }
  });

  it('takes any process id, even one that starts like a key of the company’s own', () => {
    const text =
      'etom: classic\nx-note: { a: [b] }\nprocesses:\n  x-ray:\n    name: X\n    elements: 1.10\n    x-cost: 3\n';
    assert.deepEqual(declared(text), ['process x-ray 3:2-7']);
    assert.deepEqual(elements(text), ['1.10 5:14-18']);
    assert.deepEqual(problems(text), []);
  });

  it('needs only its release', () => {
    for (const text of ['', '\n', '# only a comment\n', ' ', '---\n', '\uFEFF']) {
      assert.deepEqual(problems(text), ['missing-key 0:0-0'], JSON.stringify(text));
    }
    assert.deepEqual(problems('map: m\netom:\n'), ['missing-key 1:0-4']);
    assert.deepEqual(problems('just words\n'), ['wrong-type 0:0-10']);
    assert.deepEqual(problems('- a\n- b\n'), ['wrong-type 0:0-3']);
  });

  it('tells keys that stand twice, within a block and across blocks', () => {
    const text =
      'etom: classic\nroles:\n  a: A\n  b: B\n  a: C\nsystems:\n  a: { name: A, name: B }\nroles: {}\n';
    assert.deepEqual(problems(text), ['duplicate-key 6:16-20', 'duplicate-key 4:2-3', 'duplicate-key 7:0-5']);
    const [, across] = read(text).problems;
    assert.ok(across?.code === 'duplicate-key');
    assert.equal(place(across.first), '1:0-5');
  });

  it('tells several documents, and reads the first', () => {
    const text = 'etom: classic\nroles:\n  a: A\n---\netom: classic\nroles:\n  b: B\n';
    assert.deepEqual(declared(text), ['role a 2:2-3']);
    assert.deepEqual(problems(text), ['multiple-documents 3:0-3']);
  });

  it('tells a merge key, and nothing else of its mapping', () => {
    const text = 'etom: classic\nprocesses:\n  a: &a { name: A }\n  b:\n    <<: *a\n    elements: 1.10\n';
    assert.deepEqual(problems(text), ['merge-key 4:4-6']);
    assert.deepEqual(elements(text), ['1.10 5:14-18']);
  });

  it('tells values of a wrong type and words that are not allowed', () => {
    const start = 'etom: classic\nprocesses:\n  a:\n    name: A\n';
    assert.deepEqual(problems(`${start}    status: soon\n`), ['invalid-value 4:12-16']);
    assert.deepEqual(problems(`${start}    maturity: 2.5\n`), ['invalid-value 4:14-17']);
    assert.deepEqual(problems(`${start}    from: 2026-13\n`), ['invalid-value 4:10-17']);
    assert.deepEqual(problems(`${start}    owner: [a]\n`), ['wrong-type 4:12-13']);
    assert.deepEqual(problems(`${start}    processes: [a]\n`), ['wrong-type 4:16-17']);
    assert.deepEqual(problems(`${start}  b c: { name: B }\n`), ['invalid-value 4:2-5']);
  });
});
