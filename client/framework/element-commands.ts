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
  NEW_PROCESS,
  type NewProcessParams,
  type NewProcessResult,
} from '../../server/protocol';
import { showReferences } from '../show-references';
import { editOf, positionOf, rangeOf } from '../text-edits';
import { openElement } from './element-pages';
import type { FrameworkTreeView } from './framework-tree';

/** The commands on an element, by the argument `{ element }`. From a key binding they take the selected node's. */
export function elementCommands(client: BaseLanguageClient, tree: FrameworkTreeView): Disposable[] {
  const onElement = (id: string, run: (element: ElementName) => Promise<unknown>): Disposable =>
    commands.registerCommand(id, async (node?: { readonly element?: ElementName }) => {
      const element = (node ?? tree.view.selection[0])?.element;
      if (element) await run(element);
      else tell(l10n.t('Select an element in the Framework view first.'));
    });
  return [
    onElement('etom.openElement', openElement),
    onElement('etom.copyElementId', async ({ id, reference }) => env.clipboard.writeText(id ?? reference)),
    onElement('etom.copyElementReference', async ({ reference }) => env.clipboard.writeText(reference)),
    onElement('etom.insertMapping', (element) => insertMapping(client, element)),
    onElement('etom.newProcess', (element) => newProcess(client, tree, element)),
    onElement('etom.findMappings', (element) => findMappings(client, tree, element)),
  ];
}

function tell(sentence: string): void {
  void window.showInformationMessage(sentence);
}

/** The editor of a map that is worked in: the active one, else one that is to be seen. */
function mapEditor(): TextEditor | undefined {
  const isMap = (editor: TextEditor | undefined): boolean => editor?.document.languageId === 'etom';
  return isMap(window.activeTextEditor) ? window.activeTextEditor : window.visibleTextEditors.find(isMap);
}

async function insertMapping(client: BaseLanguageClient, element: ElementName): Promise<void> {
  const editor = mapEditor();
  if (!editor) return tell(l10n.t('Open a process map and put the cursor in a process first.'));
  const { document, selection } = editor;
  const params: InsertMappingParams = {
    uri: document.uri.toString(),
    position: positionOf(selection.active),
    element,
  };
  const result = await client.sendRequest<InsertMappingResult>(INSERT_MAPPING, params);
  if ('refusal' in result) return tell(result.refusal);
  await workspace.applyEdit(editOf(document.uri, result.edits));
}

/** Writes a new process into the map that is worked in, with its name selected to be typed over. */
async function newProcess(
  client: BaseLanguageClient,
  tree: FrameworkTreeView,
  element: ElementName,
): Promise<void> {
  const editor = mapEditor();
  const uri = editor?.document.uri ?? (tree.uri === undefined ? undefined : Uri.parse(tree.uri));
  if (!uri) return tell(l10n.t('Open a process map first: the new process is written into it.'));
  const document = await workspace.openTextDocument(uri);
  const position = editor && positionOf(editor.selection.active);
  const params: NewProcessParams = { uri: uri.toString(), position, element };
  const result = await client.sendRequest<NewProcessResult>(NEW_PROCESS, params);
  if ('refusal' in result) return tell(result.refusal);
  await workspace.applyEdit(editOf(uri, result.edits));
  const shown = await window.showTextDocument(document, { viewColumn: editor?.viewColumn, preview: false });
  const { start, end } = rangeOf(result.name);
  shown.selection = new Selection(start, end);
  shown.revealRange(shown.selection);
}

/** Shows where an element is mapped: the place itself where there is one, a list of all where there are several. */
async function findMappings(
  client: BaseLanguageClient,
  tree: FrameworkTreeView,
  element: ElementName,
): Promise<void> {
  const params: FindMappingsParams = { uri: tree.uri, element };
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
