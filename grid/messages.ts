/**
 * What the page of the grid and its host say to each other. Both sides check what they hear: a message that is not one of
 * these is not for them. Imports types alone, since it is part of the page's script.
 */
import type { Grid, GridView } from './model.js';

/** What the picture is asked to show. */
export interface Question {
  readonly view: GridView;
  readonly variant?: string;
  /** A lens's id. */
  readonly lens?: string;
  /** The level-2 elements whose level-3 elements are wanted, by key. */
  readonly details: readonly string[] | 'all';
}

export const PICTURE_FORMATS = ['svg', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export const EXPORT_FORMATS = [...PICTURE_FORMATS, 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What was drawn. */
export interface Drawn {
  readonly mode: string;
  /** How much is covered, as the page says it. */
  readonly summary: string;
  /** Places of level-2 elements, and of level-3 elements that are shown. */
  readonly places: number;
  readonly details: number;
  /** Elements that the search has found. */
  readonly matches: number;
  /** From the answer to the finished drawing, in milliseconds. */
  readonly time: number;
}

/** Page → host. The first thing a page does is to ask. */
export type PageMessage =
  | { readonly type: 'ask'; readonly question: Question }
  | { readonly type: 'drawn'; readonly drawn: Drawn }
  /** Show the mappings of an element, by its key. */
  | { readonly type: 'open'; readonly element: string }
  /** Save a picture: SVG as text, PNG as bytes. */
  | {
      readonly type: 'save';
      readonly format: PictureFormat;
      readonly content: string | Uint8Array<ArrayBuffer>;
    }
  /** Save the page with all that it can show; `settings` are those that it starts with. */
  | { readonly type: 'save-page'; readonly settings: unknown }
  | { readonly type: 'failed'; readonly reason: string };

/** Host → page. */
export type HostMessage =
  /** `uri` names the map after a reload. `texts` are translations by their English text. */
  | { readonly type: 'start'; readonly uri: string; readonly texts: Readonly<Record<string, string>> }
  /** The answer to the last question; null where there is no map with a known release. */
  | { readonly type: 'grid'; readonly grid: Grid | null }
  /** Bring an element into view, by its key. */
  | { readonly type: 'reveal'; readonly element: string }
  | { readonly type: 'export'; readonly format: ExportFormat };

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isView: Check = (value) => value === 'as-is' || value === 'to-be';
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const optional = (check: Check): Check => either(check, (value) => value === undefined);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
/** An object that has at least these properties. */
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(value[key]));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const QUESTION = shape({
  view: isView,
  variant: optional(isText),
  lens: optional(isText),
  details: either(listOf(isText), (value) => value === 'all'),
});

const ELEMENT = shape({
  key: isText,
  name: isText,
  level: isCount,
  state: isText,
  reason: isText,
  owners: listOf(isText),
  systems: listOf(isText),
  mappings: listOf(shape({ process: isText, strength: isText, element: isText, uri: isText })),
  processes: isCount,
  children: listOf(isText),
});

const PLACE = shape({ element: isText, column: isCount, span: isCount });

const GRID = shape({
  release: isText,
  title: isText,
  view: isView,
  summary: isText,
  variants: listOf(isText),
  lenses: listOf(shape({ id: isText, title: isText })),
  panels: listOf(
    shape({
      key: isText,
      label: isText,
      columns: listOf(shape({ key: isText, label: isText })),
      rows: listOf(shape({ key: isText, label: isText, places: listOf(PLACE) })),
    }),
  ),
  band: listOf(shape({ key: isText, label: isText, elements: listOf(isText) })),
  elements: recordOf(ELEMENT),
});

const PAGE_MESSAGES: Readonly<Record<PageMessage['type'], Check>> = {
  ask: shape({ question: QUESTION }),
  drawn: shape({
    drawn: shape({
      mode: isText,
      summary: isText,
      places: isCount,
      details: isCount,
      matches: isCount,
      time: isCount,
    }),
  }),
  open: shape({ element: isText }),
  save: shape({
    format: oneOf(...PICTURE_FORMATS),
    content: either(isText, (value) => value instanceof Uint8Array),
  }),
  'save-page': isObject,
  failed: shape({ reason: isText }),
};

const HOST_MESSAGES: Readonly<Record<HostMessage['type'], Check>> = {
  start: shape({ uri: isText, texts: recordOf(isText) }),
  grid: shape({ grid: either((value) => value === null, GRID) }),
  reveal: shape({ element: isText }),
  export: shape({ format: oneOf(...EXPORT_FORMATS) }),
};

/** Whether a value is a grid, as far as the page needs to know. */
export function isGrid(value: unknown): value is Grid {
  return GRID(value);
}

/** Whether a value is a message of the page. */
export function isPageMessage(value: unknown): value is PageMessage {
  return isMessage(value, PAGE_MESSAGES);
}

/** Whether a value is a message of the page's host. */
export function isHostMessage(value: unknown): value is HostMessage {
  return isMessage(value, HOST_MESSAGES);
}

function isMessage(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  if (!isObject(value) || typeof value.type !== 'string' || !Object.hasOwn(checks, value.type)) return false;
  return checks[value.type]?.(value) ?? false;
}
