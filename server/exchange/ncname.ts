/** Identifiers for XML: the same for the same words, each once. */

/**
 * An identifier of some words, such as `process.new-connection.survey-site`. It is a name by the rules of XML (NCName) as long as
 * the first word starts with a letter. Different words give different identifiers: what is no letter or digit of ASCII and no hyphen is
 * written as its number.
 */
export function ncName(...words: readonly string[]): string {
  return words
    .map((word) => word.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}_`))
    .join('.');
}

/** Gives each identifier once: where it is taken, with a number behind it. Equal questions in equal order get equal answers. */
export class Identifiers {
  readonly #taken = new Set<string>();

  /** @param words as for `ncName`. */
  make(...words: readonly string[]): string {
    return this.#free(ncName(...words));
  }

  /** An identifier for what belongs to others. @param names their identifiers, or other names by the rules of XML. */
  join(...names: readonly string[]): string {
    return this.#free(names.join('..'));
  }

  #free(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number++) free = `${name}.${number}`;
    this.#taken.add(free);
    return free;
  }
}
