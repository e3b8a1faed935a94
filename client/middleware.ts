/** Between the server's answers and VS Code: what a server says to any client, as VS Code takes it for text. */
import type { CompletionItem } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { withoutIcons, withoutLinks } from './plain-words';

/** VS Code draws icons in the labels of completions, and makes links of words in the reason why something cannot be renamed. */
export const middleware: Middleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const answer = await next(document, position, context, token);
    for (const item of Array.isArray(answer) ? answer : (answer?.items ?? [])) showPlain(item);
    return answer;
  },
  async prepareRename(document, position, token, next) {
    return plainly(async () => next(document, position, token));
  },
  async provideRenameEdits(document, position, newName, token, next) {
    return plainly(async () => next(document, position, newName, token));
  },
};

/** What is filtered, sorted and inserted stays as it was. */
function showPlain(item: CompletionItem): void {
  const label = typeof item.label === 'string' ? item.label : item.label.label;
  const shown = withoutIcons(label);
  if (shown === label) return;
  item.label = typeof item.label === 'string' ? shown : { ...item.label, label: shown };
  item.filterText ??= label;
  item.sortText ??= label;
  item.insertText ??= label;
}

async function plainly<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error) error.message = withoutLinks(error.message);
    throw error;
  }
}
