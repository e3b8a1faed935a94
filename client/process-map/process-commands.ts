import { commands, type Disposable, env, l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DeclaredThing,
  type EditMapParams,
  type MapNode,
  MOVE_TARGETS,
  type MoveTarget,
  type MoveTargetsParams,
  type ProcessPlace,
} from '../../server/protocol';
import { plainItem } from '../plain-words';
import { tellInformation } from '../tell';
import { editMap, refusalOf } from './edit-map';
import { placeOf } from './process-drag';
import type { ProcessMapView } from './process-map-tree';

/**
 * The commands on a node of the Process map view. From a key binding or the palette they take the selected node. A name or an id
 * that is given along with the node is not asked for.
 */
export function processCommands(client: BaseLanguageClient, { view }: ProcessMapView): Disposable[] {
  const onNode = (
    id: string,
    run: (node: MapNode, given: string | undefined) => Promise<unknown> | undefined,
  ): Disposable =>
    commands.registerCommand(id, async (node?: MapNode, given?: unknown) => {
      const at = node ?? view.selection[0];
      // A menu gives all selected nodes there.
      const running = at && run(at, typeof given === 'string' ? given : undefined);
      if (running) await running;
      else void tellInformation(l10n.t('Select a process in the Process map view first.'));
    });
  const add = (node: MapNode, given: string | undefined): Promise<unknown> | undefined => {
    const to = placeOf(node);
    return to && addProcess(client, to, node, given);
  };
  return [
    onNode(
      'etom.processMap.renameId',
      ({ uri, declared }, given) => declared && renameId(client, uri, declared, given),
    ),
    onNode('etom.processMap.addSubprocess', add),
    onNode('etom.processMap.addProcess', add),
    onNode('etom.processMap.move', ({ kind, uri, process }) =>
      kind === 'process' && process !== undefined ? moveProcess(client, { uri, path: process }) : undefined,
    ),
    onNode(
      'etom.processMap.copyId',
      ({ declared }) => declared && Promise.resolve(env.clipboard.writeText(declared.id)),
    ),
  ];
}

async function renameId(
  client: BaseLanguageClient,
  uri: string,
  { kind, path, id }: DeclaredThing,
  given: string | undefined,
): Promise<void> {
  const renaming = (newId: string): EditMapParams => ({
    action: 'rename',
    uri,
    thing: { kind, path },
    id: newId,
  });
  const newId =
    given ??
    (await window.showInputBox({
      title: l10n.t('Rename {0}', id),
      prompt: l10n.t('The new id. All files of the map that refer to it are changed.'),
      value: id,
      validateInput: (text) => (text.trim() === id ? undefined : refusalOf(client, renaming(text))),
    }));
  if (newId !== undefined && newId.trim() !== id) await editMap(client, renaming(newId));
}

async function addProcess(
  client: BaseLanguageClient,
  to: ProcessPlace,
  { label }: MapNode,
  given: string | undefined,
): Promise<void> {
  const adding = (name: string): EditMapParams => ({ action: 'add', to, name });
  const isInner = to.path !== undefined;
  const name =
    given ??
    (await window.showInputBox({
      title: isInner ? l10n.t('Add a Subprocess of {0}', label) : l10n.t('Add a Process'),
      prompt: l10n.t('The name of the process. Its id is made from it.'),
      // Nobody wants to be told that nothing is typed yet.
      validateInput: (text) => (text === '' ? undefined : refusalOf(client, adding(text))),
    }));
  if (name !== undefined) await editMap(client, adding(name));
}

async function moveProcess(client: BaseLanguageClient, from: Required<ProcessPlace>): Promise<void> {
  const params: MoveTargetsParams = from;
  const items = client.sendRequest<MoveTarget[]>(MOVE_TARGETS, params).then((targets) => targets.map(itemOf));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Move {0}', from.path),
    placeHolder: l10n.t('The process to move it into, by name or path'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const { uri, path } = picked.target;
  await editMap(client, { action: 'move', ...from, to: path === undefined ? { uri } : { uri, path } });
}

function itemOf(target: MoveTarget): QuickPickItem & { readonly target: MoveTarget } {
  const { name, path = '', file } = target;
  if (name === undefined)
    return {
      label: l10n.t('No process: the top level'),
      description: file ?? '',
      iconPath: new ThemeIcon('list-tree'),
      target,
    };
  const description = [path, file].filter((part) => part !== undefined).join(' · ');
  return plainItem({ label: name, description, target });
}
