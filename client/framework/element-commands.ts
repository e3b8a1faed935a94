import {
  commands,
  type Disposable,
  env,
  l10n,
  Selection,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ElementName,
  FIND_MAPPINGS,
  type FindMappingsParams,
  type FindMappingsResult,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
  MAP_STATUS,
  type MapStatus,
  type MapStatusParams,
  NEW_PROCESS,
  type NewProcessParams,
  type NewProcessResult,
} from '../../server/protocol';
import { showReferences } from '../show-references';
import { tellInformation } from '../tell';
import { applyEdits, positionOf, rangeOf } from '../text-edits';
import { openElement } from './element-pages';
import type { FrameworkTreeView } from './framework-tree';

/** What a command on an element is given. */
interface Given {
  readonly element?: ElementName;
  /** A document of the map that is meant; without it, that of the Framework view. */
  readonly uri?: string;
}

/** The commands on an element. From a key binding they take that of the selected node. */
export function elementCommands(client: BaseLanguageClient, tree: FrameworkTreeView): Disposable[] {
  const onElement = (
    id: string,
    run: (element: ElementName, uri: string | undefined) => Promise<unknown>,
  ): Disposable =>
    commands.registerCommand(id, async (given?: Given) => {
      const element = (given ?? tree.view.selection[0])?.element;
      if (element) await run(element, given?.uri);
      else tell(l10n.t('Select an element in the Framework view first.'));
    });
  return [
    onElement('etom.openElement', openElement),
    onElement('etom.copyElementId', async ({ id, reference }) => env.clipboard.writeText(id ?? reference)),
    onElement('etom.copyElementReference', async ({ reference }) => env.clipboard.writeText(reference)),
    onElement('etom.insertMapping', (element) => insertMapping(client, element)),
    onElement('etom.newProcess', (element, uri) => newProcess(client, tree, element, uri)),
    onElement('etom.findMappings', (element, uri) => findMappings(client, uri ?? tree.uri, element)),
  ];
}

function tell(sentence: string): void {
  void tellInformation(sentence);
}

/**
 * The editor of a map that is worked in: the active one, else one that is to be seen.
 * @param files those that the map may consist of; without them it may be any map.
 */
function mapEditor(files?: readonly string[]): TextEditor | undefined {
  const isMap = (editor: TextEditor | undefined): boolean =>
    editor?.document.languageId === 'etom' && (files?.includes(editor.document.uri.toString()) ?? true);
  return isMap(window.activeTextEditor) ? window.activeTextEditor : window.visibleTextEditors.find(isMap);
}

async function insertMapping(client: BaseLanguageClient, element: ElementName): Promise<void> {
  const editor = mapEditor();
  if (!editor) return tell(l10n.t('Open a process map and put the cursor in a process first.'));
  const { document, selection } = editor;
  const { version } = document;
  const params: InsertMappingParams = {
    uri: document.uri.toString(),
    position: positionOf(selection.active),
    element,
  };
  const result = await client.sendRequest<InsertMappingResult>(INSERT_MAPPING, params);
  if ('refusal' in result) return tell(result.refusal);
  await applyEdits(document, version, result.edits);
}

/** The files of the map that a document is part of. */
async function filesOf(client: BaseLanguageClient, uri: string): Promise<readonly string[]> {
  const params: MapStatusParams = { uri };
  const status = await client.sendRequest<MapStatus | null>(MAP_STATUS, params);
  return status?.files ?? [uri];
}

/** Writes a new process into the map that is worked in, with its name selected to be typed over. */
async function newProcess(
  client: BaseLanguageClient,
  tree: FrameworkTreeView,
  element: ElementName,
  map: string | undefined,
): Promise<void> {
  const editor = mapEditor(map === undefined ? undefined : await filesOf(client, map));
  const home = map ?? tree.uri;
  const uri = editor?.document.uri ?? (home === undefined ? undefined : Uri.parse(home));
  if (!uri) return tell(l10n.t('Open a process map first: the new process is written into it.'));
  const document = await workspace.openTextDocument(uri);
  const position = editor && positionOf(editor.selection.active);
  const { version } = document;
  const params: NewProcessParams = { uri: uri.toString(), position, element };
  const result = await client.sendRequest<NewProcessResult>(NEW_PROCESS, params);
  if ('refusal' in result) return tell(result.refusal);
  if (!(await applyEdits(document, version, result.edits))) return;
  const shown = await window.showTextDocument(document, { viewColumn: editor?.viewColumn, preview: false });
  const { start, end } = rangeOf(result.name);
  shown.selection = new Selection(start, end);
  shown.revealRange(shown.selection);
}

/** Shows where an element is mapped: the place itself where there is one, a list of all where there are several. */
async function findMappings(
  client: BaseLanguageClient,
  uri: string | undefined,
  element: ElementName,
): Promise<void> {
  const params: FindMappingsParams = { uri, element };
  const { title, locations } = await client.sendRequest<FindMappingsResult>(FIND_MAPPINGS, params);
  const [first, ...others] = locations;
  if (!first) {
    const { reference } = element;
    if (title === undefined) tell(l10n.t('Open a process map first: mappings are searched for in it.'));
    else tell(l10n.t('Nothing in {0} is mapped to {1}, or to what it consists of.', title, reference));
    return;
  }
  const document = await workspace.openTextDocument(Uri.parse(first.uri));
  const editor = await window.showTextDocument(document, { selection: rangeOf(first.range) });
  if (others.length === 0) return;
  await showReferences({ uri: first.uri, position: editor.selection.active, locations });
}
