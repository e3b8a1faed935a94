/** Text from a workspace, made harmless: it is shown as it is and can form neither links nor markup. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]()#+\-!<>|~@$]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      // At the start of a line, spaces would make code, `=` a heading of the line above, and a number an item.
      .replace(/^[^\S\r\n]+/gm, '')
      .replace(/^(\d*)(=|\.(?=\s|$))/gm, '$1\\$2')
  );
}

/** The same for what has one line, such as a name. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim());
}

/** Text from a workspace as code, on one line; "" where nothing is left of it. */
export function codeMarkdown(text: string): string {
  const line = text.replace(/[`\s]+/g, ' ').trim();
  return line && `\`${line}\``;
}

/** Text of any length on one line of at most so many UTF-16 units, without cutting a character in two. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
