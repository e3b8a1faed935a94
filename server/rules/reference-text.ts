import type { Text } from '../map/value.js';

/** Words that YAML readers take for something other than text, in the schemas of YAML 1.1 and 1.2. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** What YAML readers may take for a number or a date. */
const NUMBER = /^\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$|^0[xob][\da-f_]+$|^\d{4}-\d\d?-\d\d?/i;

/**
 * Writes a reference in place of another text, quoted as that one is; a plain text is quoted where YAML needs it.
 */
export function writeReference(old: Text | undefined, reference: string): string {
  if (old?.style === 'double') return JSON.stringify(reference);
  if (old?.style === 'single' && !/\p{Cc}/u.test(reference)) return `'${reference.replaceAll("'", "''")}'`;
  return quoteIfNeeded(reference);
}

/**
 * A text as a YAML scalar that reads the same in block and in flow style, by our reader and by those who know numbers:
 * `1.1` is 1.1 to them, but `1.10` is not.
 */
export function quoteIfNeeded(text: string): string {
  const isPlain = /^[\p{L}\p{N}_][^\p{C}\u2028\u2029#:,[\]{}"'\\]*$/u.test(text) && !/\s$/.test(text);
  const isText = !NO_TEXT.test(text) && (!NUMBER.test(text) || String(Number(text)) === text);
  return isPlain && isText ? text : JSON.stringify(text);
}
