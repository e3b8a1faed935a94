/** The server in a browser: a Web Worker of our own client, which reads everything for it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { READ_FILE, RELEASE_DATA, type ReadFileParams, type ReleaseDataParams } from '../protocol.js';
import type { Host } from './host.js';
import { serve } from './server.js';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

/** A worker has no files of its own, and does without the network: it asks the client. */
const host: Host = {
  releaseData(release): Promise<string> {
    const params: ReleaseDataParams = { release };
    return connection.sendRequest(RELEASE_DATA, params);
  },
  list: async () => [],
  read(uri): Promise<string> {
    const params: ReadFileParams = { uri };
    return connection.sendRequest(READ_FILE, params);
  },
};

serve(connection, host);
