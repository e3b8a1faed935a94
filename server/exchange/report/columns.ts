/** How tables are made of what a report has. */
import type { CoverageView } from '../../workspace/claims.js';
import type { Cell, Table } from '../table.js';
import type { ElementName, MappedProcess } from './model.js';

export interface Column<T> {
  readonly label: string;
  readonly kind: 'text' | 'number';
  readonly of: (item: T) => Cell;
}

export function text<T>(label: string, of: (item: T) => string | undefined): Column<T> {
  return { label, kind: 'text', of };
}

export function number<T>(label: string, of: (item: T) => number | undefined): Column<T> {
  return { label, kind: 'number', of };
}

/** A column for each view, side by side; where there are several, their heads name the view. */
export function perView<T>(
  views: readonly CoverageView[],
  label: string,
  kind: Column<T>['kind'],
  of: (item: T, view: CoverageView) => Cell,
): Column<T>[] {
  return views.map((view) => ({
    label: views.length > 1 ? `${label} (${view})` : label,
    kind,
    of: (item) => of(item, view),
  }));
}

/** A table with a row for each item. */
export function tableOf<T>(
  name: string,
  title: string,
  items: readonly T[],
  ...columns: readonly (Column<T> | readonly Column<T>[])[]
): Table {
  const flat = columns.flat() as readonly Column<T>[];
  return {
    name,
    title,
    columns: flat.map(({ label, kind }) => ({ label, kind })),
    rows: items.map((item) => flat.map(({ of }) => of(item))),
  };
}

/** Several things in one cell. */
export function joined(words: readonly string[]): string | undefined {
  return words.length > 0 ? words.join('; ') : undefined;
}

/** An element as one writes it. */
export function elementWords({ id, name }: ElementName): string {
  return id === undefined ? name : `${id} ${name}`;
}

/** "3", or "2 to 4". */
export function rangeWords(range: readonly [number, number] | undefined): string | undefined {
  if (!range) return undefined;
  const [lowest, highest] = range;
  return lowest === highest ? String(lowest) : `${lowest} to ${highest}`;
}

/** A mapped process in words: its name, what it is mapped to where that is another element, and how far. */
export function processWords({ name, strength, element }: MappedProcess): string {
  const more = [element, strength === 'full' ? undefined : strength].filter((part) => part !== undefined);
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}
