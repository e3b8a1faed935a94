/** What adding a process writes, and that nothing else changes. `SEED=… npx mocha …` repeats a run. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outlineOf } from '../../server/features/map-tree/outline.js';
import { addSubprocess } from '../../server/features/process-edits/add-subprocess.js';
import { EditRefusal } from '../../server/features/process-edits/edit-refusal.js';
import { MapDocument } from '../../server/map/document.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { mapText } from '../properties/map-text.js';
import { edited } from '../support/fixture.js';
import { frameworks } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';
import { FIRST, mapOf } from '../support/moving.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Adds a process into another one of a map of one file; without a path, at the top. */
function add(text: string, path: string | undefined, name = 'New one'): string {
  const { edit } = addSubprocess(readMap(text), { uri: FIRST, path }, name);
  return edited(text, [edit]);
}

function refused(text: string, path: string | undefined, why: RegExp, name?: string): void {
  assert.throws(
    () => add(text, path, name),
    (error) => error instanceof EditRefusal && why.test(error.message),
  );
}

describe('adding a process', () => {
  it('to one without subprocesses gives that one the key, in its own steps', () => {
    assert.equal(
      add(mapOf('\nprocesses:\n  a:\n    name: A\n  b: { name: B }\n'), 'a'),
      mapOf(
        '\nprocesses:\n  a:\n    name: A\n    processes:\n      new-one:\n        name: New one\n  b: { name: B }\n',
      ),
    );
    assert.equal(
      add(mapOf('\nprocesses:\n    a:\n        name: A'), 'a'),
      mapOf(
        '\nprocesses:\n    a:\n        name: A\n        processes:\n            new-one:\n                name: New one',
      ),
    );
  });

  it('to one with subprocesses stands behind the last, and behind the comments that speak of it', () => {
    const text = mapOf(`
processes:
  a:
    name: A
    processes:
      b:
        name: B
        # nothing more of B
  c: { name: C }
`);
    const now = add(text, 'a');
    assert.match(now, /# nothing more of B\n {6}new-one:\n {8}name: New one\n {2}c:/);
  });

  it('at the top of a file is set apart as the others are, and keeps Windows line ends', () => {
    const text = mapOf(
      '\nprocesses:\n\n  # Sell\n\n  a:\n    name: A\n\n  b:\n    name: B\n\nflows: {}\n',
    ).replaceAll('\n', '\r\n');
    assert.equal(
      add(text, undefined),
      text.replace('name: B\r\n', 'name: B\r\n\r\n  new-one:\r\n    name: New one\r\n'),
    );
  });

  it('to a file without processes writes the key for them', () => {
    assert.equal(
      add('etom: classic\n', undefined),
      'etom: classic\n\nprocesses:\n  new-one:\n    name: New one\n',
    );
    assert.equal(
      add(mapOf('\nprocesses: # none yet\nroles: {}\n'), undefined),
      mapOf('\nprocesses: # none yet\n  new-one:\n    name: New one\nroles: {}\n'),
    );
  });

  it('in braces stays in braces', () => {
    const wrap = (body: string): string => mapOf(`\nprocesses:\n  a: ${body}\n`);
    assert.equal(
      add(wrap('{ name: A }'), 'a', 'B, c'),
      wrap('{ name: A, processes: { b-c: { name: "B, c" } } }'),
    );
    assert.equal(
      add(wrap('{ name: A, processes: { b: { name: B } } }'), 'a'),
      wrap('{ name: A, processes: { b: { name: B }, new-one: { name: New one } } }'),
    );
    assert.equal(
      add(mapOf('\nprocesses: {}\n'), undefined),
      mapOf('\nprocesses: { new-one: { name: New one } }\n'),
    );
  });

  it('makes an id of the name that no process of the map has', () => {
    const idOf = (name: string, taken = 'x'): string | undefined => {
      const map = readMap(
        mapOf(`\nprocesses:\n  a:\n    name: A\n    processes:\n      ${taken}: { name: X }\n`),
      );
      return addSubprocess(map, { uri: FIRST }, name).path;
    };
    assert.equal(idOf('Print & send bills'), 'print-and-send-bills');
    assert.equal(idOf('Störung melden'), 'störung-melden');
    assert.equal(idOf('Survey', 'survey'), 'survey-2');
    assert.equal(idOf('?!'), 'process');
    assert.ok((idOf('word '.repeat(100)) ?? '').length <= 60);
    assert.match(add(mapOf('\n'), undefined, 'No'), / {2}"no":\n {4}name: "No"\n/);
  });

  it('leaves a map without other findings than that nothing is mapped to it yet', () => {
    const codes = findingsIn(
      add(mapOf('\nprocesses:\n  a: { name: A, elements: 1.1.1.5 }\n'), undefined),
    ).map(({ code }) => code);
    assert.deepEqual(codes, ['unmapped-process']);
  });

  it('is refused without a name, and where it would not be what it says', () => {
    const text = mapOf('\nprocesses:\n  a: { name: A }\n  b:\n  c: C\n');
    refused(text, 'a', /needs a name/, '  ');
    refused(text, 'a', /nobody sees/, 'A\u200bB');
    refused(text, 'b', /“b” is not written as keys/);
    refused(text, 'c', /“c” is not written as keys/);
    refused(text, 'd', /“d” is not in “1.etom.yaml” any more/);
    refused(mapOf('\nprocesses:\n  a:\n    name: "A\n'), 'a', /cannot be read as YAML/);
    refused(mapOf('\nprocesses: none\n'), undefined, /not written in lines below/);
  });

  it(`to any place of any map adds that one process, or is refused (SEED=${seed})`, () => {
    let done = 0;
    fc.assert(
      fc.property(mapText, fc.nat(), (text, nth) => {
        // A section that is there twice is read as two halves of one, which no place is right for.
        if (text.split(/^(?:"processes"|processes):/m).length !== 2) return;
        const document = MapDocument.read(FIRST, 1, text);
        const all = outlineOf(document).all;
        const paths = [undefined, ...all.map(({ path }) => path)];
        try {
          const to = { uri: FIRST, path: paths[nth % paths.length] };
          const { edit, path } = addSubprocess(new ProcessMap([document], frameworks, true), to, 'New one');
          const after = MapDocument.read(FIRST, 2, edited(text, [edit]));
          const now = outlineOf(after).all.map((process) => process.path);
          const before = all.map((process) => process.path);
          assert.deepEqual([...now].sort(), [...before, path].sort(), after.text);
          done++;
        } catch (error) {
          if (!(error instanceof EditRefusal)) throw error;
        }
      }),
      { seed, numRuns: 600 },
    );
    assert.ok(done > 10, `only ${done} were added`);
  }).timeout(20_000);
});
