/** The part of a system in something, as a cell of a table says it behind the name: `CRM (contributing)`. */

const PART = /^(.*\S)\s*\((primary|contributing)\)$/s;

/** The primary part goes without saying, but for a name that would be read as one with a part. */
export function withPart(name: string, part: string): string {
  return part === 'primary' && !PART.test(name) ? name : `${name} (${part})`;
}

/** Reads what `withPart` writes; without a part for the primary one. */
export function partIn(text: string): { readonly name: string; readonly part?: string } {
  const [, name = text, part] = PART.exec(text) ?? [];
  return part === 'contributing' ? { name, part } : { name };
}
