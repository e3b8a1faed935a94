/** The server in the process of the test, over a real connection, so that a test can break its parts one by one. */

import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { NodeHost } from '../../server/lsp/node-host.js';
import { serve } from '../../server/lsp/server.js';
import { ROOT } from './framework.js';
import { within } from './server.js';

export interface InProcess {
  readonly connection: ProtocolConnection;
  /** Asks, and fails where no answer comes. */
  ask<R>(method: string, params?: object): Promise<R>;
  tell(method: string, params: object): Promise<void>;
  dispose(): void;
}

/** Starts and initializes a server. */
export async function startInProcess(
  capabilities: ClientCapabilities,
  folders: readonly string[] = [],
): Promise<InProcess> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  // A server ends its process when its client has gone; this one's is that of the tests.
  serve(server, new NodeHost(path.join(ROOT, 'dist/framework')));
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  connection.listen();
  const ask = <R>(method: string, params: object = {}): Promise<R> =>
    within(connection.sendRequest<R>(method, params), `the answer to ${method}`);
  const tell = (method: string, params: object): Promise<void> => connection.sendNotification(method, params);
  const workspaceFolders = folders.map((uri) => ({ uri, name: uri }));
  await ask('initialize', { processId: null, rootUri: null, capabilities, workspaceFolders });
  await tell('initialized', {});
  return {
    connection,
    ask,
    tell,
    dispose: () => {
      connection.dispose();
      server.dispose();
    },
  };
}
