import { writeScalar } from '../map/scalar.js';
import type { Text } from '../map/value.js';

/**
 * Writes a reference in place of another text, quoted as that one is; a plain text is quoted where YAML needs it.
 */
export function writeReference(old: Text | undefined, reference: string): string {
  if (old?.style === 'double') return JSON.stringify(reference);
  if (old?.style === 'single' && !/\p{Cc}/u.test(reference)) return `'${reference.replaceAll("'", "''")}'`;
  return quoteIfNeeded(reference);
}

/** A text as a YAML scalar that reads the same in block and in flow style. */
export function quoteIfNeeded(text: string): string {
  return writeScalar(text, true);
}
