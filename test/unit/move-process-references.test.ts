/** What else a move of a process changes, and where it is refused. */
import assert from 'node:assert/strict';
import { mapOf, move, refused } from '../support/moving.js';

describe('what refers to a moved process', () => {
  const before = mapOf(`
processes:
  a:
    name: A
    processes:
      b:
        name: B
        processes:
          c: { name: C }
  d:
    name: D
    replaces: ['a/b', b, "a/b/c"]
flows:
  f: { name: F, steps: [a/b/c, b, d, { process: a/b }] }
  g:
    steps:
      one: a/b # first
`);

  it('by a path has its new path, in its quotes; what refers to it by its id stays', () => {
    const [text = ''] = move([before], 'a/b', 'd');
    assert.match(text, / {4}replaces: \['d\/b', b, "d\/b\/c"\]\n/);
    assert.match(
      text,
      /steps: \[d\/b\/c, b, d, \{ process: d\/b \}\] \}\n {2}g:\n {4}steps:\n {6}one: d\/b # first\n/,
    );
    const [top = ''] = move([before], 'a/b');
    assert.match(top, /replaces: \['b', b, "b\/c"\][\s\S]*steps: \[b\/c, b, d, \{ process: b \}\]/);
  });

  it('stands in the moved text, or in another file, and is changed there too', () => {
    const first = mapOf(`
map: m
processes:
  a:
    name: A
    processes:
      b:
        name: B
        replaces: a/b/c
        processes:
          c: { name: C, status: retired }
  d:
    name: D
`);
    const [moved = '', flows] = move(
      [
        first,
        mapOf(`
map: m
flows:
  f: { steps: [a/b/c] }
`),
      ],
      'a/b',
      'd',
    );
    assert.match(moved, / {6}b:\n {8}name: B\n {8}replaces: d\/b\/c\n/);
    assert.equal(
      flows,
      mapOf(`
map: m
flows:
  f: { steps: [d/b/c] }
`),
    );
  });

  it('by an id that two processes have goes on meaning the same one', () => {
    const text = mapOf(`
processes:
  a:
    name: A
    processes:
      s: { name: S1 }
  b:
    name: B
    processes:
      s: { name: S2 }
  c:
    name: C
flows:
  f: { steps: [s, b/s] }
`);
    const [now = ''] = move([text], 'a/s', 'c');
    assert.match(now, /steps: \[c\/s, b\/s\]/);
  });
});

const TREE = mapOf(`
processes:
  connect:
    name: Connect
    processes:
      survey: { name: Survey }
`);

describe('a process cannot be moved', () => {
  it('into itself, into its own subprocess, or to where it is', () => {
    refused([TREE], 'connect', 'connect', /into itself/);
    refused([TREE], 'connect', 'connect/survey', /own subprocesses/);
    refused([TREE], 'connect/survey', 'connect', /stands there already/);
    refused([TREE], 'connect', undefined, /stands there already/);
  });

  it('beside one of its id, or where its own path is not clear', () => {
    const text = mapOf(`
processes:
  a: { name: A }
  b:
    name: B
    processes:
      a: { name: A2 }
  a: { name: A3 }
`);
    refused([text], 'b/a', undefined, /“a” already/);
    refused([text], 'a', 'b', /declared twice/);
    refused([text], 'x', 'b', /not in “1.etom.yaml” any more/);
  });

  it('with anchors, with text that keeps its blank lines, or out of a text that is no YAML', () => {
    refused(
      [
        mapOf(`
processes:
  a: { name: &n A }
  b: { name: *n }
  c: { name: C }
`),
      ],
      'a',
      'c',
      /anchor/,
    );
    refused(
      [
        mapOf(`
processes:
  a:
    name: A
    note: |+
      N

  b: { name: B }
`),
      ],
      'a',
      'b',
      /keeps the blank lines/,
    );
    refused(
      [
        mapOf(`
processes:
  a:
    name: "A
  b: { name: B }
`),
      ],
      'a',
      'b',
      /YAML/,
    );
    const [text] = move(
      [
        mapOf(`
processes:
  a: { name: R &D *now* }
  b:
    name: B
`),
      ],
      'a',
      'b',
    );
    assert.match(text ?? '', /R &D \*now\*/);
  });

  it('into one that is not written as a mapping', () => {
    refused(
      [
        mapOf(`
processes:
  a: { name: A }
  b:
  c: C
`),
      ],
      'a',
      'b',
      /“b” is not written as keys/,
    );
  });
});
