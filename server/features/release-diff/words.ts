/** How a change between two releases is told. */
import { CHANGES, type Change, type ChangeKind, type DiffElement, type Side } from './model.js';

/** How an element is written: as text, or as a link to its page. */
export type Say = (element: DiffElement, side: Side) => string;

/** The kinds as a reader sees them together, in the order of a report. */
const TITLES: Readonly<Record<ChangeKind, string>> = {
  renumbered: 'renumbered',
  renamed: 'renamed',
  'renumbered-and-renamed': 'renumbered and renamed',
  merged: 'merged',
  split: 'split',
  undecided: 'undecided',
  removed: 'removed',
  'perhaps-added': 'perhaps added',
  added: 'added',
};

/** A release as readers name it: `25.5`. */
export function shortRelease(release: string): string {
  return release.replace('gb921-', '');
}

/** What a kind of change is called. */
export function kindTitle(kind: ChangeKind): string {
  return TITLES[kind];
}

/** Changes by kind, those kinds that there are. */
export function byKind(changes: readonly Change[]): { kind: ChangeKind; changes: readonly Change[] }[] {
  return CHANGES.map((kind) => ({ kind, changes: changes.filter((change) => change.kind === kind) })).filter(
    (group) => group.changes.length > 0,
  );
}

/** What changed, in one line: `1.1.9 Selling → 1.12.9 Selling`. */
export function changeLine({ kind, was, now, above }: Change, say: Say): string {
  const before = was.map((element) => say(element, 'from'));
  const after = now.map((element) => say(element, 'to'));
  switch (kind) {
    case 'split':
      return `${before.join()} → ${after.join(' + ')}`;
    case 'undecided':
      return after.length > 0 ? `${before.join()} → perhaps ${after.join(' or ')}` : before.join();
    case 'removed':
      return above ? `${before.join()}; look at ${say(above, 'to')}` : before.join();
    case 'perhaps-added':
      return before.length > 0 ? `${after.join()}; perhaps ${before.join(' or ')}` : after.join();
    case 'added':
      return after.join();
    default:
      return `${before.join()} → ${after.join()}`;
  }
}
