import { commands, type ExtensionContext, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, SHOW_REFERENCES } from '../server/protocol';
import { elementCommands } from './element-commands';
import { ElementPages } from './element-pages';
import { serveFiles } from './files';
import { FrameworkTreeView } from './framework-tree';
import { newProcessMap } from './new-process-map';
import { showReferences } from './show-references';

/** The language id of `*.etom.yaml`. */
export const LANGUAGE = 'etom';

const OPTIONS: InitializationOptions = { files: true, pages: true };

export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [{ language: LANGUAGE }],
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: true },
    initializationOptions: OPTIONS,
  };
}

/** What the extension gives to others, and to its tests. */
export interface Api {
  readonly framework: FrameworkTreeView;
}

/** Registers all that the extension offers and starts the server. */
export async function startClient(context: ExtensionContext, client: BaseLanguageClient): Promise<Api> {
  const tree = new FrameworkTreeView(client);
  context.subscriptions.push(
    client,
    tree,
    new ElementPages(client),
    ...elementCommands(client, tree),
    ...serveFiles(client),
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    commands.registerCommand('etom.newProcessMap', newProcessMap),
    commands.registerCommand('etom.restartServer', async () => {
      await client.stop();
      await client.start();
      tree.refresh();
      window.setStatusBarMessage('eTOM: the language server was restarted.', 5000);
    }),
  );
  try {
    await client.start();
    tree.started();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      `The eTOM language server could not start (${reason}). Run “eTOM: Restart Language Server”.`,
    );
  }
  return { framework: tree };
}
