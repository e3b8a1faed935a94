/** What became of one element between two releases, and where one comes from. */
import type { Element } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { History, Outcome } from '../../framework/history.js';
import { outcomeOf } from '../migrate/fate.js';
import { domainOf } from './domains.js';
import { type Change, type DiffElement, diffElement, isSure } from './model.js';
import { shortRelease } from './words.js';

/** Two releases, and what is known of their elements. */
export interface Pair {
  /** The release that one comes from: usually, but not always, the older one. */
  readonly from: Framework;
  readonly to: Framework;
  readonly history: History;
}

/** An element of the first release, and what became of it. */
export interface Followed {
  readonly element: Element;
  readonly outcome: Outcome;
  readonly to: readonly Element[];
  /** Undefined where it is the same. */
  readonly change: Change | undefined;
}

/** Follows an element of the first release into the other one. */
export function follow(element: Element, pair: Pair): Followed {
  const { outcome, to, ...fate } = pair.history.fate(element, pair.from, pair.to);
  if (outcome === 'same') return { element, outcome, to, change: undefined };
  const isGone = outcome === 'removed';
  const change: Change = {
    kind: outcome,
    level: element.level,
    was: [told(element)],
    now: to.map(told),
    above: isGone && fate.above ? told(fate.above) : undefined,
    reason: isGone
      ? goneReason(fate.lostIn, fate.basis === 'stated', pair)
      : outcomeOf(element, pair.from, pair.to, pair.history).reason,
  };
  return { element, outcome, to, change };
}

/** What is known of an element of the other release that surely comes of none of the first. */
export function arrival(element: Element, { from, to, history }: Pair): Change {
  const fate = history.fate(element, to, from);
  const isNew = fate.outcome === 'removed';
  return {
    kind: isNew ? 'added' : 'perhaps-added',
    level: element.level,
    was: isNew ? [] : fate.to.map(told),
    now: [told(element)],
    above: formerly(element.parent, { from, to, history }),
    reason: isNew
      ? newReason(fate.lostIn, { from, to, history })
      : fate.to.length > 0
        ? 'only words and position speak for it'
        : 'what it was before is not known',
  };
}

/** The one element of the first release that an element of the other one surely was. */
function formerly(element: Element | undefined, { from, to, history }: Pair): DiffElement | undefined {
  const fate = element && history.fate(element, to, from);
  const [only, ...others] = fate && isSure(fate.outcome) ? fate.to : [];
  return only && others.length === 0 ? told(only) : undefined;
}

/** Backwards in time, what is gone was not there yet. */
function goneReason(lostIn: string | undefined, isStated: boolean, pair: Pair): string {
  const where = shortRelease(lostIn ?? pair.to.release.name);
  if (isBackwards(pair)) return `not there yet in ${where}`;
  return isStated ? `gone from ${where}; TM Forum states it` : `gone from ${where}`;
}

/** @param lostIn the release, on the way back, that has it no more. */
function newReason(lostIn: string | undefined, pair: Pair): string {
  const { releases } = pair.history;
  const last = lostIn ?? pair.from.release.name;
  if (isBackwards(pair)) return `gone from ${shortRelease(last)}`;
  return `first seen in ${shortRelease(releases[releases.indexOf(last) + 1] ?? pair.to.release.name)}`;
}

function isBackwards({ from, to, history: { releases } }: Pair): boolean {
  return releases.indexOf(to.release.name) < releases.indexOf(from.release.name);
}

function told(element: Element): DiffElement {
  return diffElement(element, domainOf(element));
}
