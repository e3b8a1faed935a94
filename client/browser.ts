/** The entry in a browser: starts the server as a Web Worker and puts the client together. */
import { type Disposable, type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { RELEASE_DATA, type ReleaseDataParams } from '../server/protocol';
import { type Api, clientOptions, startClient } from './client';

export async function activate(context: ExtensionContext): Promise<Api> {
  let end = (): void => {};
  const start = async (): Promise<MessageTransports> => {
    // A server that was stopped does not end its worker itself.
    end();
    // A worker may only come from the page's own origin; a copy in memory has it, wherever the extension lies.
    const script = new Blob([await read(context, 'server-web.js')], { type: 'text/javascript' });
    const url = URL.createObjectURL(script);
    const worker = new Worker(url);
    end = () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    };
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient('etom', 'eTOM Process Maps', start, clientOptions());
  context.subscriptions.push(serveReleases(context, client), { dispose: () => end() });
  return startClient(context, client);
}

// The client is among the context's subscriptions, which VS Code disposes of.
export function deactivate(): void {}

/** Hands the releases' data to the server, which has no files of its own. */
function serveReleases(context: ExtensionContext, client: LanguageClient): Disposable {
  return client.onRequest(RELEASE_DATA, async ({ release }: ReleaseDataParams): Promise<string> => {
    return new TextDecoder().decode(await read(context, 'framework', `${release}.json`));
  });
}

/** Reads a file of the build. */
async function read({ extensionUri }: ExtensionContext, ...path: string[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', ...path)));
}
