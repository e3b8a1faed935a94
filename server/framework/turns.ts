/** How the lives of elements began and ended. */
import type { Element } from './element.js';
import type { Basis, EventKind } from './history-data.js';
import type { Lineages } from './lineages.js';

/** An element's place in one release of its life. */
export interface Station {
  readonly release: string;
  readonly id: string | undefined;
  readonly name: string;
  /** How it is known to follow the place before it; undefined for the first. */
  readonly basis: Basis | undefined;
}

/** How an element's life began or ended. */
export interface Turn {
  readonly kind: EventKind | 'added' | 'removed' | 'unknown';
  readonly when: 'began' | 'ended';
  /** The release in which it did: the first that has it, or the first that has it no more. */
  readonly release: string;
  /** The elements that it came of or became, or may have, each at the place of theirs that is next to its life. */
  readonly others: readonly Station[];
  /** True where TM Forum or a public source states it. */
  readonly isStated: boolean;
}

/** How a lineage began and ended; empty for what was there from the first release on, is in the newest one, and came of nothing else. */
export function turnsOf(all: Lineages, lineage: number): Turn[] {
  return [...beginning(all, lineage), ...ending(all, lineage)];
}

/** A lineage's place in a release that has it. @param element what tells the id and the name where they are the same in all releases. */
export function stationIn(all: Lineages, lineage: number, release: number, element?: Element): Station {
  const place = all.placeIn(lineage, release) ?? element;
  return { release: all.releases[release] ?? '', id: place?.id, name: place?.name ?? '', basis: undefined };
}

function beginning(all: Lineages, lineage: number): Turn[] {
  const [first = 0] = all.presence(lineage);
  const common = { when: 'began', release: all.releases[first] ?? '' } as const;
  const last = (from: number): number => all.presence(from).at(-1) ?? 0;
  // What may have become a classic element's heir in between is no beginning of its life.
  const events = all.before(lineage).filter(({ from }) => last(from) < first);
  const sure = events.filter(({ kind }) => kind !== 'candidates');
  const sources = sure.length > 0 ? sure : events;
  const turns = [...new Set(sources.map(({ kind }) => kind))].map((kind): Turn => {
    const alike = sources.filter((event) => event.kind === kind);
    const others = alike.map(({ from }) => stationIn(all, from, last(from)));
    return { ...common, kind, others, isStated: alike.every(({ basis }) => basis === 'stated') };
  });
  if (turns.length > 0 || first <= 1) return turns;
  return [{ ...common, kind: 'added', others: [], isStated: false }];
}

function ending(all: Lineages, lineage: number): Turn[] {
  const last = all.presence(lineage).at(-1) ?? 0;
  if (last === all.releases.length - 1) return [];
  const common = { when: 'ended', release: all.releases[last + 1] ?? '' } as const;
  const event = all.after(lineage);
  if (event) {
    const others = event.to.map((one) =>
      stationIn(all, one, all.presence(one).find((release) => release > last) ?? 0),
    );
    return [{ ...common, kind: event.kind, others, isStated: event.basis === 'stated' }];
  }
  const isStated = all.isDeleted(lineage);
  return [{ ...common, kind: last === 0 && !isStated ? 'unknown' : 'removed', others: [], isStated }];
}
