/** Requests that lead beyond a document: those that must know all places wait until all files have been read. */
import {
  type CallHierarchyIncomingCallsParams,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyOutgoingCallsParams,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  PrepareRenameRequest,
  type ReferenceParams,
  ReferencesRequest,
  type RenameParams,
  RenameRequest,
  type TextDocumentPositionParams,
  type TypeHierarchyItem,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  type WorkspaceSymbolParams,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/call-hierarchy.js';
import { definition, locationsOf } from '../features/definition.js';
import { references } from '../features/references.js';
import { prepareRename, rename } from '../features/rename.js';
import { prepareTypeHierarchy, subtypes, supertypes, typeHierarchyData } from '../features/type-hierarchy.js';
import { workspaceSymbols } from '../features/workspace-symbols.js';
import { mapNameOf } from '../workspace/process-map.js';
import { aboutOpen } from './about-open.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

const indexed = ({ workspace }: Services): Promise<void> => workspace.indexed;
const showsPages = ({ client }: Services): boolean => client.options.pages === true;

/** Request → what answers it. */
export const answers: Answers = {
  [DefinitionRequest.method]: aboutOpen(
    [],
    ({ document, map }, { position }: TextDocumentPositionParams, services) => {
      const links = definition(document, map, position, showsPages(services));
      const { capabilities } = services.client;
      return capabilities.textDocument?.definition?.linkSupport ? links : locationsOf(links);
    },
  ),
  [ReferencesRequest.method]: aboutOpen(
    [],
    ({ document, map }, { position, context }: ReferenceParams) =>
      references(document, map, position, context.includeDeclaration),
    indexed,
  ),
  [PrepareRenameRequest.method]: aboutOpen(
    null,
    ({ document, map }, { position }: TextDocumentPositionParams) => prepareRename(document, map, position),
    indexed,
  ),
  [RenameRequest.method]: aboutOpen(
    null,
    async ({ document, map }, { position, newName }: RenameParams, { workspace, isOpen }) => {
      const otherMaps = (await workspace.maps())
        .filter((other) => other !== map)
        .flatMap(({ documents }) => documents.slice(0, 1).flatMap((first) => mapNameOf(first) ?? []));
      return rename(document, map, position, newName, { otherMaps, isOpen });
    },
    indexed,
  ),
  [WorkspaceSymbolRequest.method]: async ({ workspace }, { query }: WorkspaceSymbolParams) => {
    await workspace.indexed;
    return workspaceSymbols(await workspace.maps(), query);
  },
  [TypeHierarchyPrepareRequest.method]: aboutOpen(
    null,
    ({ document, map }, { position }: TextDocumentPositionParams, services) =>
      prepareTypeHierarchy(document, map, position, showsPages(services)),
  ),
  [TypeHierarchySupertypesRequest.method]: ofType(supertypes),
  [TypeHierarchySubtypesRequest.method]: ofType(subtypes),
  [CallHierarchyPrepareRequest.method]: aboutOpen(
    null,
    ({ document, map }, { position }: TextDocumentPositionParams) =>
      prepareCallHierarchy(document, map, position),
  ),
  [CallHierarchyIncomingCallsRequest.method]: async (
    { workspace },
    { item }: CallHierarchyIncomingCallsParams,
  ) => {
    const at = await workspace.get(item.uri);
    return at ? incomingCalls(item, at.map) : null;
  },
  [CallHierarchyOutgoingCallsRequest.method]: async (
    { workspace },
    { item }: CallHierarchyOutgoingCallsParams,
  ) => {
    const at = await workspace.get(item.uri);
    return at ? outgoingCalls(item, at.map) : null;
  },
};

/** The elements above or below one whose type hierarchy is shown. */
function ofType(find: typeof supertypes | typeof subtypes) {
  return async (services: Services, { item }: { readonly item: TypeHierarchyItem }) => {
    const data = typeHierarchyData(item);
    const framework = data && (await services.frameworks.load(data.release));
    const at = data && (await services.workspace.get(data.uri));
    return framework ? find(item, framework, at?.map, showsPages(services)) : null;
  };
}
