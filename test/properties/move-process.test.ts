/** What holds of every move of a process in a whole map. `SEED=… npx mocha …` repeats a run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type OutlineProcess, outlineOf } from '../../server/features/map-tree/outline.js';
import { EditRefusal } from '../../server/features/process-edits/edit-refusal.js';
import { type MovedProcess, moveProcess } from '../../server/features/process-edits/move-process.js';
import { moveTargets } from '../../server/features/process-edits/process-place.js';
import { MapDocument } from '../../server/map/document.js';
import type { Value } from '../../server/map/value.js';
import type { MoveTarget } from '../../server/protocol.js';
import { check } from '../../server/rules/check.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { edited } from '../support/fixture.js';
import { frameworks, ROOT } from '../support/framework.js';
import { mapText } from './map-text.js';

/** The texts of the files of a map after a move, made of its edits alone. */
function textsAfter(map: ProcessMap, { edits }: MovedProcess): string[] {
  return map.documents.map((document) => edited(document.text, edits.get(document) ?? []));
}

/** What is found in a map; of what the place of a process decides, only whether there is a place. */
function findingsOf(map: ProcessMap): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of map.documents) {
    for (const { code, message } of check(document, map)) {
      if (OF_THE_PLACE.has(code)) continue;
      const said = `${code} ${message}`;
      counts.set(said, (counts.get(said) ?? 0) + 1);
    }
  }
  return counts;
}

/** Rules that compare a process with those around it: to them a move is news. */
const OF_THE_PLACE = new Set([
  'outside-parent',
  'inconsistent-coverage',
  'redundant-mapping',
  'overlapping-coverage',
  'retired-reference',
  'missing-owner',
  'unmapped-process',
  'too-coarse',
]);

const commentsOf = ({ documents }: ProcessMap): string[] =>
  documents
    .flatMap(({ text }) => text.match(/(?:^|\s)#.*/gm) ?? [])
    .map((comment) => comment.trim())
    .sort();

/** The ids and contents of all processes, without where they stand. */
function processesOf({ documents }: ProcessMap): string[] {
  return documents
    .flatMap(({ blocks }) => blocks.flatMap(({ facts }) => facts.declarations))
    .filter(({ kind }) => kind === 'process')
    .map(({ id, value }) => `${id} ${JSON.stringify(contentOf(value))}`)
    .sort();
}

function contentOf(value: Value | undefined): unknown {
  if (value?.kind === 'text') return value.text;
  if (value?.kind === 'list') return value.items.map(contentOf);
  return value?.entries
    .filter(({ key }) => key.text !== 'processes' && key.text !== 'replaces')
    .map((entry) => [entry.key.text, contentOf(entry.value)]);
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const FOLDER = path.join(ROOT, 'examples/northern-grid');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.etom.yaml'));
const grid = new ProcessMap(
  files.map((name) => MapDocument.read(`file:///${name}`, 1, readFileSync(path.join(FOLDER, name), 'utf8'))),
  frameworks,
  true,
);

/** Any process of a map with a place that it can be moved to. */
function anyMove(
  map: ProcessMap,
  which: number,
  where: number,
): { from: OutlineProcess; to: MoveTarget } | undefined {
  const all = map.documents.flatMap((document) => outlineOf(document).all);
  const from = all[which % all.length];
  const targets = from ? moveTargets(map, { uri: from.document.uri, path: from.path }) : [];
  const to = targets[where % targets.length];
  return from && to && { from, to };
}

const placeOf = ({ document, path: at }: OutlineProcess) => ({ uri: document.uri, path: at });

describe(`any move in Northern Grid (SEED=${seed})`, function () {
  this.timeout(60_000);

  it('leaves processes, mappings, references, comments and findings; moving back the last of its siblings gives the text that was', () => {
    const before = findingsOf(grid);
    let backs = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, where) => {
        const any = anyMove(grid, which, where);
        assert.ok(any);
        const { from, to } = any;
        const about = `${from.path} → ${to.uri} ${to.path}`;
        const moved = moveProcess(grid, placeOf(from), to);
        assert.deepEqual(
          moved.map.documents.map(({ text }) => text),
          textsAfter(grid, moved),
          about,
        );
        for (const [finding, count] of findingsOf(moved.map))
          assert.ok(count <= (before.get(finding) ?? 0), `${about}: ${finding}`);
        assert.deepEqual(commentsOf(moved.map), commentsOf(grid), about);
        assert.deepEqual(processesOf(moved.map), processesOf(grid), about);
        // Behind its siblings is where it comes back to; a reference by the path of a process at the top is one by its id.
        const siblings = from.parent?.children ?? outlineOf(from.document).tops;
        if (siblings.at(-1) !== from || to.path === undefined) return;
        const back = moveProcess(moved.map, moved, { uri: from.document.uri, path: from.parent?.path });
        assert.deepEqual(
          textsAfter(moved.map, back),
          grid.documents.map(({ text }) => text),
          about,
        );
        backs++;
      }),
      { seed, numRuns: 150 },
    );
    assert.ok(backs > 10, `only ${backs} went back`);
  });
});

describe(`any move in any map (SEED=${seed})`, function () {
  this.timeout(60_000);

  it('is refused, or leaves every process with the content and the comments that it had', () => {
    let done = 0;
    let unclear = 0;
    fc.assert(
      fc.property(mapText, fc.nat(), fc.nat(), (text, which, where) => {
        const map = new ProcessMap([MapDocument.read('file:///map.etom.yaml', 1, text)], frameworks, true);
        const any = anyMove(map, which, where);
        if (!any) return;
        const { from, to } = any;
        let moved: MovedProcess;
        try {
          moved = moveProcess(map, placeOf(from), to);
        } catch (error) {
          assert.ok(error instanceof EditRefusal, String(error));
          if (/by hand/.test(error.message)) unclear++;
          return;
        }
        done++;
        const about = `${from.path} → ${to.path}\n${textsAfter(map, moved).join('')}`;
        assert.deepEqual(processesOf(moved.map), processesOf(map), about);
        assert.deepEqual(commentsOf(moved.map), commentsOf(map), about);
        const now = outlineOf(moved.map.documents[0] ?? from.document).all.map((one) => one.path);
        assert.ok(now.includes(moved.path), about);
      }),
      { seed, numRuns: 1500 * Number(process.env.TIMES ?? 1) },
    );
    assert.ok(done > 15, `only ${done} moves`);
    assert.ok(unclear <= done / 5, `${unclear} moves were refused only because their result was wrong`);
  });
});
