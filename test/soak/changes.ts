/** Changes of a text by offsets, which can be tried in another text as well, and what the protocol makes of them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';

/** A replacement, by offsets in the text that the one before it left; those outside it are taken for its end. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Changes as a client sends them, with those that undo them. */
export function editsOf(
  text: string,
  changes: readonly Change[],
): { readonly edits: { range: Range; text: string }[]; readonly undo: Change[] } {
  let now = TextDocument.create('', '', 0, text);
  const [edits, undo]: [{ range: Range; text: string }[], Change[]] = [[], []];
  for (const { from, to, text } of changes) {
    // No place is between the two characters of a line's end.
    const range = { start: now.positionAt(from), end: now.positionAt(to) };
    const at = now.offsetAt(range.start);
    undo.unshift({ from: at, to: at + text.length, text: now.getText(range) });
    edits.push({ range, text });
    now = TextDocument.update(now, [{ range, text }], 0);
  }
  return { edits, undo };
}

/** Edits of one text as changes that can be made one after the other: the last place first. */
export function changesOf(text: string, edits: readonly TextEdit[]): Change[] {
  const document = TextDocument.create('', '', 0, text);
  return edits
    .map(({ range, newText }) => ({
      from: document.offsetAt(range.start),
      to: document.offsetAt(range.end),
      text: newText,
    }))
    .sort((a, b) => b.from - a.from);
}
