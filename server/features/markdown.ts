/** Text from a workspace, made harmless: it is shown as it is and can form neither links nor markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-!<>|~@]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

/** Text of any length on one line of at most so many UTF-16 units, without cutting a character in two. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
