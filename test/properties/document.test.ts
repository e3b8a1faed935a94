/** What must hold of every text and of every edit. `SEED=…` in the environment repeats a run, `TIMES=10` makes it longer. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';
import { type Block, readBlock } from '../../server/map/block.js';
import { type Edit, MapDocument } from '../../server/map/document.js';
import { pathOf } from '../../server/map/facts.js';
import { Lines, moved, type Range } from '../../server/map/range.js';
import { editOf, edits, mutatedText, snippet } from './broken-text.js';
import { longProcess, mapText } from './map-text.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A key at the root whose colon stands on a line below: YAML forbids it, and the parser does not mind. */
const PARTED = /^\S.*\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+:(?=\s)/m;
const times = Number(process.env.TIMES ?? 1);

describe(`documents (SEED=${seed})`, function () {
  this.timeout(60_000 * times);
  const check = <T>(runs: number, arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void) =>
    fc.assert(fc.property(arbitrary, predicate), { seed, numRuns: runs * times });

  it('are read whatever their text is', () => {
    const texts = fc.oneof(
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      { weight: 1, arbitrary: fc.array(snippet, { maxLength: 30 }).map((parts) => parts.join('')) },
      { weight: 4, arbitrary: mutatedText },
    );
    check(400, texts, (text) => {
      const read = document(text);
      assert.equal(read.blocks.map((block) => block.text).join(''), text);
      assert.equal(read.text, text);
      const lines = new Lines(text);
      for (const [index, block] of read.blocks.entries()) {
        const { facts, problems, entries } = block;
        const within = new Lines(block.text);
        for (const range of rangesIn([facts, problems, entries])) {
          assertWithin(within, range);
          assertWithin(lines, moved(range, read.startOf(index)));
        }
      }
      for (const range of rangesIn(read.problems)) assertWithin(lines, range);
    });
  });

  it('are after edits what they are when they are read afresh', () => {
    const texts = fc.oneof({ weight: 3, arbitrary: mutatedText }, { weight: 1, arbitrary: longProcess });
    check(400, fc.tuple(texts, edits), ([text, made]) => {
      let now = document(text);
      for (const edit of made) {
        now = now.update(2, [editOf(edit, now.text)]);
        assert.deepEqual(everything(now), everything(document(now.text)));
      }
    });
  });

  it('have the text that LSP says they have after edits', () => {
    check(200, fc.tuple(mutatedText, edits), ([text, made]) => {
      const peer = TextDocument.create('file:///map.etom.yaml', 'etom', 1, text);
      const changes: Edit[] = [];
      for (const edit of made) {
        changes.push(editOf(edit, peer.getText()));
        TextDocument.update(peer, changes.slice(-1), 2);
      }
      assert.equal(document(text).update(2, changes).text, peer.getText());
    });
  });

  it('say by blocks what they say as a whole, wherever YAML reads them without errors', () => {
    let met = 0;
    check(700, fc.oneof(mapText, mutatedText, longProcess), (text) => {
      const { errors, warnings } = parseDocument(text, { logLevel: 'error' });
      if (errors.length > 0 || warnings.length > 0 || PARTED.test(text)) return;
      met++;
      const whole = readBlock({ path: undefined, text });
      assert.deepEqual(sayings(document(text).blocks), sayings([whole]));
    });
    assert.ok(met > 200 * times, `only ${met} of the texts were YAML without errors`);
  });
});

function document(text: string): MapDocument {
  return MapDocument.read('file:///map.etom.yaml', 1, text);
}

/** All that a document holds, with blocks named by their place. */
function everything({ blocks, problems }: MapDocument) {
  return {
    problems,
    blocks: blocks.map(({ outer, ...block }) => ({
      ...block,
      outer: [...outer].map(([name, found]) => [name, found && blocks.indexOf(found)]),
    })),
  };
}

/** What blocks say, in ranges of the document; how they were cut leaves no trace. */
function sayings(blocks: readonly Block[]) {
  const result = { declarations: [], elements: [], references: [], problems: [] } as Record<
    string,
    unknown[]
  >;
  let start = 0;
  for (const { facts, problems, lineCount } of blocks) {
    const here = start;
    const placed = <T>(item: T): T => place(item, here);
    for (const { kind, key, name, parents } of facts.declarations) {
      result.declarations?.push(placed({ kind, key, name, parents }));
    }
    for (const { by, ...use } of facts.elements)
      result.elements?.push(placed({ ...use, by: by && pathOf(by) }));
    for (const { by, ...use } of facts.references) {
      result.references?.push(placed({ ...use, by: by && pathOf(by) }));
    }
    result.problems?.push(...problems.map(placed));
    start += lineCount;
  }
  result.problems?.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return result;
}

/** The same with every range moved so many lines further down. */
function place<T>(item: T, lines: number): T {
  if (Array.isArray(item)) return item.map((each: unknown) => place(each, lines)) as T;
  if (typeof item !== 'object' || item === null) return item;
  if (isRange(item)) return moved(item, lines) as T;
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, place(value, lines)])) as T;
}

function* rangesIn(item: unknown): Generator<Range> {
  if (typeof item !== 'object' || item === null) return;
  if (isRange(item)) yield item;
  else for (const value of Object.values(item)) yield* rangesIn(value);
}

function isRange(item: object): item is Range {
  return 'start' in item && 'end' in item;
}

function assertWithin(lines: Lines, { start, end }: Range): void {
  for (const position of [start, end]) assert.deepEqual(lines.position(lines.offset(position)), position);
  assert.ok(lines.offset(start) <= lines.offset(end));
}
