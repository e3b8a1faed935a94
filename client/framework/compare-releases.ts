import { commands, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COMPARE_FOLDER,
  COMPARE_RELEASES,
  type CompareReleasesParams,
  comparisonUri,
  MAP_STATUS,
  type MapStatus,
  type MapStatusParams,
  RELEASES,
  type ReleaseInfo,
} from '../../server/protocol';
import { answered, askSteps, pickOne } from '../first-steps/quick-steps';
import { type ReleaseItem, releaseItems } from '../first-steps/release-items';

/** Two releases by their canonical names; what is not told is asked. */
export interface Comparison {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Asks for two releases, and shows what they differ in as a preview.
 * @param told what VS Code, or another command, hands to the command.
 * @param refresh called with the page before it is shown: the map may have changed since it was read.
 * @returns the page; undefined where the user has left.
 */
export async function compareReleases(
  client: BaseLanguageClient,
  told: Comparison | undefined,
  refresh: (page: Uri) => void,
): Promise<Uri | undefined> {
  const map = activeMap();
  const mapUri = map && client.code2ProtocolConverter.asUri(map);
  const answers = await ask(client, mapUri, told);
  if (!answers?.from || !answers.to) return undefined;
  const page = Uri.parse(comparisonUri(answers.from, answers.to, mapUri));
  refresh(page);
  await commands.executeCommand('markdown.showPreview', page);
  return page;
}

/** The text of a page that compares releases; undefined where a URI is that of another page. */
export async function comparisonText(client: BaseLanguageClient, uri: Uri): Promise<string | undefined> {
  const [folder, from = '', to = ''] = uri.path.split('/');
  if (folder !== COMPARE_FOLDER) return undefined;
  const [root] = workspace.workspaceFolders ?? [];
  const params: CompareReleasesParams = {
    from,
    to,
    uri: uri.query || undefined,
    folder: root && client.code2ProtocolConverter.asUri(root.uri),
  };
  const page = await client.sendRequest<string | null>(COMPARE_RELEASES, params);
  return page ?? `${l10n.t('The releases {0} and {1} could not be compared.', from, to)}\n`;
}

/** The map that is worked in: that of the active editor, else of one that is to be seen. */
function activeMap(): Uri | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors.find((editor) => editor?.document.languageId === 'etom')?.document.uri;
}

async function ask(
  client: BaseLanguageClient,
  map: string | undefined,
  { from, to }: Comparison = {},
): Promise<Comparison | undefined> {
  const params: MapStatusParams | undefined = map === undefined ? undefined : { uri: map };
  const status = params && (await client.sendRequest<MapStatus | null>(MAP_STATUS, params));
  const own = status?.release?.name;
  const items = itemsOf(await client.sendRequest<ReleaseInfo[]>(RELEASES, {}), own);
  return askSteps<Comparison>(
    l10n.t('Compare Releases'),
    [
      {
        isAsked: () => from === undefined,
        ask: async (before, stage) => {
          const placeholder = l10n.t('From which release?');
          const picked = await pickOne(stage, {
            placeholder,
            items,
            isActive: ({ name }) => name === before.from,
          });
          return answered(picked, ({ name }) => ({ from: name }));
        },
      },
      {
        isAsked: () => to === undefined,
        ask: async (before, stage) => {
          const placeholder = l10n.t('To which release?');
          const others = items.filter(({ name }) => name !== before.from);
          const picked = await pickOne(stage, {
            placeholder,
            items: others,
            isActive: ({ name }) => name === (before.to ?? items.at(-1)?.name),
          });
          return answered(picked, ({ name }) => ({ to: name }));
        },
      },
    ],
    { from, to },
  );
}

/** The release of the map first, then the others in their order. */
function itemsOf(releases: readonly ReleaseInfo[], own: string | undefined): (ReleaseItem & QuickPickItem)[] {
  const items = releaseItems(releases);
  return [
    ...items.filter(({ name }) => name === own).map((item) => ({ ...item, description: l10n.t('your map') })),
    ...items.filter(({ name }) => name !== own),
  ];
}
