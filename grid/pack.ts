/**
 * What an exported page brings along. Its grids are packed: the first one whole, the others as JSON merge patches of it
 * (RFC 7396), since they differ in little more than the states of some elements.
 */
import { isGrid } from './messages.js';
import type { Grid } from './model.js';

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** The id of the element that holds the data. */
export const DATA_ID = 'etom-data';

export interface PageData {
  readonly grids: Packed;
  /** The settings that the page starts with. */
  readonly settings: unknown;
  /** Translations by their English text. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface Packed {
  readonly first: Grid;
  readonly patches: readonly Json[];
}

export function pack(first: Grid, others: readonly Grid[]): Packed {
  return { first, patches: others.map((grid) => patchFor(first, grid) ?? {}) };
}

/** The grids that were packed; those that cannot be read are left out. */
export function unpack(packed: unknown): Grid[] {
  if (!isObject(packed) || !isGrid(packed.first)) return [];
  const { first, patches } = packed;
  const others = Array.isArray(patches) ? patches.map((patch: Json) => patched(first, patch)) : [];
  return [first, ...others.filter(isGrid)];
}

/** What turns one value into another; undefined where they are equal. */
function patchFor(from: Json, to: Json): Json {
  if (!isObject(from) || !isObject(to)) return JSON.stringify(from) === JSON.stringify(to) ? undefined : to;
  const patch: Record<string, Json> = {};
  for (const [key, value] of Object.entries(to)) {
    const part = patchFor(from[key], value);
    if (part !== undefined) patch[key] = part;
  }
  for (const [key, value] of Object.entries(from)) {
    if (value !== undefined && to[key] === undefined) patch[key] = null;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function patched(from: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(from) ? Object.entries(from) : []);
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) result.delete(key);
    else result.set(key, patched(result.get(key), part));
  }
  // From entries, so that no key can mean anything else than itself.
  return Object.fromEntries(result);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
