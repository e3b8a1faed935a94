import { type Position, Range, type Uri, WorkspaceEdit } from 'vscode';
import type { Position as LspPosition, Range as LspRange } from 'vscode-languageserver-types';

/** A position as the server takes it: a worker would be sent the private fields of VS Code's. */
export function positionOf({ line, character }: Position): LspPosition {
  return { line, character };
}

/** A range of the server's as one of VS Code's. */
export function rangeOf({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Edits of one document that the server has made, as one step to do and to undo. */
export function editOf(
  uri: Uri,
  edits: readonly { readonly range: LspRange; readonly newText: string }[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(uri, rangeOf(range), newText);
  return edit;
}
