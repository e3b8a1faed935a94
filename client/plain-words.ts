/** Words of a map for the places where VS Code takes text for more than text. The two trees are none of them. */

/** What VS Code draws as an icon. */
const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** Joins words and is not seen. */
const JOINER = '\u2060';

/** Text for the items of a quick pick, labels of completions, and the status bar: `$(name)` is an icon there, `\$(name)` is not. */
export function withoutIcons(text: string): string {
  return text.replace(ICON, '\\$&');
}

/** Text for a message: `[words](command:name)` is a link there, which runs the command, and nothing else escapes it. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${JOINER}(`);
}

/** Text for the line below an input box, where there are links and icons. */
export function plainWords(text: string): string {
  return withoutIcons(withoutLinks(text));
}

/** An item of a quick pick that shows its words as they are. */
export function plainItem<T extends { label: string; description?: string; detail?: string }>(item: T): T {
  const { label, description, detail } = item;
  return {
    ...item,
    label: withoutIcons(label),
    ...(description !== undefined && { description: withoutIcons(description) }),
    ...(detail !== undefined && { detail: withoutIcons(detail) }),
  };
}
