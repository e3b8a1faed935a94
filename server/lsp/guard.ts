import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { LIMITS } from '../map/limits.js';
import { messageOf } from './frameworks.js';

/**
 * Wraps a handler: one that throws answers with an error, and the server lives on. A request that is cancelled is answered
 * at once, whatever it waits for.
 * @param seconds how long it may wait for files or for the client; then it is answered with an error.
 */
export function guard(connection: Connection, seconds: number = LIMITS.seconds) {
  return <P, R>(handler: (params: P) => R | Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      const cancellation = cancelled(token).then(() => {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
      });
      if (token.isCancellationRequested) return cancellation;
      const late = new ResponseError(
        LSPErrorCodes.RequestFailed,
        `There was no answer within ${seconds} seconds: files are still being read, or the editor does not give them. Try again.`,
      );
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(late), seconds * 1000);
      });
      try {
        return await Promise.race([handler(params), cancellation, tooLong]);
      } catch (error) {
        if (token.isCancellationRequested) return cancellation;
        if (error === late) throw error;
        // A refusal is an answer for the user, not a failure of ours.
        if (isRefusal(error)) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw new ResponseError(ErrorCodes.InternalError, `The request failed: ${messageOf(error)}`);
      } finally {
        clearTimeout(timer);
      }
    };
}

/** Resolves when a request is cancelled, which it may be from the start: then the token tells nobody. */
export function cancelled(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

/** By name, so that the features that refuse need not be loaded for it. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'RenameRefusal';
}
