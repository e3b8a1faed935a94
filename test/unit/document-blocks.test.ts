/** How a document is cut into blocks, and which of them an update keeps. */
import assert from 'node:assert/strict';
import { type Edit, MapDocument } from '../../server/map/document.js';

const read = (text: string): MapDocument => MapDocument.read('file:///map.etom.yaml', 1, text);

/** The blocks of a text, each as the path of its mapping and its text. */
const blocks = (text: string): [path: string | undefined, text: string][] =>
  read(text).blocks.map((block) => [block.path?.join('/'), block.text]);

const names = (document: MapDocument): string[] =>
  document.blocks.flatMap(({ facts }) =>
    facts.declarations.map(({ id, parents, name }) => `${[...parents, id].join('/')}=${name?.text ?? ''}`),
  );

/** The lines of a process that is long enough to be cut, without its subprocesses. */
const long = (indent: string): string =>
  `${indent}name: Long\n${indent}tags:\n${`${indent}  - tag\n`.repeat(40)}`;

const insert = (line: number, character: number, text: string): Edit => ({
  range: { start: { line, character }, end: { line, character } },
  text,
});

describe('blocks', () => {
  it('are the entries of the mappings of declarations, with the comments above them', () => {
    assert.deepEqual(
      blocks(
        '# head\netom: classic\n\n# roles\nroles: # who\n\n  # a\n  a: A\n\n  # b\n  b:\n    name: B\n    # in b\nscope:\n  level: 3\n',
      ),
      [
        ['', '# head\netom: classic\n\n'],
        ['', '# roles\nroles: # who\n\n'],
        ['roles', '  # a\n  a: A\n\n'],
        ['roles', '  # b\n  b:\n    name: B\n    # in b\n'],
        ['', 'scope:\n  level: 3\n'],
      ],
    );
  });

  it('are cut from long processes at their own `processes:`, to any depth', () => {
    const inner = `      b:\n${long('        ')}        processes:\n`;
    const text = `processes:\n  a:\n${long('    ')}    processes:\n${inner}          c: { name: C }\n          d: { name: D }\n      e: { name: E }\n  f: { name: F }\n`;
    assert.deepEqual(
      blocks(text).map(([path]) => path),
      [
        '',
        'processes',
        'processes/a/processes',
        ...Array(2).fill('processes/a/processes/b/processes'),
        'processes/a/processes',
        'processes',
      ],
    );
    assert.deepEqual(names(read(text)), ['a=Long', 'a/b=Long', 'a/b/c=C', 'a/b/d=D', 'a/e=E', 'f=F']);
  });

  it('are not cut from short processes, nor where other keys follow `processes:`', () => {
    const subprocess = '    processes:\n      b: { name: B }\n';
    assert.equal(blocks(`processes:\n  a:\n    name: A\n${subprocess}`).length, 2);
    assert.equal(blocks(`processes:\n  a:\n${long('    ')}${subprocess}    note: last\n`).length, 2);
    assert.equal(blocks(`processes:\n  a:\n${long('    ')}${subprocess}`).length, 3);
  });

  it('give no process the subprocesses of an entry with an odd key', () => {
    const text = `processes:\n  a: { name: A }\n  b c:\n${long('    ')}    processes:\n      d: { name: D }\n`;
    assert.deepEqual(names(read(text)), ['a=A', 'b c=Long', 'b c/d=D']);
  });

  it('are one where the text cannot be cut', () => {
    for (const text of [
      '{ etom: classic }\n',
      '  etom: classic\n',
      '- etom\n',
      '',
      'etom: classic\n---\nroles: {}\n',
      'etom: classic\n? roles\n: { a: A }\n',
    ]) {
      assert.deepEqual(blocks(text), [[undefined, text]]);
    }
  });

  it('begin at any root key, also at one of an unusual form', () => {
    assert.deepEqual(
      blocks('roles:\n  a: A\nmy key: 1\n!t note: x\nroles/b:\n  c: C\n').map(([path, text]) => [
        path,
        text.split('\n')[0],
      ]),
      [
        ['', 'roles:'],
        ['roles', '  a: A'],
        ['', 'my key: 1'],
        ['', '!t note: x'],
        ['', 'roles/b:'],
      ],
    );
  });
});

describe('an update', () => {
  const text = 'etom: classic\nroles:\n  a: A\n  b: B\n  c: C\n  d: D\n  e: E\nscope:\n  level: 3\n';
  const document = read(text);

  it('keeps the blocks whose text is as it was', () => {
    const kept = (edit: Edit): string[] => {
      const after = document.update(2, [edit]);
      return document.blocks
        .filter((block) => !after.blocks.includes(block))
        .map((block) => block.text.trim());
    };
    assert.deepEqual(kept(insert(4, 6, '!')), ['c: C']);
    assert.deepEqual(kept(insert(4, 0, '  new: N\n')), []);
    assert.deepEqual(kept(insert(4, 0, '# about c\n')), ['b: B']);
    assert.deepEqual(kept(insert(4, 0, '  # about c\n')), ['c: C']);
    assert.deepEqual(kept(insert(8, 10, '0')), ['scope:\n  level: 3']);
    assert.deepEqual(kept(insert(0, 0, '# head\n')), ['etom: classic']);
    assert.deepEqual(kept({ text }), []);
    assert.deepEqual(
      kept({ range: { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } }, text: '' }),
      ['b: B', 'c: C'],
    );
  });

  it('reads again the blocks whose aliases stand for something else', () => {
    const anchored = read('roles:\n  a: &n A\n  b: *n\n  c: C\n  d: *n\n');
    const after = anchored.update(2, [insert(1, 9, 'A')]);
    assert.deepEqual(names(after), ['a=AA', 'b=AA', 'c=C', 'd=AA']);
    assert.equal(after.blocks[3], anchored.blocks[3]);
    const hidden = after.update(3, [insert(3, 5, '&n ')]);
    assert.deepEqual(names(hidden), ['a=AA', 'b=AA', 'c=C', 'd=C']);
  });

  it('makes its edits one after the other', () => {
    const after = document.update(7, [
      insert(0, 0, '\n'),
      insert(3, 5, 'new: '),
      { text: 'etom: v25.5\n' },
      insert(0, 11, ' # x'),
    ]);
    assert.equal(after.text, 'etom: v25.5 # x\n');
    assert.equal(after.version, 7);
    assert.equal(document.text, text);
    assert.deepEqual(document.update(3, []).blocks, document.blocks);
  });
});
