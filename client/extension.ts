/** The desktop entry: starts the server as a Node module and puts the client together. */
import * as path from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, clientOptions, startClient } from './client';

export async function activate(context: ExtensionContext): Promise<Api> {
  const module = path.join(context.extensionPath, 'dist', 'server.js');
  const server = { module, transport: TransportKind.ipc };
  return startClient(context, new LanguageClient('etom', 'eTOM Process Maps', server, clientOptions()));
}

// The client is among the context's subscriptions, which VS Code disposes of.
export function deactivate(): void {}
