/** The server on Node: over `--stdio`, or Node IPC as VS Code starts it. */
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeHost } from './node-host.js';
import { serve } from './server.js';

// The bundle lies in dist/server, the releases' data in dist/framework.
const dataFolder = fileURLToPath(new URL('../framework', import.meta.url));

serve(createConnection(ProposedFeatures.all), new NodeHost(dataFolder));
