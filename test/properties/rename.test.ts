/** What holds of every rename in a whole map. `SEED=… npx mocha …` repeats a run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type Declared, idOf, occurrenceAt, occurrences } from '../../server/features/occurrences.js';
import { rename } from '../../server/features/rename.js';
import { RenameRefusal } from '../../server/features/rename-refusal.js';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from '../support/framework.js';
import { meanings, placeOf, renamedThing, renameTo, thingsOf } from '../support/renaming.js';
import { mapText } from './map-text.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const FOLDER = path.join(ROOT, 'examples/northern-grid');

const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.etom.yaml'))
  .map((name) => MapDocument.read(`file:///${name}`, 1, readFileSync(path.join(FOLDER, name), 'utf8')));
const grid = new ProcessMap(documents, frameworks, true);

/** Where each rule finds something. */
function findingsOf(map: ProcessMap): string[] {
  return map.documents.flatMap((document) =>
    check(document, map).map(({ code, range }) => `${document.uri}:${range.start.line + 1} ${code}`),
  );
}

const textsOf = (map: ProcessMap): string[] => map.documents.map(({ text }) => text);

describe(`rename in Northern Grid (SEED=${seed})`, function () {
  this.timeout(60_000);
  const things = thingsOf(grid);
  const before = findingsOf(grid);

  it('meets everything that the map declares', () => {
    const kinds = [...new Set(things.map(({ kind }) => kind))].sort();
    assert.deepEqual(kinds, ['extension', 'flow', 'map', 'process', 'role', 'step', 'system', 'variant']);
    assert.ok(things.length > 140, `${things.length} things`);
  });

  it('leaves the findings as they were, and renaming back gives the text that was', () => {
    for (const thing of things) {
      const about = `${thing.kind} ${thing.path}`;
      const id = idOf(thing);
      const places = occurrences(grid, thing);
      const there = renameTo(grid, placeOf(grid, thing), `x${id}-renamed`);
      assert.deepEqual(findingsOf(there), before, about);
      assert.deepEqual(occurrences(there, thing), [], `${about} is still named`);
      const now = renamedThing(thing, `x${id}-renamed`);
      assert.equal(occurrences(there, now).length, places.length, about);
      assert.deepEqual(textsOf(renameTo(there, placeOf(there, now), id)), textsOf(grid), about);
    }
  });

  it('does so with ids that YAML reads otherwise, asked at any place', () => {
    const ids = fc.constantFrom(
      '1.10',
      '2.0',
      'true',
      'null',
      'No',
      '-',
      '---',
      '...',
      '.5',
      '1e3',
      '0x1f',
      '2027-04-01',
      'é',
      '漢字',
      '_',
      '1_000',
      'y',
      '77',
    );
    const any = fc.tuple(fc.constantFrom(...things), ids, fc.nat());
    let done = 0;
    fc.assert(
      fc.property(any, ([thing, id, nth]) => {
        const about = `${thing.kind} ${thing.path} → ${id}`;
        const place = placeOf(grid, thing, nth);
        const here = occurrenceAt(place.document, grid, place.range.end);
        assert.deepEqual(here, place, about);
        const there = renameTo(grid, place, id);
        assert.deepEqual(findingsOf(there), before, about);
        const places = occurrences(there, renamedThing(thing, id));
        assert.equal(places.length, occurrences(grid, thing).length, about);
        done++;
      }),
      { seed, numRuns: 150 },
    );
    assert.ok(done >= 150);
  });

  it('refuses every id that is taken', () => {
    for (const thing of things) {
      const others = things.filter(
        (other) =>
          other.kind === thing.kind &&
          other !== thing &&
          idOf(other) !== idOf(thing) &&
          inOneFlow(other, thing),
      );
      const [other] = others;
      if (!other) continue;
      const place = placeOf(grid, thing);
      assert.throws(() => rename(place.document, grid, place.range.start, idOf(other)), RenameRefusal);
    }
  });
});

describe(`rename in any map (SEED=${seed})`, function () {
  this.timeout(60_000);

  it('is refused, or leaves everything else with the meaning that it had', () => {
    let done = 0;
    fc.assert(
      fc.property(mapText, fc.nat(), fc.constantFrom('new', '1.10', 'null', '-'), (text, nth, id) => {
        const document = MapDocument.read('file:///map.etom.yaml', 1, text);
        if (document.blocks.some(({ problems }) => problems.some(({ code }) => code === 'yaml-syntax')))
          return;
        const map = new ProcessMap([document], frameworks, true);
        const things = thingsOf(map);
        const thing = things[nth % things.length];
        const places = thing ? occurrences(map, thing).filter(({ isId }) => isId) : [];
        if (!thing || places.length === 0) return;
        let there: ProcessMap;
        try {
          there = renameTo(map, placeOf(map, thing, nth), id);
        } catch (error) {
          assert.ok(error instanceof RenameRefusal, String(error));
          return;
        }
        done++;
        assert.deepEqual(meanings(there), meanings(map, thing, id), `${thing.kind} ${thing.path} → ${id}`);
      }),
      { seed, numRuns: 800 * Number(process.env.TIMES ?? 1) },
    );
    assert.ok(done > 60, `only ${done} renames`);
  });
});

function inOneFlow(a: Declared, b: Declared): boolean {
  return a.kind !== 'step' || a.path.split('/')[0] === b.path.split('/')[0];
}
