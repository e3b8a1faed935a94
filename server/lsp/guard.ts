import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { messageOf } from './frameworks.js';
import type { Services } from './services.js';
import type { Opened } from './workspace.js';

/**
 * Wraps a handler: one that throws answers with an error, and the server lives on. A request that is cancelled is answered
 * at once, whatever it waits for.
 */
export function guard(connection: Connection) {
  return <P, R>(handler: (params: P) => R | Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      const cancellation = cancelled(token).then(() => {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
      });
      if (token.isCancellationRequested) return cancellation;
      try {
        return await Promise.race([handler(params), cancellation]);
      } catch (error) {
        if (token.isCancellationRequested) return cancellation;
        // A refusal is an answer for the user, not a failure of ours.
        if (isRefusal(error)) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw new ResponseError(ErrorCodes.InternalError, `The request failed: ${messageOf(error)}`);
      }
    };
}

/**
 * Wraps handlers of requests about a document: where it is not open, the answer is the empty one.
 * @param ready what they wait for before they look at the document.
 */
export function aboutOpen({ guarded, opened }: Services, ready?: () => Promise<void>) {
  return <P extends { readonly textDocument: TextDocumentIdentifier }, R, E>(
    empty: E,
    handler: (at: Opened, params: P) => R | Promise<R>,
  ) =>
    guarded(async (params: P): Promise<R | E> => {
      await ready?.();
      const at = await opened(params.textDocument.uri);
      return at ? handler(at, params) : empty;
    });
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
