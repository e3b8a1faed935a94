/** The words in which the file format is described: what may stand at a place of a map. */

/** What a key of a map declares, and what a reference may point to. */
export const DECLARATION_KINDS = [
  'role',
  'system',
  'process',
  'flow',
  'step',
  'variant',
  'extension',
] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

/** Free text. */
export interface TextShape {
  readonly kind: 'text';
}

/** The name of a framework release. */
export interface ReleaseShape {
  readonly kind: 'release';
}

/** An id of the author's own: letters of any script, digits, `.`, `-`, `_`. */
export interface IdShape {
  readonly kind: 'id';
  readonly declares?: DeclarationKind;
}

/** One of a few words, each with what it means. */
export interface WordShape {
  readonly kind: 'word';
  readonly words: Readonly<Record<string, string>>;
  readonly default?: string;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** `true` or `false`. */
export interface FlagShape {
  readonly kind: 'flag';
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface DateShape {
  readonly kind: 'date';
}

/** A reference to a framework element or an extension. */
export interface ElementShape {
  readonly kind: 'element';
}

/** A reference to something that the map declares. */
export interface ReferenceShape {
  readonly kind: 'reference';
  readonly to: DeclarationKind;
}

/** A list; a single item may stand without the list. */
export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
}

/** A mapping whose keys are the author's own ids. */
export interface MapShape {
  readonly kind: 'map';
  readonly declares: DeclarationKind;
  readonly of: Shape;
}

/** A mapping with known keys. A text in its place stands for the field that `short` names. */
export interface FieldsShape {
  readonly kind: 'fields';
  /** What the mapping is, with its article: "a process". */
  readonly title: string;
  readonly short?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** A list or a mapping, whichever is written. */
export interface EitherShape {
  readonly kind: 'either';
  readonly list: ListShape;
  readonly map: MapShape;
}

/** Anything: the value of a key of the company's own. */
export interface AnyShape {
  readonly kind: 'any';
}

export type Shape =
  | TextShape
  | ReleaseShape
  | IdShape
  | WordShape
  | NumberShape
  | FlagShape
  | DateShape
  | ElementShape
  | ReferenceShape
  | ListShape
  | MapShape
  | FieldsShape
  | EitherShape
  | AnyShape;

export interface Field {
  /** What the key means, in one or two sentences of Markdown. */
  readonly doc: string;
  readonly shape: Shape;
  readonly required?: true;
}

/** Keys that start so, where keys are not ids, are the company's own: kept, exported, not checked. */
export const OWN_KEY_PREFIX = 'x-';

/** The shape of the value of a key in a mapping, or undefined when the key is not known there. */
export function shapeOfKey(shape: Shape, key: string): Shape | undefined {
  switch (shape.kind) {
    case 'fields':
      if (key.startsWith(OWN_KEY_PREFIX)) return { kind: 'any' };
      return Object.hasOwn(shape.fields, key) ? shape.fields[key]?.shape : undefined;
    case 'map':
      return shape.of;
    case 'either':
      return shape.map.of;
    case 'list':
      return shapeOfKey(shape.of, key);
    case 'any':
      return shape;
    default:
      return undefined;
  }
}

/** The shape of an item where a list may stand. */
export function shapeOfItem(shape: Shape): Shape | undefined {
  if (shape.kind === 'list') return shape.of;
  if (shape.kind === 'either') return shape.list.of;
  return shape.kind === 'any' ? shape : undefined;
}

/** The mapping with known keys that may stand at a place, if one may. */
export function fieldsOf(shape: Shape | undefined): FieldsShape | undefined {
  if (shape?.kind === 'fields') return shape;
  return shape?.kind === 'list' ? fieldsOf(shape.of) : undefined;
}

/** What a text at a place of this shape is, looking through lists and short forms: the shape of a scalar. */
export function scalarOf(shape: Shape): Shape {
  if (shape.kind === 'list') return scalarOf(shape.of);
  if (shape.kind === 'either') return scalarOf(shape.list.of);
  const short = shape.kind === 'fields' && shape.short ? shape.fields[shape.short] : undefined;
  return short ? scalarOf(short.shape) : shape;
}
