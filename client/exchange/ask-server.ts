import { ProgressLocation, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Asks the server, and shows meanwhile what is done, with a way to leave.
 * @param title what is done, as it is shown: “Exporting the map…”
 * @returns undefined where the user has left.
 */
export function askServer<R>(
  client: BaseLanguageClient,
  title: string,
  method: string,
  params: object,
): Thenable<R | undefined> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (_, token) => {
    try {
      return await client.sendRequest<R>(method, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}
