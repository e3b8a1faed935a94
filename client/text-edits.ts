import { l10n, type Position, Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { Position as LspPosition, Range as LspRange } from 'vscode-languageserver-types';
import { tellInformation } from './tell';

/** A position as the server takes it: a worker would be sent the private fields of VS Code's. */
export function positionOf({ line, character }: Position): LspPosition {
  return { line, character };
}

/** A range of the server's as one of VS Code's. */
export function rangeOf({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

type Edits = readonly { readonly range: LspRange; readonly newText: string }[];

/** Edits of one document that the server has made, as one step to do and to undo. */
export function editOf(uri: Uri, edits: Edits): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(uri, rangeOf(range), newText);
  return edit;
}

/**
 * Makes edits that the server was asked for when a document had a version. Where it has another by now they would change the
 * wrong lines: the user is told so then, and nothing changes.
 * @returns whether they were made.
 */
export async function applyEdits(document: TextDocument, version: number, edits: Edits): Promise<boolean> {
  const isMade = document.version === version && (await workspace.applyEdit(editOf(document.uri, edits)));
  if (!isMade) void tellInformation(l10n.t('The map has changed meanwhile; try again.'));
  return isMade;
}
