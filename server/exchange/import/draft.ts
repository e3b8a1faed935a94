/** A map on its way from a source to its text. */
import { idFrom } from '../../features/process-edits/free-process-id.js';

export interface Draft {
  /** As it is written behind `etom:`. */
  readonly release: string;
  /** Comment lines for the head of the map. */
  readonly head: readonly string[];
  /** Roles by name. */
  readonly roles: Declared;
  /** Systems by name. */
  readonly systems: Declared;
  /** The variants that something applies to. */
  readonly variants: Set<string>;
  /** What the systems say beyond their names, by id. */
  readonly systemFields: Map<string, DraftSystem>;
  /** The processes that stand in no other. */
  readonly processes: DraftProcess[];
  /** The organization's own elements, by id. */
  readonly extensions: Map<string, DraftExtension>;
}

export interface DraftExtension {
  readonly name: string;
  /** A reference to the element that it stands below. */
  readonly parent: string;
  readonly description?: string;
}

export interface DraftSystem {
  readonly tags: readonly string[];
  /** Keys of the company's own that start with `x-`, with their values. */
  readonly own: readonly (readonly [key: string, value: string])[];
  readonly elements: DraftMapping[];
}

export interface DraftProcess {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly maturity?: string;
  readonly status?: string;
  readonly elements: readonly DraftMapping[];
  /** Where no element says them. */
  readonly systems: readonly DraftUse[];
  /** Variants, where no element says them. */
  readonly applies: readonly string[];
  readonly children: DraftProcess[];
}

export interface DraftMapping {
  readonly element: string;
  readonly coverage?: string;
  readonly note?: string;
  readonly systems: DraftUse[];
  readonly applies: readonly string[];
  /** Of a system that implements the element by itself; undefined for the primary one. */
  readonly part?: string;
}

/** A system that takes part in something. */
export interface DraftUse {
  /** Its id. */
  readonly system: string;
  /** Undefined for the primary one. */
  readonly part?: string;
}

/** A map of nothing yet. */
export function emptyDraft(release: string, head: readonly string[] = []): Draft {
  return {
    release,
    head,
    roles: new Declared('role'),
    systems: new Declared('system'),
    variants: new Set(),
    systemFields: new Map(),
    processes: [],
    extensions: new Map(),
  };
}

/** Ids that are made of names, each once. The same names in the same order give the same ids. */
export class FreeIds {
  readonly #taken = new Set<string>();
  readonly #last = new Map<string, number>();

  /** @param otherwise the id for a name without words. */
  constructor(private readonly otherwise: string) {}

  /** Keeps an id that the source states. @returns false where it is taken. */
  take(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }

  /** An id made of a name. */
  make(name: string): string {
    const id = idFrom(name, this.otherwise);
    let free = id;
    let number = this.#last.get(id) ?? 1;
    while (!this.take(free)) free = `${id}-${++number}`;
    this.#last.set(id, number);
    return free;
  }
}

/** Names that are declared under ids of their own, in the order in which they were first named. */
export class Declared {
  /** Ids with their names. */
  readonly entries: (readonly [id: string, name: string])[] = [];
  readonly #ids: FreeIds;
  readonly #byName = new Map<string, string>();

  /** @param otherwise the id for a name without words. */
  constructor(otherwise: string) {
    this.#ids = new FreeIds(otherwise);
  }

  /** The id of a name, declared now where it was not yet. */
  id(name: string): string {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const id = this.#ids.make(name);
    this.#byName.set(name, id);
    this.entries.push([id, name]);
    return id;
  }

  /** Declares a name under an id that the source states, if the id is free. */
  declare(id: string, name: string): void {
    if (!this.#ids.take(id)) return;
    if (!this.#byName.has(name)) this.#byName.set(name, id);
    this.entries.push([id, name]);
  }
}
