/** The server on Node: over `--stdio`, or Node IPC as VS Code starts it. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeHost } from './node-host.js';
import { serve } from './server.js';

serve(createConnection(ProposedFeatures.all), new NodeHost());
