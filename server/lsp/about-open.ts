import type { TextDocumentIdentifier } from 'vscode-languageserver';
import type { Services } from './services.js';
import type { Opened } from './workspace.js';

interface AboutDocument {
  readonly textDocument: TextDocumentIdentifier;
}

/**
 * An answer to requests about a document: where it is not open, the empty one.
 * @param ready what is waited for before the document is looked at.
 */
export function aboutOpen<P extends AboutDocument, R, E>(
  empty: E,
  answer: (at: Opened, params: P, services: Services) => R | Promise<R>,
  ready?: (services: Services) => Promise<void>,
) {
  return async (services: Services, params: P): Promise<R | E> => {
    await ready?.(services);
    const at = await services.opened(params.textDocument.uri);
    return at ? answer(at, params, services) : empty;
  };
}
