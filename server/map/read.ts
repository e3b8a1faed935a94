/** YAML nodes and the description of their place → typed values with ranges, and the problems of their shape. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Anchors } from './anchors.js';
import { LIMITS } from './limits.js';
import type { Problem } from './problem.js';
import type { Lines, Range } from './range.js';
import { type FieldsShape, fieldsOf, type MapShape, type Shape, scalarOf, shapeOfKey } from './shape.js';
import type { Entry, Text, Value } from './value.js';

/** What an id may be. */
export const ID = /^[\p{L}\p{M}\p{N}._-]+$/u;
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const NULL = /^(?:|~|null|Null|NULL)$/;

/** How deep what is read through aliases may be nested. */
const MAX_LEVELS = 2 * LIMITS.nesting;

export class Reader {
  readonly problems: Problem[] = [];
  #anchors: Anchors;
  #nodes = 0;
  #level = 0;
  #aliases = 0;
  #isLeft = false;
  /** The range of the alias that is being read through. */
  #through: Range | undefined;

  constructor(
    private readonly lines: Lines,
    anchors: Anchors,
  ) {
    this.#anchors = anchors;
  }

  /** Reads the pairs of a mapping, or some of them: whether keys are missing is not asked. */
  pairs(map: YAMLMap, shape: FieldsShape | MapShape): Entry[] {
    const entries: Entry[] = [];
    const seen = new Map<string, Range>();
    for (const pair of map.items) {
      const entry = this.#pair(pair, shape, seen);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  #pair(pair: Pair, shape: FieldsShape | MapShape | undefined, seen: Map<string, Range>): Entry | undefined {
    const key = this.#key(pair.key as Node | null);
    if (!key) return undefined;
    if (key.text === '<<' && key.style === 'plain') {
      this.#report({ code: 'merge-key', range: key.range });
      return undefined;
    }
    const first = seen.get(key.text);
    if (first) {
      this.#report({ code: 'duplicate-key', range: key.range, key: key.text, first });
      return undefined;
    }
    seen.set(key.text, key.range);
    const value = pair.value as Node | null;
    const own = this.#shapeOf(key, shape);
    const read = own ? this.value(value, own, key) : undefined;
    const end = value?.range && !this.#through ? this.#rangeOf(value).end : key.range.end;
    return { key, value: read, range: { start: key.range.start, end } };
  }

  #key(node: Node | null): Text | undefined {
    if (isAlias(node)) return this.#follow(node, (target) => this.#key(target));
    if (isScalar(node)) return this.#text(node, undefined);
    const range = this.#rangeOf(node);
    this.#report({
      code: 'wrong-type',
      range,
      key: undefined,
      expected: 'a word as a key',
      found: describe(node),
    });
    return undefined;
  }

  #shapeOf(key: Text, shape: FieldsShape | MapShape | undefined): Shape | undefined {
    if (!shape) return { kind: 'any' };
    if (shape.kind === 'fields') {
      const known = shapeOfKey(shape, key.text);
      if (!known) {
        const keys = Object.keys(shape.fields);
        this.#report({
          code: 'unknown-key',
          range: key.range,
          key: key.text,
          owner: shape.title,
          known: keys,
        });
      }
      return known;
    }
    if (!ID.test(key.text)) this.#badId(key, undefined);
    return shape.of;
  }

  /** Reads a value by the description of its place. An empty value is undefined. */
  value(node: Node | null | undefined, shape: Shape, key: Text | undefined): Value | undefined {
    if (!node) return undefined;
    if (this.#through && (this.#level > MAX_LEVELS || this.#nodes++ > LIMITS.aliasValues))
      return this.#leave(this.#through, `more than ${LIMITS.aliasValues.toLocaleString('en')} values`);
    this.#level++;
    const value = this.#value(node, shape, key);
    this.#level--;
    return value;
  }

  #value(node: Node, shape: Shape, key: Text | undefined): Value | undefined {
    if (isAlias(node)) return this.#follow(node, (target) => this.value(target, shape, key));
    if (isScalar(node)) return this.#scalar(node, shape, key);
    if (isSeq(node)) {
      const of = shape.kind === 'list' ? shape.of : shape.kind === 'either' ? shape.list.of : shape;
      if (shape.kind !== 'list' && shape.kind !== 'either' && shape.kind !== 'any')
        return this.#wrong(node, shape, key);
      const items = node.items.flatMap((item) => this.value(item as Node, of, key) ?? []);
      return { kind: 'list', items, range: this.#rangeOf(node) };
    }
    if (!isMap(node)) return undefined;
    if (shape.kind === 'any') {
      const seen = new Map<string, Range>();
      const entries = node.items.flatMap((pair) => this.#pair(pair as Pair, undefined, seen) ?? []);
      return { kind: 'fields', entries, range: this.#rangeOf(node) };
    }
    const mapping = shape.kind === 'either' ? shape.map : shape.kind === 'map' ? shape : fieldsOf(shape);
    if (!mapping) return this.#wrong(node, shape, key);
    const entries = this.pairs(node, mapping);
    const merges = node.items.some(({ key }) => isScalar(key) && key.value === '<<' && key.type === 'PLAIN');
    if (mapping.kind === 'fields' && !merges) {
      // A missing key is shown at the key of the mapping; an item of a list has none, and shows its first words.
      const at = key && shape.kind === 'fields' ? key.range : this.#firstWords(node);
      for (const problem of missingKeys(entries, mapping, at)) this.#report(problem);
    }
    return { kind: 'fields', entries, range: this.#rangeOf(node) };
  }

  #scalar(node: Scalar, shape: Shape, key: Text | undefined): Value | undefined {
    if (node.type === 'PLAIN' && NULL.test(String(node.value ?? ''))) return undefined;
    const text = this.#text(node, scalarOf(shape));
    const place = shape.kind === 'list' ? shape.of : shape.kind === 'either' ? shape.list.of : shape;
    if (place.kind === 'map') return this.#wrong(node, shape, key);
    if (place.kind !== 'fields') return this.#judge(text, place, key) ? text : undefined;
    const short = place.short === undefined ? undefined : place.fields[place.short];
    if (!short || place.short === undefined) return this.#wrong(node, shape, key);
    if (!this.#judge(text, scalarOf(short.shape), key)) return undefined;
    const entry: Entry = { key: { ...text, text: place.short }, value: text, range: text.range };
    const fields: Value = { kind: 'fields', entries: [entry], range: text.range };
    // Alone it is the only item of a list, not a mapping by ids.
    return shape.kind === 'either' ? { kind: 'list', items: [fields], range: text.range } : fields;
  }

  /** Whether a text is a value of its place; reports it where it is not. */
  #judge(text: Text, shape: Shape, key: Text | undefined): boolean {
    const bad = (expected: string, words: readonly string[] = []): boolean => {
      this.#report({
        code: 'invalid-value',
        range: text.range,
        key: key?.text,
        value: text.text,
        expected,
        words,
      });
      return false;
    };
    switch (shape.kind) {
      case 'word':
        return (
          Object.hasOwn(shape.words, text.text) ||
          bad(oneOf(Object.keys(shape.words)), Object.keys(shape.words))
        );
      case 'flag':
        return text.text === 'true' || text.text === 'false' || bad('true or false', ['true', 'false']);
      case 'date':
        return DATE.test(text.text) || bad('a date such as 2027, 2027-04 or 2027-04-30');
      case 'number': {
        const value = /^-?\d+(?:\.\d+)?$/.test(text.text) ? Number(text.text) : Number.NaN;
        const fits = value >= shape.min && value <= shape.max && (!shape.whole || Number.isInteger(value));
        return fits || bad(`a ${shape.whole ? 'whole ' : ''}number from ${shape.min} to ${shape.max}`);
      }
      case 'id':
        return ID.test(text.text) || this.#badId(text, key);
      default:
        return true;
    }
  }

  #badId(text: Text, key: Text | undefined): false {
    const expected = 'an id of letters, digits, ".", "-" and "_"';
    this.#report({
      code: 'invalid-value',
      range: text.range,
      key: key?.text,
      value: text.text,
      expected,
      words: [],
    });
    return false;
  }

  #wrong(node: Node, shape: Shape, key: Text | undefined): undefined {
    const range = isScalar(node) ? this.#rangeOf(node) : this.#firstWords(node);
    this.#report({
      code: 'wrong-type',
      range,
      key: key?.text,
      expected: expectation(shape),
      found: describe(node),
    });
    return undefined;
  }

  #text(node: Scalar, shape: Shape | undefined): Text {
    const styles = { PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double' } as const;
    const range = this.#rangeOf(node);
    const style = styles[node.type as keyof typeof styles] ?? 'other';
    const refersTo = refersToOf(shape);
    const text = String(node.value ?? '');
    return {
      kind: 'text',
      text: refersTo ? text.trim() : text,
      range,
      ...(refersTo ? { refersTo } : {}),
      style: range.start.line === range.end.line ? style : 'other',
      alias: this.#through !== undefined,
    };
  }

  #follow<T>(alias: Alias, read: (target: Node) => T): T | undefined {
    const [outer, anchors] = [this.#through, this.#anchors];
    const target = anchors(alias);
    if (!target) return undefined;
    const range = this.#rangeOf(alias as Node);
    if (this.#aliases >= LIMITS.aliasDepth)
      return this.#leave(range, `more than ${LIMITS.aliasDepth} others inside each other`);
    this.#through ??= range;
    this.#anchors = target.anchors;
    this.#aliases++;
    const result = read(target.node);
    this.#aliases--;
    this.#through = outer;
    this.#anchors = anchors;
    return result;
  }

  /** Reads nothing of what is too much, and says so once. */
  #leave(range: Range, what: string): undefined {
    if (!this.#isLeft)
      this.problems.push({ code: 'limit-reached', range, detail: `This alias stands for ${what}` });
    this.#isLeft = true;
  }

  /** What is read through an alias is checked where it is written. */
  #report(problem: Problem): void {
    if (!this.#through) this.problems.push(problem);
  }

  #rangeOf(node: Node | null): Range {
    if (this.#through) return this.#through;
    const [start, end] = node?.range ?? [0, 0];
    return this.lines.range(start, end);
  }

  /** The first words of a collection, so that a finding never underlines a whole block. */
  #firstWords(node: Node): Range {
    let at: Node | null = node;
    while (isMap(at) || isSeq(at)) {
      const first: unknown = at.items[0];
      const inner: Node | null =
        (isMap(at) ? ((first as Pair | undefined)?.key as Node | null) : (first as Node | null)) ?? null;
      if (!inner?.range) break;
      at = inner;
    }
    return this.#rangeOf(at);
  }
}

/** The required keys that a mapping lacks, or whose values are empty. */
export function missingKeys(entries: readonly Entry[], shape: FieldsShape, at: Range): Problem[] {
  return Object.entries(shape.fields).flatMap(([key, field]) => {
    const entry = entries.find((candidate) => candidate.key.text === key);
    if (!field.required || entry?.value) return [];
    return [{ code: 'missing-key', range: entry?.key.range ?? at, key, owner: shape.title }];
  });
}

function refersToOf(shape: Shape | undefined): Text['refersTo'] {
  if (shape?.kind === 'element' || shape?.kind === 'release') return shape.kind;
  return shape?.kind === 'reference' ? shape.to : undefined;
}

function describe(node: Node | null): string {
  if (isMap(node)) return 'a mapping';
  return isSeq(node) ? 'a list' : 'a text';
}

function expectation(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return shape.of.kind === 'fields' || shape.of.kind === 'text'
        ? `${expectation(shape.of)} or a list`
        : 'a list';
    case 'map':
      return 'a mapping keyed by ids';
    case 'either':
      return 'a list or a mapping';
    case 'fields':
      return `${shape.title} (a mapping)`;
    default:
      return 'a text';
  }
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
