/** Two releases compared: what became of each element of the one, and where each of the other comes from. */
import type { Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { History, Outcome } from '../../framework/history.js';
import { arrival, type Followed, follow } from './changes.js';
import { Domains } from './domains.js';
import { type Counts, isSure, type LevelCounts, type Origin, type ReleaseDiff, Tally } from './model.js';

/**
 * Compares two releases. Each element of either is counted exactly once.
 * @param from the release that one comes from: usually, but not always, the older one.
 */
export function releaseDiff(from: Framework, to: Framework, history: History): ReleaseDiff {
  const pair = { from, to, history };
  const followed = from.elements.map((element) => follow(element, pair));
  const one = new Map(
    followed.map(({ element, outcome, to: [now] }) => [element, isOne(outcome) ? now : undefined]),
  );
  const domains = new Domains(from, to, (element) => one.get(element));
  const origins = originsOf(followed);

  for (const { element, outcome, change } of followed) {
    const group = domains.ofOld(element);
    for (const tally of [group.counts, group.level(element.level)]) tally.from[outcome]++;
    if (change) group.changes.push(change);
  }
  for (const element of to.elements) {
    const group = domains.ofNow(element);
    const change = origins.has(element) ? undefined : arrival(element, pair);
    const origin = origins.get(element) ?? (change?.kind === 'added' ? 'added' : 'perhaps-added');
    for (const tally of [group.counts, group.level(element.level)]) tally.to[origin]++;
    if (change) group.changes.push(change);
  }

  const groups = domains.all().filter(({ levels }) => levels.length > 0);
  return {
    from: from.release.name,
    to: to.release.name,
    counts: sum(groups.map(({ counts }) => counts)),
    levels: byLevel(groups.flatMap(({ levels }) => levels)),
    groups,
  };
}

/** Whether an element is one element on the other side, and no other is a part of that. */
function isOne(outcome: Outcome): boolean {
  return isSure(outcome) && outcome !== 'merged' && outcome !== 'split';
}

/** The origins of the elements of the other release that surely come of some of the first. */
function originsOf(followed: readonly Followed[]): ReadonlyMap<Element, Origin> {
  const origins = new Map<Element, Origin>();
  for (const { outcome, to } of followed) {
    if (!isSure(outcome)) continue;
    const origin = outcome === 'merged' ? 'joined' : outcome === 'split' ? 'part' : 'kept';
    for (const element of to) {
      if (origin === 'kept' || !origins.has(element)) origins.set(element, origin);
    }
  }
  return origins;
}

function byLevel(all: readonly LevelCounts[]): LevelCounts[] {
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => a - b);
  return levels.map((level) => ({ level, ...sum(all.filter((one) => one.level === level)) }));
}

function sum(all: readonly Counts[]): Counts {
  const total = new Tally();
  for (const { from, to } of all) {
    for (const [outcome, count] of entries(from)) total.from[outcome] += count;
    for (const [origin, count] of entries(to)) total.to[origin] += count;
  }
  return { from: total.from, to: total.to };
}

function entries<T extends string>(record: Readonly<Record<T, number>>): [T, number][] {
  return Object.entries(record) as [T, number][];
}
