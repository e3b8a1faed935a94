/** What has changed between two states of a map. */
import type { GridState } from '../../../grid/model.js';
import type { CoverageView } from '../../workspace/claims.js';
import type {
  Change,
  ChangesReport,
  ElementChange,
  ElementReport,
  Report,
  ScoreChange,
  StateReport,
} from './model.js';
import { unique } from './names.js';

/** How much a state says, from nothing to all. States of the same rank are equally good. */
const RANK: Readonly<Record<GridState, number>> = {
  excluded: 0,
  gap: 0,
  'system only': 1,
  planned: 2,
  undetailed: 3,
  partial: 4,
  inherited: 5,
  'rolled up': 5,
  full: 5,
};

/**
 * Compares two reports on the same release, views, variant and lens.
 * @param since how the earlier state is named.
 */
export function compareReports(before: Report, after: Report, since: string): ChangesReport {
  const elements = pairs(before, after).flatMap(([old, now]) =>
    after.views.flatMap((view) => elementChange(view, old, now) ?? []),
  );
  return { since, elements, scores: scoreChanges(before, after) };
}

type Pair = readonly [old: ElementReport | undefined, now: ElementReport | undefined];

/** The elements of both, in the order of the later one; those that it does not have at the end, its own elements last. */
function pairs(before: Report, after: Report): Pair[] {
  const both = (kind: 'elements' | 'extensions'): Pair[] => {
    const earlier = new Map(before[kind].map((element) => [element.key, element]));
    const later = new Set(after[kind].map(({ key }) => key));
    return [
      ...after[kind].map((now): Pair => [earlier.get(now.key), now]),
      ...before[kind].filter(({ key }) => !later.has(key)).map((old): Pair => [old, undefined]),
    ];
  };
  return [...both('elements'), ...both('extensions')];
}

function elementChange(
  view: CoverageView,
  old: ElementReport | undefined,
  now: ElementReport | undefined,
): ElementChange | undefined {
  const element = now ?? old;
  if (!element) return undefined;
  const { key, id, name, level } = element;
  const [before, after] = [old?.views[view], now?.views[view]];
  const [came, went] = [said(after), said(before)];
  const added = [...came].filter(([what]) => !went.has(what)).map(([, words]) => words);
  const removed = [...went].filter(([what]) => !came.has(what)).map(([, words]) => words);
  const change = kindOf(before, after, added.length + removed.length > 0);
  return (
    change && {
      element: { key, id, name, level },
      view,
      change,
      before: before?.state,
      after: after?.state,
      added,
      removed,
    }
  );
}

function kindOf(
  before: StateReport | undefined,
  after: StateReport | undefined,
  isOther: boolean,
): Change | undefined {
  if (!before) return 'new in scope';
  if (!after) return 'out of scope';
  const more = RANK[after.state] - RANK[before.state];
  if (more !== 0) return more > 0 ? 'gained' : 'lost';
  return isOther || before.state !== after.state ? 'changed' : undefined;
}

/** What a state rests on, by what makes it the same thing, in words. */
function said(state: StateReport | undefined): Map<string, string> {
  const words = new Map<string, string>();
  for (const { path, name, strength, element } of state?.processes ?? []) {
    words.set(
      `process ${path} ${strength} ${element ?? ''}`,
      `${name} (${[strength, element].filter(Boolean).join(', ')})`,
    );
  }
  for (const { id, name, part } of state?.systems ?? [])
    words.set(`system ${id} ${part}`, `system ${name} (${part})`);
  for (const owner of state?.owners ?? []) words.set(`owner ${owner}`, `owner ${owner}`);
  if (state?.maturity)
    words.set(`maturity ${state.maturity}`, `maturity ${unique(state.maturity).join(' to ')}`);
  return words;
}

function scoreChanges(before: Report, after: Report): ScoreChange[] {
  const old = new Map(
    before.conformance.map(({ element, assessments }) => [element.key, latestScore(assessments)]),
  );
  const now = new Set(after.conformance.map(({ element }) => element.key));
  const gone = before.conformance
    .filter(({ element }) => !now.has(element.key))
    .map(({ element, assessments }) => ({ element, before: latestScore(assessments), after: undefined }));
  return after.conformance
    .map(
      ({ element, assessments }): ScoreChange => ({
        element,
        before: old.get(element.key),
        after: latestScore(assessments),
      }),
    )
    .concat(gone)
    .filter((change) => change.before !== change.after);
}

/** The score of the assessment with the latest date; of those with the same one, the last that is written. */
function latestScore(assessments: Report['conformance'][number]['assessments']): number | undefined {
  let latest: { readonly score?: number; readonly date?: string } | undefined;
  for (const each of assessments) {
    if (each.score !== undefined && (each.date ?? '') >= (latest?.date ?? '')) latest = each;
  }
  return latest?.score;
}
