/** Requests that lead beyond a document: those that must know all places wait until all files have been read. */
import { mapNameOf } from '../workspace/process-map.js';
import { aboutOpen } from './guard.js';
import type { Services } from './services.js';

const onDemand = () => import('./navigation-features.js');

export function registerNavigation(services: Services): void {
  const { connection, client, frameworks, guarded, workspace, isOpen } = services;
  const about = aboutOpen(services);
  const onceIndexed = aboutOpen(services, () => workspace.indexed);
  const pages = client.options.pages === true;
  connection.onDefinition(
    about([], async ({ document, map }, { position }) => {
      const links = (await onDemand()).definition(document, map, position, pages);
      return client.capabilities.textDocument?.definition?.linkSupport
        ? links
        : (await onDemand()).locationsOf(links);
    }),
  );
  connection.onReferences(
    onceIndexed([], async ({ document, map }, { position, context }) =>
      (await onDemand()).references(document, map, position, context.includeDeclaration),
    ),
  );
  connection.onPrepareRename(
    onceIndexed(null, async ({ document, map }, { position }) =>
      (await onDemand()).prepareRename(document, map, position),
    ),
  );
  connection.onRenameRequest(
    onceIndexed(null, async ({ document, map }, { position, newName }) => {
      const otherMaps = (await workspace.maps())
        .filter((other) => other !== map)
        .flatMap(({ documents }) => documents.slice(0, 1).flatMap((first) => mapNameOf(first) ?? []));
      return (await onDemand()).rename(document, map, position, newName, { otherMaps, isOpen });
    }),
  );
  connection.onWorkspaceSymbol(
    guarded(async ({ query }) => {
      await workspace.indexed;
      return (await onDemand()).workspaceSymbols(await workspace.maps(), query);
    }),
  );
  connection.languages.typeHierarchy.onPrepare(
    about(null, async ({ document, map }, { position }) =>
      (await onDemand()).prepareTypeHierarchy(document, map, position, pages),
    ),
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
    about(null, async ({ document, map }, { position }) =>
      (await onDemand()).prepareCallHierarchy(document, map, position),
    ),
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
