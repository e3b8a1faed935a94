/** Requests that reach beyond a document: they wait until all files of the workspace have been read. */
import { mapNameOf } from '../workspace/process-map.js';
import type { Services } from './services.js';

const onDemand = () => import('./navigation-features.js');

export function registerNavigation({
  connection,
  client,
  frameworks,
  guarded,
  opened,
  workspace,
  isOpen,
}: Services): void {
  const pages = client.options.pages === true;
  connection.onDefinition(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      if (!at) return [];
      const links = (await onDemand()).definition(at.document, at.map, position, pages);
      return client.capabilities.textDocument?.definition?.linkSupport
        ? links
        : (await onDemand()).locationsOf(links);
    }),
  );
  connection.onReferences(
    guarded(async ({ textDocument, position, context }) => {
      await workspace.indexed;
      const at = await opened(textDocument.uri);
      return at
        ? (await onDemand()).references(at.document, at.map, position, context.includeDeclaration)
        : [];
    }),
  );
  connection.onPrepareRename(
    guarded(async ({ textDocument, position }) => {
      await workspace.indexed;
      const at = await opened(textDocument.uri);
      return at ? (await onDemand()).prepareRename(at.document, at.map, position) : null;
    }),
  );
  connection.onRenameRequest(
    guarded(async ({ textDocument, position, newName }) => {
      await workspace.indexed;
      const at = await opened(textDocument.uri);
      if (!at) return null;
      const otherMaps = (await workspace.maps())
        .filter((map) => map !== at.map)
        .flatMap(({ documents }) => documents.slice(0, 1).flatMap((document) => mapNameOf(document) ?? []));
      return (await onDemand()).rename(at.document, at.map, position, newName, { otherMaps, isOpen });
    }),
  );
  connection.onWorkspaceSymbol(
    guarded(async ({ query }) => {
      await workspace.indexed;
      return (await onDemand()).workspaceSymbols(await workspace.maps(), query);
    }),
  );
  connection.languages.typeHierarchy.onPrepare(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      return at ? (await onDemand()).prepareTypeHierarchy(at.document, at.map, position, pages) : null;
    }),
  );
  for (const [register, ask] of [
    [connection.languages.typeHierarchy.onSupertypes, 'supertypes'],
    [connection.languages.typeHierarchy.onSubtypes, 'subtypes'],
  ] as const) {
    register(
      guarded(async ({ item }) => {
        const data = (await onDemand()).typeHierarchyData(item);
        const framework = data && (await frameworks.load(data.release));
        const at = data && (await workspace.get(data.uri));
        return framework ? (await onDemand())[ask](item, framework, at?.map, pages) : null;
      }),
    );
  }
  connection.languages.callHierarchy.onPrepare(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      return at ? (await onDemand()).prepareCallHierarchy(at.document, at.map, position) : null;
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    guarded(async ({ item }) => {
      const at = await workspace.get(item.uri);
      return at ? (await onDemand()).incomingCalls(item, at.map) : null;
    }),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    guarded(async ({ item }) => {
      const at = await workspace.get(item.uri);
      return at ? (await onDemand()).outgoingCalls(item, at.map) : null;
    }),
  );
}
