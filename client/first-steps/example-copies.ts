import {
  commands,
  type ExtensionContext,
  l10n,
  Position,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { exists } from '../exists';
import { writeWhole } from '../write-whole';
import EXAMPLES from './examples.json';

/** An example: a folder of `examples/`, and its files by their paths in it, the one to open first in front. */
export type Example = keyof typeof EXAMPLES;

/** Under this key stands the file to show once its folder is open. */
const PENDING = 'etom.exampleToShow';

/** The process maps of an example, the one to open first in front. */
export function mapsOf(example: Example): string[] {
  return EXAMPLES[example].filter((file) => /^[^/]*\.etom\.yaml$/.test(file));
}

/** Shows the example that was copied into a folder before the folder was opened, if there is one. */
export async function showPendingExample({ globalState }: ExtensionContext): Promise<void> {
  const pending = globalState.get<string>(PENDING);
  const file = pending === undefined ? undefined : Uri.parse(pending);
  if (!file || !workspace.getWorkspaceFolder(file)) return;
  await globalState.update(PENDING, undefined);
  await window.showTextDocument(file);
}

/**
 * Copies an example into a new folder below another one. A copy of before is kept as it is.
 * @returns the map of the copy that is shown first.
 * @throws Error when the folder is there and is no copy, FileSystemError when it cannot be written.
 */
export async function copyExample(
  { extensionUri }: ExtensionContext,
  example: Example,
  parent: Uri,
): Promise<Uri> {
  const folder = Uri.joinPath(parent, example);
  const first = Uri.joinPath(folder, mapsOf(example)[0] ?? '');
  if (await exists(first)) return first;
  if (await exists(folder))
    throw new Error(l10n.t('The folder {0} is there already; choose another place.', folder.fsPath));
  // The first map comes last: where it is there, the copy is whole.
  for (const file of EXAMPLES[example].toReversed()) {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'examples', example, file));
    await writeWhole(Uri.joinPath(folder, file), bytes);
  }
  return first;
}

/** Opens maps of an example as unsaved documents; those of one map are one map there too. */
export async function openUnsaved(
  { extensionUri }: ExtensionContext,
  example: Example,
  maps: readonly string[],
): Promise<TextDocument[]> {
  const documents: TextDocument[] = [];
  for (const name of maps) {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'examples', example, name));
    const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path: name }));
    // It may be open from the last time, and changed since.
    if (document.getText() === '') {
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, new Position(0, 0), new TextDecoder().decode(bytes));
      await workspace.applyEdit(edit);
    }
    documents.push(document);
  }
  for (const document of documents.toReversed()) await window.showTextDocument(document, { preview: false });
  return documents;
}

/** Shows the copied map. The others of its map are found in a folder that is open: another one is opened first. */
export async function showCopy({ globalState }: ExtensionContext, file: Uri): Promise<void> {
  if (workspace.getWorkspaceFolder(file)) {
    await window.showTextDocument(file);
    return;
  }
  await globalState.update(PENDING, file.toString());
  await commands.executeCommand('vscode.openFolder', Uri.joinPath(file, '..'), {
    forceNewWindow: (workspace.workspaceFolders ?? []).length > 0,
  });
}
