import type { Element } from '../../framework/element.js';
import type { ElementName } from './model.js';

/** An element's name, as a report has it. */
export function nameIn({ key, id, name, level }: Element): ElementName {
  return { key, id, name, level };
}

/** Values, each once, in the order in which they come first. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** The lowest and the highest of some numbers; undefined where there are none. */
export function rangeOf(numbers: readonly number[]): readonly [lowest: number, highest: number] | undefined {
  const sorted = [...numbers].sort((one, other) => one - other);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest === undefined || highest === undefined ? undefined : [lowest, highest];
}
