/** What a user's own GB921 workbook tells of a release. It stays on this user's machine: nothing of its texts is exported. */
import type { Element, ReleaseData } from './element.js';
import type { Framework } from './framework.js';
import { normalize } from './normalize.js';

export const CATALOGUE_FORMAT = 1;

/** What the cells of an element's row are. */
const ROW = [
  ...['string', 'string', 'number', 'number', 'number', 'list', 'number', 'number', 'number', 'string'],
  'string',
];

/** A release as the workbook tells it, as stored in one file. */
export interface OwnCatalogue extends ReleaseData {
  /** The form of the file; one of another form is made anew from the workbook. */
  readonly format: typeof CATALOGUE_FORMAT;
  /** The name of the workbook's file. */
  readonly source: string;
  /** The descriptions of each row of `elements`, the brief one first; none where the workbook has none. */
  readonly texts: readonly (readonly string[])[];
}

/**
 * Reads a catalogue from its stored text.
 * @param release the canonical name of the release that it is for.
 * @throws SyntaxError when the text is not JSON, Error when it is no catalogue of this release.
 */
export function parseOwnCatalogue(text: string, release: string): OwnCatalogue {
  const data: Partial<OwnCatalogue> | null = JSON.parse(text);
  if (!isCatalogue(data) || data.release !== release) throw new Error(`it is no catalogue of ${release}`);
  return data;
}

function isCatalogue(data: Partial<OwnCatalogue> | null): data is OwnCatalogue {
  if (data?.format !== CATALOGUE_FORMAT || typeof data.source !== 'string') return false;
  const { elements, texts, laterIds, releases, moved, lenses } = data;
  return (
    [elements, texts, releases, moved, lenses].every(Array.isArray) &&
    (elements ?? []).every(isRow) &&
    (texts ?? []).every((some) => Array.isArray(some) && some.every((text) => typeof text === 'string')) &&
    typeof laterIds === 'object' &&
    laterIds !== null
  );
}

function isRow(row: unknown): boolean {
  return (
    Array.isArray(row) &&
    ROW.every((type, at) => (type === 'list' ? Array.isArray(row[at]) : typeof row[at] === type))
  );
}

const NONE: readonly string[] = [];
const indexes = new WeakMap<OwnCatalogue, ReadonlyMap<string, readonly string[]>>();

/** The workbook's descriptions of an element, the brief one first. An id means nothing alone: the name counts too. */
export function ownTexts({ workbook }: Framework, { id, name }: Element): readonly string[] {
  if (!workbook) return NONE;
  let index = indexes.get(workbook);
  if (!index) {
    index = new Map(
      workbook.elements.map(([id, name], row) => [keyOf(id, name), workbook.texts[row] ?? NONE]),
    );
    indexes.set(workbook, index);
  }
  return index.get(keyOf(id ?? '', name)) ?? NONE;
}

function keyOf(id: string, name: string): string {
  return `${id}\n${normalize(name)}`;
}
