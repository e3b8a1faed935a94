import { commands, type ExtensionContext, l10n, window } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { type InitializationOptions, SHOW_REFERENCES } from '../server/protocol';
import { exchangeCommands } from './exchange/exchange';
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
import { middleware } from './middleware';
import { processCommands } from './process-map/process-commands';
import { ProcessMapView } from './process-map/process-map-tree';
import { RESTART, Recovery } from './recovery';
import { showReferences } from './show-references';
import { tellError } from './tell';

/** The language id of `*.etom.yaml`. */
export const LANGUAGE = 'etom';

const OPTIONS: InitializationOptions = { files: true, pages: true };

export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [{ language: LANGUAGE }],
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: true },
    initializationOptions: OPTIONS,
    errorHandler: new Recovery(),
    middleware,
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
    ...exchangeCommands(client, context.extensionUri),
    ...serveFiles(client),
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    // Each time that a server runs, the first, the one after a crash and the one that was asked for alike.
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      void tree.started();
      processMap.started();
      firstSteps.started();
      grid.refresh();
    }),
    commands.registerCommand(RESTART, async () => {
      // One that could not start cannot be stopped.
      if (client.isRunning()) await client.stop();
      if (await started(client))
        window.setStatusBarMessage(l10n.t('eTOM: the language server was restarted.'), 5000);
    }),
  );
  await started(client);
  return { framework: tree, elementDrop, firstSteps, grid, processMap };
}

/**
 * Starts the server, and says whether that went well. A client whose server never came up cannot be started again: only a
 * new window makes a new one.
 */
async function started(client: BaseLanguageClient): Promise<boolean> {
  try {
    await client.start();
    return true;
  } catch (error) {
    const reload = l10n.t('Reload Window');
    const reason = error instanceof Error ? error.message : String(error);
    const message = l10n.t(
      'The eTOM language server could not start ({0}). Reload the window to try again.',
      reason,
    );
    // Nobody waits for the answer: the extension offers what it can without a server.
    void tellError(message, reload).then((chosen) => {
      if (chosen === reload) void commands.executeCommand('workbench.action.reloadWindow');
    });
    return false;
  }
}
