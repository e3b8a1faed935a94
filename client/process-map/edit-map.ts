import { l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EDIT_MAP, type EditMapParams, type EditMapResult } from '../../server/protocol';
import { plainWords } from '../plain-words';
import { tellInformation } from '../tell';
import { rangeOf } from '../text-edits';

/** Why the server refuses a change, in its sentence, to be said below an input box; undefined where it would make it. */
export async function refusalOf(
  client: BaseLanguageClient,
  params: EditMapParams,
): Promise<string | undefined> {
  const result = await client.sendRequest<EditMapResult>(EDIT_MAP, params);
  return 'refusal' in result ? plainWords(result.refusal) : undefined;
}

/** Changes a map in one step to do and to undo, and shows what has changed; where the server refuses, its sentence. */
export async function editMap(client: BaseLanguageClient, params: EditMapParams): Promise<boolean> {
  const result = await client.sendRequest<EditMapResult>(EDIT_MAP, params);
  if ('refusal' in result) {
    void tellInformation(result.refusal);
    return false;
  }
  const { documentChanges = [] } = result.edit;
  const isCurrent = documentChanges.every(
    (change) =>
      !('textDocument' in change) || isAt(client, change.textDocument.uri, change.textDocument.version),
  );
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
  // As a refactoring: files that it changes and that are not open are saved or not as the user has set.
  if (!isCurrent || !(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    void tellInformation(l10n.t('The map has changed meanwhile; try again.'));
    return false;
  }
  if (!result.show) return true;
  const uri = client.protocol2CodeConverter.asUri(result.show.uri);
  await window.showTextDocument(uri, {
    selection: rangeOf(result.show.range),
    preserveFocus: true,
    preview: true,
  });
  return true;
}

/** Whether a document is as it was when the server made an edit for it; of one that is not open, nobody knows more. */
function isAt(client: BaseLanguageClient, uri: string, version: number | null): boolean {
  if (version === null) return true;
  const path = client.protocol2CodeConverter.asUri(uri).toString();
  return workspace.textDocuments.some(
    (document) => document.uri.toString() === path && document.version === version,
  );
}
