/** What an element of the framework is, and the shape of a release's data as it is stored. */

/** `domain` is what current releases call a functional grouping; `extension` is an organization's own element. */
export const ELEMENT_KINDS = [
  'area',
  'vertical',
  'horizontal',
  'enterprise-grouping',
  'domain',
  'process',
  'extension',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** Whether the list of an element's children is all of them, some of them, or not known at all. */
export const CHILD_LISTS = ['complete', 'incomplete', 'unknown'] as const;
export type ChildList = (typeof CHILD_LISTS)[number];

/** How sure the data is of an id: printed by a public source, following from its neighbours, or not known. */
export const ID_STATUSES = ['attested', 'inferred', 'none'] as const;
export type IdStatus = (typeof ID_STATUSES)[number];

/** One entry of the framework: `1.1.1.5 Order Handling`. */
export interface Element {
  /** Unique in its release: the path of name slugs in `classic`, else the id, or the name's slug where there is none. */
  readonly key: string;
  readonly id: string | undefined;
  readonly idStatus: IdStatus;
  readonly name: string;
  readonly kind: ElementKind;
  /** 0 for an area, 1 for verticals and groupings, 2 and deeper for processes. */
  readonly level: number;
  readonly parent: Element | undefined;
  readonly children: readonly Element[];
  readonly childList: ChildList;
  /** The end-to-end processes that a process of level 2 or deeper stands in; empty where none is stated. */
  readonly verticals: readonly Element[];
  /** True for names that rest on expert memory alone; they are shown, and never used to judge. */
  readonly unconfirmed: boolean;
  /** True where the release's own list lacks the parent that the id names. */
  readonly orphan: boolean;
  readonly definition: string | undefined;
}

/** One element as stored: parents and verticals are row numbers; enumerations are indexes of the lists above. */
export type ElementRow = readonly [
  id: string,
  name: string,
  kind: number,
  level: number,
  parent: number,
  verticals: readonly number[],
  childList: number,
  idStatus: number,
  flags: number,
  key: string,
  definition: string,
];

export const UNCONFIRMED = 1;
export const ORPHAN = 2;

/**
 * An element of another release that this one has under another id or name, or not any more. `from` is a number in
 * the list `releases`; `to` is the row of the element here or, below 0, the release that removed it: -1 is the first of
 * the list. Where it is not sure, `to` is the rows of the candidates, best first. A name of "" is the one that the element has here.
 */
export type MovedRow = readonly [from: number, id: string, name: string, to: number | readonly number[]];

/** What a reader can narrow the framework to: whatever meets the customer; whatever leads from use to money received. */
export const LENS_IDS = ['customer-service', 'revenue-assurance'] as const;
export type LensId = (typeof LENS_IDS)[number];

/** A lens as stored: its members' rows, each with the reason why it belongs. */
export type LensRow = readonly [id: LensId, members: readonly (readonly [row: number, reason: string])[]];

/** A release as stored in one file, parents before children. */
export interface ReleaseData {
  readonly release: string;
  readonly elements: readonly ElementRow[];
  /** Ids of the same numbering that later releases added: id → id and name in a current release. */
  readonly laterIds: Readonly<Record<string, readonly [id: string, name: string]>>;
  /** The current release that `laterIds` points into, or "". */
  readonly laterRelease: string;
  /** The releases that `moved` speaks of. */
  readonly releases: readonly string[];
  readonly moved: readonly MovedRow[];
  readonly lenses: readonly LensRow[];
}

/** An element as one writes it in a map: `1.1.1.5 Order Handling`, or the name alone where it has no id. */
export function label(element: Pick<Element, 'id' | 'name'>): string {
  return element.id === undefined ? element.name : `${element.id} ${element.name}`;
}

/** The element's ancestors, the nearest first. */
export function ancestors(element: Element): Element[] {
  const result: Element[] = [];
  for (let at = element.parent; at; at = at.parent) result.push(at);
  return result;
}

/** The verticals that an element stands in; where none is stated of it, those of the nearest element above it. */
export function verticalsOf(element: Element): readonly Element[] {
  for (let at: Element | undefined = element; at; at = at.parent) {
    if (at.verticals.length > 0) return at.verticals;
  }
  return [];
}

/** True when `element` is `other`, lies below it, or, where `other` is a vertical, is a member of it. */
export function isWithin(element: Element, other: Element): boolean {
  if (element === other) return true;
  if (other.kind === 'vertical') return verticalsOf(element).includes(other);
  return ancestors(element).includes(other);
}
