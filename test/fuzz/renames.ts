/** What renaming does to a map. */
import assert from 'node:assert/strict';
import { occurrences } from '../../server/features/occurrences.js';
import { RenameRefusal } from '../../server/features/rename-refusal.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { opened } from '../support/marks.js';
import { meanings, placeOf, renameTo, thingsOf } from '../support/renaming.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';
import { Random, seedOf } from './random.js';

const MOST_RENAMED = 4;

/** Ids, some of which YAML reads as something else, or as nothing. */
const IDS = ['new', '1.10', 'null', '-', '---', 'true', 'é', '漢', '__proto__', '2027-04-01', '…', 'a b', ''];

/** A rename is refused, or everything that a map names is named after it as before, under the new id. */
export function renamesKeepMeaning({ text }: FuzzInput, clock: Clock): void {
  const { document, map } = opened(text);
  if (document.blocks.some(({ problems }) => problems.some(({ code }) => code === 'yaml-syntax'))) return;
  const random = new Random(seedOf(text));
  const things = thingsOf(map).filter((thing) => occurrences(map, thing).some(({ isId }) => isId));
  for (let left = Math.min(things.length, MOST_RENAMED); left > 0; left--) {
    const [thing, id] = [random.pick(things), random.pick(IDS)];
    let there: ProcessMap;
    try {
      there = clock('rename', () => renameTo(map, placeOf(map, thing, random.below(9)), id));
    } catch (error) {
      if (error instanceof RenameRefusal) continue;
      throw error;
    }
    assert.deepEqual(meanings(there), meanings(map, thing, id), `${thing.kind} ${thing.path} → ${id}`);
  }
}
