/** Whatever two releases are compared: every element of each is accounted for exactly once. */
import assert from 'node:assert/strict';
import { type DiffElement, isSure, totalOf } from '../../server/features/release-diff/model.js';
import { label } from '../../server/framework/element.js';
import type { Framework } from '../../server/framework/framework.js';
import { RELEASES } from '../../server/framework/releases.js';
import { compared } from '../support/comparing.js';
import { framework, history } from '../support/framework.js';

const names = RELEASES.map(({ name }) => name);

/** How often each element is told of, by key. */
function times(elements: readonly DiffElement[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { key } of elements) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

function sameKeys(from: Framework, to: Framework): [string, string][] {
  return from.elements.flatMap((element) => {
    const {
      outcome,
      to: [now],
    } = history.fate(element, from, to);
    return outcome === 'same' && now ? [[element.key, now.key]] : [];
  });
}

describe('a comparison of releases', function () {
  this.timeout(60_000);
  for (const from of names) {
    it(`accounts once for every element of ${from} and of any other release`, () => {
      for (const to of names.filter((name) => name !== from)) {
        const [old, now] = [framework(from), framework(to)];
        const diff = compared(from, to);
        const changes = diff.groups.flatMap((group) => group.changes);
        const same = sameKeys(old, now);

        const left = changes.filter(({ kind }) => kind !== 'added' && kind !== 'perhaps-added');
        const gone = times(left.flatMap(({ was }) => was));
        const kept = new Set(same.map(([key]) => key));
        for (const element of old.elements) {
          const count = (gone.get(element.key) ?? 0) + (kept.has(element.key) ? 1 : 0);
          assert.equal(count, 1, `${label(element)} → ${to}`);
        }

        const sure = new Set(
          left.filter(({ kind }) => isSure(kind)).flatMap((one) => one.now.map(({ key }) => key)),
        );
        const fresh = times(
          changes
            .filter(({ kind }) => kind === 'added' || kind === 'perhaps-added')
            .flatMap((one) => one.now),
        );
        const stayed = new Set(same.map(([, key]) => key));
        for (const element of now.elements) {
          const isFollowed = sure.has(element.key) || stayed.has(element.key);
          assert.equal(
            (fresh.get(element.key) ?? 0) + (isFollowed ? 1 : 0),
            1,
            `${from} → ${label(element)}`,
          );
        }

        assert.equal(totalOf(diff.counts, 'from'), old.elements.length);
        assert.equal(totalOf(diff.counts, 'to'), now.elements.length);
        assert.equal(diff.counts.from.same, same.length);
        for (const kind of [
          'renumbered',
          'renamed',
          'renumbered-and-renamed',
          'merged',
          'split',
          'undecided',
          'removed',
        ] as const)
          assert.equal(diff.counts.from[kind], changes.filter((one) => one.kind === kind).length, kind);
        for (const kind of ['added', 'perhaps-added'] as const)
          assert.equal(diff.counts.to[kind], changes.filter((one) => one.kind === kind).length, kind);
      }
    });
  }
});
