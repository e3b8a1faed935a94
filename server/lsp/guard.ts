import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { messageOf } from './frameworks.js';

/** Wraps a handler: one that throws answers with an error, and the server lives on. */
export function guard(connection: Connection) {
  return <P, R>(handler: (params: P) => R | Promise<R>) =>
    async (params: P): Promise<R> => {
      try {
        return await handler(params);
      } catch (error) {
        // A refusal is an answer for the user, not a failure of ours.
        if (isRefusal(error)) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw new ResponseError(ErrorCodes.InternalError, `The request failed: ${messageOf(error)}`);
      }
    };
}

/** By name, so that the features that refuse need not be loaded for it. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'RenameRefusal';
}
