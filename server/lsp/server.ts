import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  type InitializeResult,
  MarkupKind,
  RequestType,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { codeActions } from '../features/code-actions.js';
import { completion, elementOf, resolveCompletion } from '../features/completion.js';
import { elementPage } from '../features/element-page.js';
import { frameworkTree } from '../features/framework-tree.js';
import { hover } from '../features/hover.js';
import { insertMapping } from '../features/insert-mapping.js';
import { documentSymbols } from '../features/symbols.js';
import { DEFAULT_RELEASE } from '../framework/releases.js';
import { MapDocument } from '../map/document.js';
import { VERSION } from '../product.js';
import {
  ELEMENT_PAGE,
  type ElementPageParams,
  FRAMEWORK_TREE,
  type FrameworkTree,
  type FrameworkTreeParams,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
  MAP_CHANGED,
} from '../protocol.js';
import { check } from '../rules/check.js';
import { DiagnosticsChannel } from './diagnostics.js';
import { FrameworkStore, messageOf } from './frameworks.js';
import type { Host } from './host.js';
import { OpenMaps } from './open-maps.js';

/** Serves a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  const frameworks = new FrameworkStore(host, (message) => connection.window.showErrorMessage(message));
  const documents = new TextDocuments<MapDocument>({
    create: (uri, _language, version, text) => MapDocument.read(uri, version, text),
    update: (document, edits, version) => document.update(version, edits),
  });
  const maps = new OpenMaps(documents, frameworks);
  let channel: DiagnosticsChannel | undefined;

  connection.onInitialize(({ capabilities }): InitializeResult => {
    const pulls = capabilities.textDocument?.diagnostic !== undefined;
    channel = new DiagnosticsChannel(connection, maps, pulls);
    return {
      serverInfo: { name: 'etom', version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(pulls
          ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
        completionProvider: {
          resolveProvider: true,
          triggerCharacters: [' ', ':', '.', '[', '{', ',', '"', "'"],
        },
        hoverProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    channel?.changed(uri);
    void connection.sendNotification(MAP_CHANGED);
  });
  documents.onDidClose(({ document: { uri } }) => {
    maps.close(uri);
    channel?.closed(uri);
    void connection.sendNotification(MAP_CHANGED);
  });

  connection.onHover(
    guarded(async ({ textDocument, position }) => {
      const opened = await maps.open(textDocument.uri);
      const found = opened && hover(opened.document, opened.map, position);
      return found
        ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range }
        : null;
    }),
  );
  connection.onCompletion(
    guarded(async ({ textDocument, position }) => {
      const opened = await maps.open(textDocument.uri);
      return opened ? completion(opened.document, opened.map, position) : null;
    }),
  );
  connection.onCompletionResolve(
    guarded(async (item) => {
      const release = elementOf(item)?.release;
      return resolveCompletion(item, release === undefined ? undefined : await frameworks.load(release));
    }),
  );
  connection.onDocumentSymbol(
    guarded(async ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document ? documentSymbols(document) : [];
    }),
  );
  connection.onCodeAction(
    guarded(async ({ textDocument: { uri }, range, context }) => {
      const opened = await maps.open(uri);
      return opened ? codeActions(uri, check(opened.document, opened.map), range, context.diagnostics) : [];
    }),
  );

  connection.onRequest(
    FRAMEWORK_TREE,
    guarded(async ({ uri, node }: FrameworkTreeParams): Promise<FrameworkTree | null> => {
      const opened = uri === undefined ? undefined : await maps.open(uri);
      const own = opened?.map.catalogue?.framework;
      const framework = own ?? (await frameworks.load(DEFAULT_RELEASE));
      return framework ? frameworkTree(framework, own && opened?.map, node) : null;
    }),
  );
  connection.onRequest(
    ELEMENT_PAGE,
    guarded(async ({ release, key }: ElementPageParams): Promise<string | null> => {
      const framework = await frameworks.load(release);
      const element = framework?.byKey(key);
      return framework && element ? elementPage(element, framework) : null;
    }),
  );
  connection.onRequest(
    new RequestType<InsertMappingParams, InsertMappingResult, void>(INSERT_MAPPING),
    guarded<InsertMappingParams, InsertMappingResult>(async ({ uri, position, element }) => {
      const opened = await maps.open(uri);
      if (!opened) return { refusal: 'Open a process map first.' };
      const release = opened.map.catalogue?.framework.release.name;
      if (release !== element.release) {
        return {
          refusal: `This map is on ${release ?? 'no known release'}, and the element is of ${element.release}.`,
        };
      }
      return insertMapping(opened.document, position, element.reference);
    }),
  );

  /** A handler that throws answers with an error, and the server lives on. */
  function guarded<P, R>(handler: (params: P) => Promise<R>): (params: P) => Promise<R> {
    return async (params) => {
      try {
        return await handler(params);
      } catch (error) {
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw new ResponseError(ErrorCodes.InternalError, `The request failed: ${messageOf(error)}`);
      }
    };
  }

  documents.listen(connection);
  connection.listen();
}
