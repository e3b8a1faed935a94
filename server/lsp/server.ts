import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  InlayHintRefreshRequest,
  MessageType,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { SEMANTIC_TOKENS_LEGEND } from '../features/semantic-legend.js';
import { MapDocument } from '../map/document.js';
import { VERSION } from '../product.js';
import { type InitializationOptions, MAP_CHANGED, MAP_FILES } from '../protocol.js';
import { ClientHost } from './client-host.js';
import { DiagnosticsChannel } from './diagnostics.js';
import { FrameworkStore, messageOf } from './frameworks.js';
import { guard } from './guard.js';
import type { Host } from './host.js';
import { registerOnDemand } from './on-demand.js';
import { Progress } from './progress.js';
import type { Services } from './services.js';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings.js';
import { Workspace } from './workspace.js';

/** Serves a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    start(connection, host, params);
    return { serverInfo: { name: 'etom', version: VERSION }, capabilities: capabilitiesFor(params) };
  });
  connection.listen();
}

function capabilitiesFor({ capabilities }: InitializeParams): ServerCapabilities {
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(pulls ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: [' ', ':', '.', '[', '{', ',', '"', "'"],
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.SourceFixAll,
      ],
      resolveProvider: true,
    },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: true },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: true, range: true },
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    typeHierarchyProvider: true,
    callHierarchyProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** Puts the parts together and keeps them in step with the client. */
function start(connection: Connection, ownHost: Host, params: InitializeParams): void {
  const { capabilities } = params;
  const options: InitializationOptions = params.initializationOptions ?? {};
  const host = options.files ? new ClientHost(connection, ownHost) : ownHost;
  // A notification and not a request, whose refusal by a client nobody would catch.
  const frameworks = new FrameworkStore(host, (message) => {
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  });
  const documents = new TextDocuments<MapDocument>({
    create: (uri, _language, version, text) => MapDocument.read(uri, version, text),
    update: (document, edits, version) => document.update(version, edits),
  });
  const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;
  const mapChanged = (): void => void connection.sendNotification(MAP_CHANGED);
  const changed = (uris: Iterable<string>): void => {
    channel.changed(uris);
    mapChanged();
  };
  const onError = (message: string): void => connection.console.error(message);
  const workspace = new Workspace((uri) => documents.get(uri), host, frameworks, changed, onError);
  let settings: Settings = DEFAULT_SETTINGS;
  const channel = new DiagnosticsChannel(
    connection,
    workspace,
    isOpen,
    () => settings,
    capabilities.textDocument?.diagnostic !== undefined,
    mapChanged,
  );
  const services: Services = {
    connection,
    workspace,
    frameworks,
    settings: () => settings,
    client: { capabilities, options },
    guarded: guard(connection),
    isOpen,
    opened: async (uri) => (isOpen(uri) ? workspace.get(uri) : undefined),
  };
  registerOnDemand(services);

  documents.onDidChangeContent(({ document: { uri } }) => workspace.documentChanged(uri));
  documents.onDidSave(({ document: { uri } }) => workspace.documentSaved(uri));
  documents.onDidClose(({ document: { uri } }) => void workspace.documentClosed(uri));
  documents.listen(connection);

  connection.onDidChangeWatchedFiles(({ changes }) =>
    workspace.filesChanged(new Map(changes.map(({ uri, type }) => [uri, type === FileChangeType.Deleted]))),
  );
  /** A client that refuses what it said that it can goes without; nobody else would catch that. */
  const ask = (request: Promise<unknown>): void => void request.catch((error) => onError(messageOf(error)));
  const readConfiguration = async (): Promise<void> => {
    if (!capabilities.workspace?.configuration) return;
    const answer = await connection.workspace.getConfiguration('etom').catch(() => undefined);
    settings = readSettings(answer);
    channel.settingsChanged();
    if (capabilities.workspace?.inlayHint?.refreshSupport)
      ask(connection.sendRequest(InlayHintRefreshRequest.type));
    if (capabilities.workspace?.codeLens?.refreshSupport)
      ask(connection.sendRequest(CodeLensRefreshRequest.type));
  };
  connection.onDidChangeConfiguration(() => void readConfiguration());
  connection.onInitialized(async () => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      ask(connection.client.register(DidChangeConfigurationNotification.type, { section: 'etom' }));
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: MAP_FILES }];
      ask(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    let folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    const index = (): Promise<void> => {
      const progress = new Progress(connection, capabilities.window?.workDoneProgress === true);
      return workspace.index(folders, progress.report).finally(() => progress.end());
    };
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        void index();
      });
    }
    const indexing = index();
    await readConfiguration();
    await indexing;
  });
}
