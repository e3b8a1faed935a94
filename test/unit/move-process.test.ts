/** What a move of a process changes in a text, and what it leaves. */
import assert from 'node:assert/strict';
import { mapOf, move, refused, SECOND } from '../support/moving.js';

const TREE = mapOf(`
processes:
  connect:
    name: Connect
    processes:
      # Who looks first
      survey: # on site
        name: "Survey: the site"
        description: |
          Look.

            Look again.
        elements:
        - 1.1.1.5 # all of it
        # nothing else
      build: { name: Build }
  bill:
    name: Bill
`);

describe('moving a process', () => {
  it('into one without subprocesses gives that one the key, and keeps comments and quotes', () => {
    assert.deepEqual(move([TREE], 'connect/survey', 'bill'), [
      mapOf(`
processes:
  connect:
    name: Connect
    processes:
      build: { name: Build }
  bill:
    name: Bill
    processes:
      # Who looks first
      survey: # on site
        name: "Survey: the site"
        description: |
          Look.

            Look again.
        elements:
        - 1.1.1.5 # all of it
        # nothing else
`),
    ]);
  });

  it('to the top takes it further to the left', () => {
    const [text = ''] = move([TREE], 'connect/survey');
    assert.match(
      text,
      / {2}bill:\n {4}name: Bill\n {2}# Who looks first\n {2}survey: # on site\n {4}name: "Survey: the site"\n/,
    );
    assert.match(
      text,
      /\n {4}description: \|\n {6}Look\.\n\n {8}Look again\.\n {4}elements:\n {4}- 1\.1\.1\.5 # all of it\n {4}# nothing else\n$/,
    );
  });

  it('of the last subprocess takes the key away with it', () => {
    const [text] = move(
      [
        mapOf(`
processes:
  a:
    name: A
    processes:
      b:
        name: B
  c: { name: C }
`),
      ],
      'a/b',
    );
    assert.equal(
      text,
      mapOf(`
processes:
  a:
    name: A
  c: { name: C }
  b:
    name: B
`),
    );
  });

  it('leaves a key with a comment, and the comments that speak of no process', () => {
    const [text] = move(
      [
        mapOf(`
processes:
  a:
    name: A
    processes: # one day
      b: { name: B }
      # and more
  c: { name: C }
`),
      ],
      'a/b',
    );
    assert.equal(
      text,
      mapOf(`
processes:
  a:
    name: A
    processes: # one day
      # and more
  c: { name: C }
  b: { name: B }
`),
    );
  });

  it('into its neighbour is one change of both', () => {
    const [text] = move(
      [
        mapOf(`
processes:
  a:
    name: A
  b:
    name: B
  c: { name: C }
`),
      ],
      'b',
      'a',
    );
    assert.equal(
      text,
      mapOf(`
processes:
  a:
    name: A
    processes:
      b:
        name: B
  c: { name: C }
`),
    );
  });

  it('sets it apart by blank lines where its new neighbours are, and leaves headings', () => {
    const before = mapOf(`
processes:

  # Sell

  a:
    name: A

  b:
    name: B
    processes:
      c:
        name: C

`);
    const after = mapOf(`
processes:

  # Sell

  b:
    name: B
    processes:
      c:
        name: C
      a:
        name: A

`);
    assert.deepEqual(move([before], 'a', 'b'), [after]);
    assert.deepEqual(move([after], 'b/a'), [
      mapOf(`
processes:

  # Sell

  b:
    name: B
    processes:
      c:
        name: C

  a:
    name: A

`),
    ]);
  });

  it('keeps Windows line ends, and a file without a line end at its end', () => {
    const before = mapOf(`
processes:
  a:
    name: A
    note: |
      One
      Two
  b:
    name: B
`);
    const after = mapOf(`
processes:
  b:
    name: B
    processes:
      a:
        name: A
        note: |
          One
          Two
`);
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.deepEqual(move([crlf(before)], 'a', 'b'), [crlf(after)]);
    assert.deepEqual(move([before.trimEnd()], 'a', 'b'), [after.trimEnd()]);
    assert.deepEqual(move([after.trimEnd()], 'b/a'), [
      mapOf(`
processes:
  b:
    name: B
  a:
    name: A
    note: |
      One
      Two
`).trimEnd(),
    ]);
  });

  it('to another file of the map writes it there in the line ends of that file', () => {
    const first = mapOf(`
map: m
processes:
  a: { name: A }
  b:
    name: B
`);
    const second = 'etom: classic\r\nmap: m\r\nroles:\r\n  r: R\r\n';
    assert.deepEqual(move([first, second], 'b', undefined, SECOND), [
      mapOf(`
map: m
processes:
  a: { name: A }
`),
      `${second.trimEnd()}\r\n\r\nprocesses:\r\n  b:\r\n    name: B\r\n`,
    ]);
  });
});

describe('moving a process in braces', () => {
  it('goes into lines and out of them, as long as it is on one line', () => {
    const braces = mapOf(`
processes:
  a: { name: A, processes: { c: { name: "C, c" }, d: { name: D } } }
  b:
    name: B
`);
    assert.deepEqual(move([braces], 'a/c', 'b'), [
      mapOf(`
processes:
  a: { name: A, processes: { d: { name: D } } }
  b:
    name: B
    processes:
      c: { name: "C, c" }
`),
    ]);
    assert.deepEqual(move([braces], 'a/d'), [
      mapOf(`
processes:
  a: { name: A, processes: { c: { name: "C, c" } } }
  b:
    name: B
  d: { name: D }
`),
    ]);
    assert.deepEqual(
      move(
        [
          mapOf(`
processes:
  a: { name: A }
  b: { name: B }
`),
        ],
        'b',
        'a',
      ),
      [
        mapOf(`
processes:
  a: { name: A, processes: { b: { name: B } } }
`),
      ],
    );
    assert.deepEqual(
      move(
        [
          mapOf(`
processes: { a: { name: A }, b: { name: B, processes: { c: { name: C } } } }
`),
        ],
        'b/c',
      ),
      [
        mapOf(`
processes: { a: { name: A }, b: { name: B, processes: {} }, c: { name: C } }
`),
      ],
    );
  });

  it('is refused where lines would have to be made one, or are more than one', () => {
    refused(
      [
        mapOf(`
processes:
  a: { name: A }
  b:
    name: B
`),
      ],
      'b',
      'a',
      /“A” is written in braces/,
    );
    refused(
      [
        mapOf(`
processes: {
  a: { name: A,
    note: N }, # why
  b: { name: B } }
`),
      ],
      'a',
      'b',
      /braces on more than one line/,
    );
  });
});
