/** The answers to the requests of the process map tree, in one file that is loaded when one of them is first asked. */
import type { Location, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { outlineOf } from '../features/map-tree/outline.js';
import { mapNodesAt, mapNodesBelow, mapRoots } from '../features/map-tree/tree.js';
import { addSubprocess } from '../features/process-edits/add-subprocess.js';
import { type Edits, mapAfter, moveProcess } from '../features/process-edits/move-process.js';
import { moveTargets } from '../features/process-edits/process-place.js';
import { rename } from '../features/rename.js';
import { pathOf } from '../map/facts.js';
import {
  EDIT_MAP,
  type EditMapParams,
  type EditMapResult,
  MAP_TREE,
  MAP_TREE_PATH,
  type MapNode,
  type MapTreeParams,
  type MapTreePathParams,
  MOVE_TARGETS,
  type MoveTarget,
  type MoveTargetsParams,
} from '../protocol.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [MAP_TREE]: onMapTree,
  [MAP_TREE_PATH]: onMapTreePath,
  [MOVE_TARGETS]: onMoveTargets,
  [EDIT_MAP]: onEditMap,
};

async function onMapTree({ workspace, settings }: Services, { node }: MapTreeParams): Promise<MapNode[]> {
  if (!node) return mapRoots(await workspace.maps(), settings().rules);
  const at = await workspace.get(node.uri);
  return at ? mapNodesBelow(at.map, node.id, settings().rules) : [];
}

async function onMapTreePath(
  { workspace, settings }: Services,
  { uri, position }: MapTreePathParams,
): Promise<MapNode[]> {
  const at = await workspace.get(uri);
  return at ? mapNodesAt(at.map, uri, position, settings().rules) : [];
}

async function onMoveTargets(
  { workspace }: Services,
  { uri, path }: MoveTargetsParams,
): Promise<MoveTarget[]> {
  await workspace.indexed;
  const at = await workspace.get(uri);
  return at ? moveTargets(at.map, { uri, path }) : [];
}

async function onEditMap(services: Services, params: EditMapParams): Promise<EditMapResult> {
  const { workspace } = services;
  await workspace.indexed;
  const at = await workspace.get(params.action === 'add' ? params.to.uri : params.uri);
  if (!at) return { refusal: 'The file is not there any more.' };
  try {
    return edit(services, at.map, params);
  } catch (error) {
    if (error instanceof Error && /^(?:Edit|Rename)Refusal$/.test(error.name))
      return { refusal: error.message };
    throw error;
  }
}

function edit(services: Services, map: ProcessMap, params: EditMapParams): EditMapResult {
  switch (params.action) {
    case 'rename':
      return { edit: renamed(services, map, params) };
    case 'add': {
      const { document, edit, path } = addSubprocess(map, params.to, params.name);
      const edits: Edits = new Map([[document, [edit]]]);
      return { edit: asWorkspaceEdit(services, edits), ...shown(mapAfter(map, edits), document.uri, path) };
    }
    case 'move': {
      const { edits, map: after, uri, path } = moveProcess(map, params, params.to);
      return { edit: asWorkspaceEdit(services, edits), ...shown(after, uri, path) };
    }
  }
}

/** The same edit as that of a rename in the editor. */
function renamed(
  { isOpen }: Services,
  map: ProcessMap,
  { uri, thing, id }: EditMapParams & { action: 'rename' },
): WorkspaceEdit {
  const declared = map
    .declarations(thing.kind, thing.path)
    .find(({ item, document }) => document.uri === uri && pathOf(item) === thing.path);
  if (!declared) return { documentChanges: [] };
  const { start } = placeOf(declared, declared.item.key.range).range;
  return rename(declared.document, map, start, id, { isOpen });
}

function asWorkspaceEdit({ isOpen }: Services, edits: Edits): WorkspaceEdit {
  const documentChanges = [...edits].map(
    ([{ uri, version }, own]): TextDocumentEdit => ({
      textDocument: { uri, version: isOpen(uri) ? version : null },
      edits: [...own],
    }),
  );
  return { documentChanges };
}

/** What to look at after a change: a process, by its path. */
function shown(map: ProcessMap, uri: string, path: string): { readonly show?: Location } {
  const document = map.documents.find((one) => one.uri === uri);
  const process = document && outlineOf(document).all.find((one) => one.path === path);
  return process ? { show: { uri, range: process.key } } : {};
}
