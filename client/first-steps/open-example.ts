import {
  type ExtensionContext,
  env,
  l10n,
  type QuickPickItem,
  UIKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { copyExample, type Example, mapsOf, openUnsaved, showCopy } from './example-copies';
import { answered, askSteps, BACK, pickMany, pickOne, type Step } from './quick-steps';

/** More files than these are not opened at once. */
const MOST_OPENED = 3;

interface Answers {
  readonly example: Example;
  /** The folder that the copy is put into; undefined for unsaved documents. */
  readonly parent?: Uri;
  readonly maps: readonly string[];
}

/** Asks for an example and where it is to be, and opens a copy of it. The extension's own files are only read. */
export async function openExample(context: ExtensionContext): Promise<void> {
  const title = l10n.t('Open Example');
  const answers = await askSteps<Answers>(
    title,
    [
      exampleStep(),
      placeStep(),
      { isAsked: ({ example, parent }) => !parent && mapsOf(example).length > MOST_OPENED, ask: askMaps },
    ],
    { example: 'northern-grid', maps: [] },
  );
  if (!answers) return;
  const { example, parent, maps } = answers;
  if (!parent) {
    const all = mapsOf(example);
    await openUnsaved(context, example, all.length > MOST_OPENED ? maps : all);
    return;
  }
  await showCopy(context, await copyExample(context, example, parent));
}

function exampleStep(): Step<Answers> {
  const items: (QuickPickItem & { readonly example: Example })[] = [
    {
      label: 'Northern Grid',
      description: l10n.t('an electricity utility on the classic framework'),
      detail: l10n.t('A whole map of a whole company: 85 processes, 15 systems, 4 flows, in 3 files.'),
      example: 'northern-grid',
    },
    {
      label: l10n.t('ODA components'),
      description: l10n.t('systems on current releases'),
      detail: l10n.t(
        'Twelve component specifications of TM Forum as maps, with the mistakes that they have.',
      ),
      example: 'oda-components',
    },
  ];
  return {
    ask: async ({ example }, stage) => {
      const placeholder = l10n.t('Which example?');
      const isActive = (item: { example: Example }) => item.example === example;
      const picked = await pickOne(stage, { placeholder, items, isActive });
      return answered(picked, (item) => ({ example: item.example }));
    },
  };
}

function placeStep(): Step<Answers> {
  type Place = QuickPickItem & { readonly find: () => Promise<Uri | undefined>; readonly isUnsaved?: true };
  const unsaved: Place = {
    label: l10n.t('Look at It Now'),
    detail: l10n.t('Unsaved documents, to read and to try things in. Nothing is written.'),
    find: async () => undefined,
    isUnsaved: true,
  };
  const folders = (workspace.workspaceFolders ?? []).filter(
    ({ uri }) => workspace.fs.isWritableFileSystem(uri.scheme) !== false,
  );
  const here = folders.map(
    ({ name, uri }): Place => ({
      label: l10n.t('Copy into {0}', name),
      description: uri.fsPath,
      find: async () => uri,
    }),
  );
  const other: Place = {
    label: l10n.t('Copy into Another Folder…'),
    detail: l10n.t('The copy is opened as a folder.'),
    find: chooseFolder,
  };
  // A browser alone has no folders to choose from.
  const hasFolders = env.uiKind === UIKind.Desktop || env.remoteName !== undefined;
  return {
    ask: async (_, stage) => {
      const placeholder = l10n.t('Where is the copy to be?');
      const items = [unsaved, ...here, ...(hasFolders ? [other] : [])];
      const picked = await pickOne(stage, { placeholder, items });
      if (picked === undefined || picked === BACK) return picked;
      const parent = await picked.find();
      return picked.isUnsaved || parent ? { parent } : undefined;
    },
  };
}

const askMaps: Step<Answers>['ask'] = async ({ example, maps }, stage) => {
  const items = mapsOf(example).map((name) => ({ label: name.replace(/\.etom\.yaml$/, ''), name }));
  const picked = await pickMany(stage, {
    placeholder: l10n.t('Check the maps to open; each is a map of its own.'),
    items,
    isSelected: ({ name }) => (maps.length > 0 ? maps.includes(name) : name === items[0]?.name),
  });
  return answered(picked, (some) => ({ maps: some.map(({ name }) => name) }));
};

async function chooseFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Copy Here'),
    title: l10n.t('Copy the Example into a Folder'),
  });
  return chosen?.[0];
}
