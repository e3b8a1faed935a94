import { commands, type ExtensionContext, l10n, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, SHOW_REFERENCES } from '../server/protocol';
import { serveFiles } from './files';
import { FirstSteps } from './first-steps/first-steps';
import { trackMaps } from './first-steps/has-maps';
import { elementCommands } from './framework/element-commands';
import { ElementDrop } from './framework/element-drag';
import { ElementPages } from './framework/element-pages';
import { FollowCursor } from './framework/follow-cursor';
import { frameworkCommands } from './framework/framework-commands';
import { FrameworkSettings } from './framework/framework-settings';
import { FrameworkTreeView } from './framework/framework-tree';
import { Grids } from './grid/grids';
import { processCommands } from './process-map/process-commands';
import { ProcessMapView } from './process-map/process-map-tree';
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
  readonly elementDrop: ElementDrop;
  readonly firstSteps: FirstSteps;
  readonly grid: Grids;
  readonly processMap: ProcessMapView;
}

/** Registers all that the extension offers and starts the server. */
export async function startClient(context: ExtensionContext, client: BaseLanguageClient): Promise<Api> {
  const settings = new FrameworkSettings(context.workspaceState);
  const tree = new FrameworkTreeView(client, settings);
  const elementDrop = new ElementDrop(client);
  const firstSteps = new FirstSteps(context, client);
  const grid = new Grids(context, client, () => tree.view.selection[0]?.element);
  const processMap = new ProcessMapView(client);
  context.subscriptions.push(
    client,
    settings,
    tree,
    new FollowCursor(client, tree),
    elementDrop.register(),
    ...frameworkCommands(tree),
    processMap,
    ...processCommands(client, processMap),
    new ElementPages(client),
    firstSteps,
    grid,
    ...trackMaps(),
    ...elementCommands(client, tree),
    ...serveFiles(client),
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    commands.registerCommand('etom.restartServer', async () => {
      // One that could not start cannot be stopped.
      if (client.isRunning()) await client.stop();
      await client.start();
      void tree.started();
      processMap.refresh();
      firstSteps.started();
      grid.refresh();
      window.setStatusBarMessage(l10n.t('eTOM: the language server was restarted.'), 5000);
    }),
  );
  try {
    await client.start();
    void tree.started();
    processMap.started();
    firstSteps.started();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      l10n.t('The eTOM language server could not start ({0}). Run “eTOM: Restart Language Server”.', reason),
    );
  }
  return { framework: tree, elementDrop, firstSteps, grid, processMap };
}
