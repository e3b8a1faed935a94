/** What became of the element of a reference, with the reason in words. */
import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { Basis, Fate, History } from '../../framework/history.js';
import type { ElementUse } from '../../map/facts.js';
import type { Migrated } from './plan.js';

/** What the engine asks of the release history. */
export type Fates = Pick<History, 'fate'>;

export interface Outcome {
  readonly outcome: Migrated;
  /** One element where it is sure; else the candidates. */
  readonly to: readonly Element[];
  readonly reason: string;
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  stated: 'TM Forum states it',
  uid: 'followed by its UID',
  'id-and-name': 'followed by id and name',
  name: 'followed by its name',
  words: 'only words and position speak for it',
};

/** What became of an element of one release in another. */
export function outcomeOf(element: Element, from: Framework, to: Framework, history: Fates): Outcome {
  if (from === to)
    return { outcome: 'same', to: [element], reason: `it is an element of ${to.release.name}` };
  const fate = history.fate(element, from, to);
  const { outcome, basis } = fate;
  const why = basis ? BASIS_WORDS[basis] : '';
  const [first] = fate.to;
  switch (outcome) {
    case 'split':
      return { outcome, to: fate.to, reason: joined(`it became ${fate.to.length} elements`, why) };
    case 'undecided':
      return {
        outcome,
        to: fate.to,
        reason: joined(lost(fate), first ? BASIS_WORDS.words : `nothing seems to follow it${look(fate)}`),
      };
    case 'removed':
      // In place of one process a whole domain says nothing.
      return { outcome, to: fate.above && fate.above.level > 1 ? [fate.above] : [], reason: gone(fate) };
    default:
      // A fate that names no element is none.
      if (!first) return { outcome: 'undecided', to: [], reason: lost(fate) };
      return {
        outcome,
        to: [first],
        reason: outcome === 'merged' ? joined('it is one with others now', why) : why,
      };
  }
}

function lost({ lostIn }: Fate): string {
  return lostIn === undefined ? 'what became of it is not known' : `it cannot be followed into ${lostIn}`;
}

function gone(fate: Fate): string {
  return `${fate.lostIn === undefined ? 'it is gone' : `it is gone from ${fate.lostIn}`}${look(fate)}`;
}

function look({ above }: Fate): string {
  return above ? `; look below ${label(above)}` : '';
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}

/** Why a person has to change the file for a reference. */
export function byHand({ text: { alias, style } }: ElementUse): string {
  const where = alias
    ? 'it is read through an alias'
    : style === 'other'
      ? 'it is written over several lines'
      : 'the place does not allow it';
  return `${where}, so that it has to be changed by hand`;
}
