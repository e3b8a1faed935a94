/** A part of what two releases differ in. */
import { normalize } from '../../framework/normalize.js';
import type { Change, DiffElement, DiffGroup, ReleaseDiff } from './model.js';

/** The deepest level whose changes a person reads through, where there are many. */
export const READABLE_LEVEL = 3;

/** Leaves out the changes below a level. They stay in the counts, and are counted as `deeper`. */
export function downTo(diff: ReleaseDiff, level: number): ReleaseDiff {
  const groups = diff.groups.map((group) => {
    const changes = group.changes.filter((change) => change.level <= level);
    return { ...group, changes, deeper: group.deeper + group.changes.length - changes.length };
  });
  return { ...diff, groups };
}

/**
 * Leaves only a domain or functional grouping: its own changes, and those that led into it from another one.
 * @param text its id or name, or a part of its name.
 * @returns undefined where neither release has such a domain.
 */
export function inDomain(diff: ReleaseDiff, text: string): ReleaseDiff | undefined {
  const domains = diff.groups.flatMap(({ from, to }) => [from, to]).filter((one) => one !== undefined);
  const wanted = normalize(text);
  const exact = domains.filter(({ id, name }) => id === text.trim() || normalize(name) === wanted);
  const found = exact.length > 0 ? exact : domains.filter(({ name }) => normalize(name).includes(wanted));
  if (wanted === '' || found.length === 0) return undefined;
  const names = new Set(found.map(({ name }) => name));
  const has = (element: DiffElement | undefined): boolean => element !== undefined && names.has(element.name);
  const concerns = ({ was, now }: Change): boolean =>
    [...was, ...now].some(({ domain }) => domain !== undefined && names.has(domain));
  const isWhole = ({ from, to }: DiffGroup): boolean => has(from) || has(to);
  const groups = diff.groups
    .map((group) => (isWhole(group) ? group : { ...group, changes: group.changes.filter(concerns) }))
    .filter((group) => isWhole(group) || group.changes.length > 0);
  return { ...diff, groups };
}

/** The names of the domains and functional groupings of both releases, each once. */
export function domainNames({ groups }: ReleaseDiff): string[] {
  return [...new Set(groups.flatMap(({ from, to }) => [from, to]).flatMap((one) => one?.name ?? []))];
}
