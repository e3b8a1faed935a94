/** An element's life through the releases, as Markdown: in one line for the hover, as a list for its page. */
import type { Element } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { Basis, History, Station, Turn } from '../framework/history.js';
import { escapeMarkdown } from './markdown.js';

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  stated: 'TM Forum states it',
  uid: 'same UID',
  'id-and-name': 'same id and name',
  name: 'same name',
  words: 'by words and place only',
};

/** A place where an element got another id or name, or came back. */
interface Change {
  readonly station: Station;
  /** The first release without it, where it was away before. */
  readonly awayFrom: string | undefined;
}

/**
 * An element's life in one line, without what did not change: `1.1.1.6 Problem Handling in classic → …`.
 * @returns "" where nothing ever changed.
 */
export function lifeLine(element: Element, framework: Framework, history: History): string {
  const changes = changesOf(element, framework, history);
  const turns = history.turns(element, framework);
  if (changes.length < 2 && turns.length === 0) return '';
  const places = changes.map(
    ({ station, awayFrom }) =>
      `${title(station)} ${awayFrom === undefined ? '' : 'again '}in ${short(station.release)}`,
  );
  const began = turns.filter(({ when }) => when === 'began').map(turnWords);
  const ended = turns.filter(({ when }) => when === 'ended').map(turnWords);
  return `History: ${[...began, ...places, ...ended].join(' → ')}`;
}

/** The lines of an element's life, each of one change, with how it is known; empty where nothing ever changed. */
export function lifeLines(element: Element, framework: Framework, history: History): string[] {
  const changes = changesOf(element, framework, history);
  const turns = history.turns(element, framework);
  if (changes.length < 2 && turns.length === 0) return [];
  const sure = (turn: Turn): string => (turn.isStated ? `${turnWords(turn)} (stated)` : turnWords(turn));
  return [
    ...turns.filter(({ when }) => when === 'began').map(sure),
    ...changes.map(({ station, awayFrom }) => {
      const away = awayFrom === undefined ? '' : `, after it was not in ${short(awayFrom)}`;
      const how = station.basis === undefined ? '' : ` (${BASIS_WORDS[station.basis]})`;
      return `${short(station.release)}: ${title(station)}${away}${how}`;
    }),
    ...turns.filter(({ when }) => when === 'ended').map(sure),
  ];
}

function changesOf(element: Element, framework: Framework, history: History): Change[] {
  const life = history.life(element, framework);
  return life.flatMap((station, index): Change[] => {
    const before = life[index - 1];
    const number = history.releases.indexOf(before?.release ?? '');
    // Between the classic framework and its anchor lies what is not known, not an absence.
    const next = number > 0 ? history.releases[number + 1] : undefined;
    const awayFrom = next === station.release ? undefined : next;
    const isSame = before && before.id === station.id && before.name === station.name;
    return isSame && awayFrom === undefined ? [] : [{ station, awayFrom }];
  });
}

function turnWords({ kind, when, release, others }: Turn): string {
  const titles = others.map(title);
  const at = short(release);
  if (when === 'began') {
    const joint = kind === 'candidates' ? ' or ' : ', ';
    const from = [...new Set(others.map((other) => other.release))]
      .map((one) => {
        const there = others.filter((other) => other.release === one);
        return `${there.map(title).join(joint)} in ${short(one)}`;
      })
      .join(joint);
    if (kind === 'added') return `added in ${at}`;
    return kind === 'candidates'
      ? `perhaps ${from}`
      : `${kind === 'split' ? 'part of' : 'merged from'} ${from}`;
  }
  switch (kind) {
    case 'split':
      return `split in ${at} into ${titles.join(', ')}`;
    case 'merged':
      return `merged in ${at} into ${titles.join(', ')}`;
    case 'candidates':
      return `not surely followed into ${at}, perhaps ${titles.join(' or ')}`;
    case 'removed':
      return `removed in ${at}`;
    default:
      return 'what became of it is not known';
  }
}

function title({ id, name }: Station): string {
  return escapeMarkdown(id === undefined ? name : `${id} ${name}`);
}

function short(release: string): string {
  return release.replace('gb921-', '');
}
