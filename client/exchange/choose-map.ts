import { commands, l10n, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MAP_TREE, type MapNode, type MapTreeParams } from '../../server/protocol';
import { plainItem } from '../plain-words';
import { tellInformation } from '../tell';

/**
 * The map that a command is about: the one that it was called on, else that of the active editor, else the only one of the
 * workspace, else the one that the user chooses.
 * @param called what VS Code hands to the command: the URI of a file, a node of the Process Map view, or options.
 * @returns a document of the map; undefined where there is none, or the user has left.
 */
export async function chooseMap(
  client: BaseLanguageClient,
  title: string,
  called: unknown,
): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  const given = uriIn(called) ?? (active?.languageId === 'etom' ? active.uri : undefined);
  if (given) return given;
  const params: MapTreeParams = {};
  const maps = await client.sendRequest<MapNode[]>(MAP_TREE, params);
  const [only] = maps;
  if (!only) return offerMap();
  if (maps.length === 1) return Uri.parse(only.uri);
  const items = maps.map(({ label, details, uri }) =>
    plainItem({ label, description: details.join(' · '), uri }),
  );
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Which process map?') });
  return chosen && Uri.parse(chosen.uri);
}

function uriIn(called: unknown): Uri | undefined {
  if (called instanceof Uri) return called;
  const uri = typeof called === 'object' && called !== null && 'uri' in called ? called.uri : undefined;
  if (uri instanceof Uri) return uri;
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}

async function offerMap(): Promise<undefined> {
  const newMap = l10n.t('New Process Map');
  const chosen = await tellInformation(l10n.t('There is no process map yet.'), newMap);
  if (chosen === newMap) await commands.executeCommand('etom.newProcessMap');
}
