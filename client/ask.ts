import type { CancellationToken } from 'vscode';
import { type BaseLanguageClient, ErrorCodes, ResponseError } from 'vscode-languageclient';

/** What is said of a request that a server left open when it ended. */
const GONE: readonly number[] = [ErrorCodes.PendingResponseRejected, ErrorCodes.ConnectionInactive];

/**
 * Asks the server for something that is shown all the time, such as a tree.
 * @returns undefined where no server runs, or where it ends before it answers: when the next one runs, it is asked again.
 * @throws ResponseError where the server answers with an error.
 */
export async function ask<R>(
  client: BaseLanguageClient,
  method: string,
  params: object,
  token?: CancellationToken,
): Promise<R | undefined> {
  if (!client.isRunning()) return undefined;
  try {
    // A token that is not there would be sent as one more parameter.
    return await (token
      ? client.sendRequest<R>(method, params, token)
      : client.sendRequest<R>(method, params));
  } catch (error) {
    if (error instanceof ResponseError && GONE.includes(error.code)) return undefined;
    throw error;
  }
}
