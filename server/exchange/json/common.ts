/** What several entries of an export have in common. */

/** What may be said of anything. */
export interface Described {
  readonly description?: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly links?: readonly LinkEntry[];
  /** The company's own keys, which start with `x-`. */
  readonly own?: Readonly<Record<string, Json>>;
}

export type Json = string | readonly Json[] | { readonly [key: string]: Json };

export interface LinkEntry {
  readonly title?: string;
  readonly href: string;
  readonly kind?: string;
}

/** Where something is declared: the file as the exporter names it, and the line, counted from 1. */
export interface Declared {
  readonly file: string;
  readonly line: number;
}

/** A reference to an element: as it is written and, where it means one, the key of that element. */
export interface Named {
  readonly reference: string;
  readonly element?: string;
}

/** Roles by their ids. */
export interface Responsibility {
  readonly owner?: string;
  readonly responsible?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
}

export interface Lifecycle {
  /** Where a process says nothing, that of the process around it. */
  readonly status: string;
  readonly replaces?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

export interface SystemUse {
  readonly system: string;
  readonly part: string;
  readonly note?: string;
}
