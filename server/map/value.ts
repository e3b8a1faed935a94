/** What was read from a place of a map, with its range. Plain data: it can be cloned and sent. */
import type { Range } from './range.js';
import type { DeclarationKind } from './shape.js';

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly range: Range;
  /** What the text refers to, by the description of its place. */
  readonly refersTo?: DeclarationKind | 'element' | 'release';
  /** How it is quoted in the source; `other` for block scalars and texts of several lines. */
  readonly style: 'plain' | 'single' | 'double' | 'other';
  /** True where the text was read through an alias; the range is then the alias's, and what it says is checked elsewhere. */
  readonly alias: boolean;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly range: Range;
}

/** A mapping, or a text that stands for one. */
export interface Fields {
  readonly kind: 'fields';
  readonly entries: readonly Entry[];
  readonly range: Range;
}

export interface Entry {
  readonly key: Text;
  readonly value: Value | undefined;
  /** From the key to the end of the value. */
  readonly range: Range;
}

export type Value = Text | List | Fields;

/** The value of a key, or undefined. */
export function field(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'fields' ? value.entries.find((entry) => entry.key.text === key)?.value : undefined;
}

/** The text of a key's value, or undefined where there is none. */
export function textOf(value: Value | undefined, key: string): Text | undefined {
  const found = field(value, key);
  return found?.kind === 'text' ? found : undefined;
}

/** The items of a list; a value that is no list is its only item. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  return value.kind === 'list' ? value.items : [value];
}

/** The entries of a mapping; none where there is no mapping. */
export function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === 'fields' ? value.entries : [];
}

/** The texts of a list of texts. */
export function textsOf(value: Value | undefined): Text[] {
  return itemsOf(value).filter((item) => item.kind === 'text');
}
