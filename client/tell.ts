/** Messages to the user. All go through here: VS Code makes links of some words in them, commands among them. */
import { window } from 'vscode';
import { withoutLinks } from './plain-words';

/** @returns the action that the user chose. */
export function tellInformation(
  sentence: string,
  ...actions: readonly string[]
): Thenable<string | undefined> {
  return window.showInformationMessage(withoutLinks(sentence), ...actions);
}

/** @returns the action that the user chose. */
export function tellWarning(sentence: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showWarningMessage(withoutLinks(sentence), ...actions);
}

/** @returns the action that the user chose. */
export function tellError(sentence: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return window.showErrorMessage(withoutLinks(sentence), ...actions);
}

/** Asks for a decision, which has to be made first. @returns whether the user wants the action. */
export async function isWanted(sentence: string, detail: string, action: string): Promise<boolean> {
  const options = { modal: true, detail };
  return (await window.showWarningMessage(withoutLinks(sentence), options, action)) === action;
}
