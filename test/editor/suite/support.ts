import * as assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  type Disposable,
  extensions,
  languages,
  type Position,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Api } from '../../../client/client';

/** Waits for what an event announces; fails with what was awaited. */
export async function until<T>(
  what: string,
  find: () => T | undefined | Promise<T | undefined>,
  subscribe: (changed: () => void) => Disposable,
  limit = 15_000,
): Promise<T> {
  const first = await find();
  if (first !== undefined) return first;
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      subscription.dispose();
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error(`Waited in vain for ${what}.`));
    }, limit);
    const subscription = subscribe(() => {
      Promise.resolve(find()).then((found) => {
        if (found === undefined) return;
        done();
        resolve(found);
      }, reject);
    });
  });
}

/** The extension, started. */
export async function api(): Promise<Api> {
  const extension = extensions.getExtension<Api>('etom-process-maps.etom-process-maps');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** Opens a file of the workspace by its path. */
export async function open(path: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return window.showTextDocument(await workspace.openTextDocument(Uri.joinPath(folder.uri, path)));
}

/** Opens a new process map; `$0` marks where the cursor is put. */
export async function openText(text: string): Promise<TextEditor> {
  const offset = text.indexOf('$0');
  const content = text.replace('$0', '');
  const document = await workspace.openTextDocument({ language: 'etom', content });
  const editor = await window.showTextDocument(document);
  if (offset >= 0) await moveTo(editor, document.positionAt(offset));
  return editor;
}

/** Moves the cursor; once it is said to be there, no earlier place is announced any more. */
export function moveTo(editor: TextEditor, position: Position): Promise<void> {
  if (editor.selection.active.isEqual(position)) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor !== editor || !selections[0]?.active.isEqual(position)) return;
      subscription.dispose();
      resolve();
    });
    editor.selection = new Selection(position, position);
  });
}

/** The position of some words in a document, so many characters into them. */
export function positionOf(document: TextDocument, words: string, into = 1): Position {
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, `the document has ${words}`);
  return document.positionAt(offset + into);
}

/** Waits for the diagnostics of a document to be as wanted. */
export function diagnostics(
  document: TextDocument,
  wanted: (found: Diagnostic[]) => boolean,
): Promise<Diagnostic[]> {
  return until(
    `the diagnostics of ${document.uri.path}`,
    () => {
      const found = languages.getDiagnostics(document.uri);
      return wanted(found) ? found : undefined;
    },
    (changed) => languages.onDidChangeDiagnostics(changed),
  );
}

/** Closes all editors without asking. */
export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await commands.executeCommand('workbench.action.closeAllEditors');
}

export const codeOf = ({ code }: Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
