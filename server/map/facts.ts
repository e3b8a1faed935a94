/** What a block says, as flat lists of plain data that a map's index can add and subtract. */
import type { Range } from './range.js';
import type { DeclarationKind } from './shape.js';
import {
  type Entry,
  entriesOf,
  type Fields,
  field,
  itemsOf,
  type Text,
  textOf,
  type Value,
} from './value.js';

/** Something that the map declares under an id. */
export interface Declaration {
  readonly kind: DeclarationKind;
  readonly id: string;
  readonly key: Text;
  readonly name: Text | undefined;
  /** From the key to the end of the value; for a process that is cut into blocks, to the end of its first block. */
  readonly range: Range;
  /** The ids of the processes (or the flow) around it, the outermost first. */
  readonly parents: readonly string[];
  /** What was read of it; its subprocesses and steps are declarations of their own. */
  readonly value: Value | undefined;
}

/** Where an element is referred to. */
export type ElementPlace =
  | 'process'
  | 'system'
  | 'include'
  | 'exclude'
  | 'step'
  | 'assessment'
  | 'gap'
  | 'parent';

/** A reference to a framework element or an extension. */
export interface ElementUse {
  readonly text: Text;
  readonly place: ElementPlace;
  /** The process, system, step or extension that it is said of. */
  readonly by: Declaration | undefined;
  /** The mapping that holds the reference, with its coverage, part, systems and variants. */
  readonly item: Fields;
}

/** A reference to something that the map declares. */
export interface Reference {
  readonly text: Text;
  readonly to: DeclarationKind;
  readonly by: Declaration | undefined;
}

export interface Facts {
  /** The entries of the top level that are not mappings of declarations: `etom`, `map`, `scope` … */
  readonly head: readonly Entry[];
  readonly declarations: readonly Declaration[];
  readonly elements: readonly ElementUse[];
  readonly references: readonly Reference[];
}

const SECTIONS: Readonly<Record<string, DeclarationKind>> = {
  roles: 'role',
  systems: 'system',
  processes: 'process',
  flows: 'flow',
  extensions: 'extension',
};

/** The ids from the outermost process, or the flow, down to a declaration, joined by "/". */
export function pathOf(declaration: Declaration): string {
  return [...declaration.parents, declaration.id].join('/');
}

/**
 * Takes the facts from what was read.
 * @param path keys from the root of the file down to the mapping that the entries are of.
 */
export function collectFacts(path: readonly string[], entries: readonly Entry[]): Facts {
  const facts = new Collector();
  const kind = SECTIONS[path[0] ?? ''];
  const parents = path.slice(1).filter((_, index) => index % 2 === 0);
  if (path.length === 0) for (const entry of entries) facts.root(entry);
  else if (kind) for (const entry of entries) facts.declare(kind, entry, parents);
  return facts;
}

class Collector implements Facts {
  readonly head: Entry[] = [];
  readonly declarations: Declaration[] = [];
  readonly elements: ElementUse[] = [];
  readonly references: Reference[] = [];

  root(entry: Entry): void {
    const { key, value } = entry;
    const kind = SECTIONS[key.text];
    if (kind) {
      for (const declared of entriesOf(value)) this.declare(kind, declared, []);
      return;
    }
    this.head.push(entry);
    switch (key.text) {
      case 'scope':
        this.#elements(field(value, 'include'), 'include', undefined);
        this.#elements(field(value, 'exclude'), 'exclude', undefined);
        break;
      case 'variants':
        for (const item of itemsOf(value)) {
          if (item.kind === 'text') this.#declaration('variant', item, item.range, [], undefined);
        }
        break;
      case 'assessments':
        this.#elements(value, 'assessment', undefined);
        break;
      case 'gaps':
        this.#elements(value, 'gap', undefined);
        break;
    }
    this.#references(value, undefined);
  }

  declare(kind: DeclarationKind, entry: Entry, parents: readonly string[]): void {
    const { value } = entry;
    const by = this.#declaration(kind, entry.key, entry.range, parents, value);
    if (kind === 'process' || kind === 'system') this.#elements(field(value, 'elements'), kind, by);
    if (kind === 'extension') this.#element(value, 'parent', 'parent', by);
    if (kind === 'step') this.#element(value, 'element', 'step', by);
    for (const part of entriesOf(value)) {
      if (part.key.text === 'processes' && kind === 'process') {
        for (const inner of entriesOf(part.value))
          this.declare('process', inner, [...parents, entry.key.text]);
      } else if (part.key.text === 'steps' && kind === 'flow') {
        this.#steps(part.value, entry.key.text, by);
      } else {
        this.#references(part.value, by);
      }
    }
  }

  #steps(steps: Value | undefined, flow: string, by: Declaration): void {
    if (steps?.kind !== 'list') {
      for (const entry of entriesOf(steps)) this.declare('step', entry, [flow]);
      return;
    }
    for (const item of steps.items) {
      this.#element(item, 'element', 'step', by);
      this.#references(item, by);
    }
  }

  #declaration(
    kind: DeclarationKind,
    key: Text,
    range: Range,
    parents: readonly string[],
    value: Value | undefined,
  ): Declaration {
    const declaration = { kind, id: key.text, key, name: textOf(value, 'name'), range, parents, value };
    this.declarations.push(declaration);
    return declaration;
  }

  #elements(list: Value | undefined, place: ElementPlace, by: Declaration | undefined): void {
    for (const item of itemsOf(list)) this.#element(item, 'element', place, by);
  }

  #element(holder: Value | undefined, key: string, place: ElementPlace, by: Declaration | undefined): void {
    if (holder?.kind === 'text' && holder.refersTo === 'element') {
      const entry: Entry = { key: holder, value: holder, range: holder.range };
      this.elements.push({
        text: holder,
        place,
        by,
        item: { kind: 'fields', entries: [entry], range: holder.range },
      });
    }
    const text = textOf(holder, key);
    if (text && holder?.kind === 'fields') this.elements.push({ text, place, by, item: holder });
  }

  #references(value: Value | undefined, by: Declaration | undefined): void {
    if (value?.kind === 'text') {
      if (value.refersTo && value.refersTo !== 'element' && value.refersTo !== 'release') {
        this.references.push({ text: value, to: value.refersTo, by });
      }
    } else if (value?.kind === 'list') {
      for (const item of value.items) this.#references(item, by);
    } else {
      for (const entry of entriesOf(value)) this.#references(entry.value, by);
    }
  }
}
