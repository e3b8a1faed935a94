/** What schemas/releases/changes.tsv states of elements from release to release, read into plain facts. */
import {
  ELEMENT_KINDS,
  type ElementKind,
  type ReleaseData,
  UNCONFIRMED,
} from '../server/framework/element.js';
import { asCompared } from './history-words.js';

export type Row = Record<string, string>;

/** An element in one release. */
export interface Place {
  /** Its release's number: 0 is classic, then the current ones, oldest to newest. */
  readonly release: number;
  readonly row: number;
  readonly id: string;
  readonly name: string;
  /** The name as names are compared. */
  readonly words: string;
  readonly kind: ElementKind;
  readonly level: number;
  readonly parent: Place | undefined;
  readonly children: readonly Place[];
  readonly unconfirmed: boolean;
}

/** One statement that an element became another. */
export interface Claim {
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  /** The number of the release in which it did. */
  readonly release: number;
}

/** An element of TM Forum's list “eTOM Deleted”. */
export interface Deleted {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly classicId: string;
}

type NamedParts = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>;

/** What TM Forum states, and what public sources of the classic numbering do. */
export interface Facts {
  /** The number of the release whose ids the notes and the lists give. */
  readonly statedIn: number;
  /** Its rename notes: “before v23.5 it was called …”. */
  readonly renames: readonly Claim[];
  /** The elements of its list “eTOM Deleted”, each with the classic id that it had there. */
  readonly deleted: readonly Deleted[];
  /** Classic id and name → id and name in 25.5. */
  readonly classic: readonly Claim[];
  /** What classic verticals became; sure where the source is. */
  readonly verticals: readonly (Claim & { readonly isSure: boolean })[];
  /** Classic names that were deleted on the way to R14.5. */
  readonly classicDeleted: ReadonlySet<string>;
  /** Classic name → the ids and names in 25.5 of its parts. */
  readonly classicSplits: NamedParts;
  /** Classic name → the ids and names in 25.5 of what a public source says took its place. */
  readonly classicReplaced: NamedParts;
}

/** A pair for which facts speak, and others against it: a candidate. */
export interface Doubt {
  readonly from: Place;
  readonly to: Place;
  readonly why: string;
}

/** Makes places of all releases' rows, in the order of the releases. */
export function placesOf(releases: readonly ReleaseData[]): Place[][] {
  return releases.map(({ elements }, release) => {
    const places: (Place & { children: Place[] })[] = [];
    for (const [row, [id, name, kind, level, parent, , , , flags]] of elements.entries()) {
      const place = {
        release,
        row,
        id,
        name,
        words: asCompared(name),
        kind: ELEMENT_KINDS[kind] ?? 'process',
        level,
        parent: places[parent],
        children: [],
        unconfirmed: (flags & UNCONFIRMED) !== 0,
      };
      places[parent]?.children.push(place);
      places.push(place);
    }
    return places;
  });
}

/**
 * Reads the table of changes.
 * @param names the releases' names, `classic` first.
 */
export function factsOf(changes: readonly Row[], names: readonly string[]): Facts {
  const number = (version = ''): number => names.indexOf(version.replace(/^v/, 'gb921-'));
  const claim = (row: Row): Claim => ({
    from: { id: row.from_id ?? '', name: row.from_name ?? '' },
    to: { id: row.to_id ?? '', name: row.to_name ?? '' },
    release: number(row.to_release),
  });
  const of = (pattern: RegExp): Row[] => changes.filter(({ source }) => pattern.test(source ?? ''));
  const numbering = of(/Original Process Identifier/).filter(({ from_release }) =>
    from_release?.startsWith('GB921 classic'),
  );
  const now = new Map(numbering.map((row) => [row.from_id ?? '', claim(row).to]));
  const plain = (text = ''): string => text.replace(/ \(vertical\)$/, '');
  const verticals = changes.filter(
    (row) => row.from_release === 'GB921 classic' && row.from_name?.endsWith('(vertical)'),
  );
  /** What the classic ids of a kind of rows, given for a classic name, are in 25.5. */
  const classicTo = (kind: string): NamedParts => {
    const parts = new Map<string, { id: string; name: string }[]>();
    for (const row of changes) {
      if (row.kind !== kind || row.to_release?.startsWith('v')) continue;
      const found = (row.to_id ?? '').split(/;\s*/).flatMap((id) => now.get(id) ?? []);
      const name = asCompared(row.from_name ?? '');
      parts.set(name, [...(parts.get(name) ?? []), ...found]);
    }
    return parts;
  };
  return {
    statedIn: number(numbering[0]?.to_release),
    renames: of(/rename note/)
      .filter(({ kind }) => kind === 'renamed')
      .map(claim),
    deleted: of(/eTOM Deleted/).map((row) => ({
      id: row.from_id ?? '',
      name: row.from_name ?? '',
      words: asCompared(row.from_name ?? ''),
      classicId: /classic id ([\d.]+)/.exec(row.source ?? '')?.[1] ?? '',
    })),
    // A row without the old name is of an id that a later edition used again.
    classic: numbering.filter(({ from_name }) => from_name !== '').map(claim),
    verticals: verticals.map((row) => ({
      from: { id: '', name: plain(row.from_name) },
      to: { id: '', name: plain(row.to_name) },
      release: number(row.to_release),
      isSure: row.confidence === 'high',
    })),
    classicDeleted: new Set(of(/marked deleted/).map((row) => asCompared(row.from_name ?? ''))),
    classicSplits: classicTo('split'),
    classicReplaced: classicTo('replaced'),
  };
}

/** Places by a key of theirs; those that share it are nobody's. */
export function by(places: readonly Place[], key: (place: Place) => string): ReadonlyMap<string, Place> {
  const found = new Map<string, Place | undefined>();
  for (const place of places) found.set(key(place), found.has(key(place)) ? undefined : place);
  return new Map([...found].flatMap(([one, place]) => (place ? [[one, place]] : [])));
}
