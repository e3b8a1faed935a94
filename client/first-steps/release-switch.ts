import { l10n, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  MAP_STATUS,
  type MapStatus,
  RELEASE_PREVIEW,
  RELEASES,
  type ReleaseInfo,
  type ReleasePreview,
  type ReleasePreviewParams,
  type ReleasePreviewResult,
} from '../../server/protocol';
import { tellInformation } from '../tell';
import { answered, askSteps, pickOne } from './quick-steps';
import { releaseItems } from './release-items';
import { previewItems } from './release-preview-items';

interface Answers {
  readonly release: string;
  /** The place of a reference to look at, instead of the switch. */
  readonly place?: { readonly uri: Uri; readonly range: Range };
}

/** Asks for a release, shows what becomes of the map of the active editor there, and migrates it where that is wanted. */
export async function switchRelease(client: BaseLanguageClient): Promise<void> {
  const document = activeMap();
  if (!document) {
    void tellInformation(l10n.t('Open a process map first; then its release can be switched.'));
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const now = await client.sendRequest<MapStatus | null>(MAP_STATUS, { uri });
  const releases = await client.sendRequest<ReleaseInfo[]>(RELEASES, {});
  const others = releaseItems(releases).filter(({ name }) => name !== now?.release?.name);
  const answers = await askSteps<Answers>(
    l10n.t('Switch Release'),
    [
      {
        ask: async ({ release }, stage) => {
          const picked = await pickOne(stage, {
            placeholder: l10n.t('Which release is the map to be on? The next step shows what that changes.'),
            items: others,
            isActive: ({ name }) => name === release,
          });
          return answered(picked, ({ name }) => ({ release: name }));
        },
      },
      {
        ask: async ({ release }, stage) => {
          const picked = await pickOne(stage, {
            placeholder: l10n.t('What {0} does to the map. Choose a reference to look at it.', release),
            items: previewItems(await previewRelease(client, document, release)),
          });
          return answered(picked, ({ place }) => ({ place }));
        },
      },
    ],
    { release: '' },
  );
  if (!answers) return;
  if (answers.place) await window.showTextDocument(answers.place.uri, { selection: answers.place.range });
  else await applySwitch(await previewRelease(client, document, answers.release));
}

/**
 * What a migration to a release does to the map of a document.
 * @throws Error where that cannot be told: the document is closed, or the release cannot be read; or the map cannot be migrated.
 */
export async function previewRelease(
  client: BaseLanguageClient,
  document: TextDocument,
  release: string,
): Promise<ReleasePreview> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ReleasePreviewParams = { uri, release };
  const preview = await client.sendRequest<ReleasePreviewResult>(RELEASE_PREVIEW, params);
  if (!preview) throw new Error(l10n.t('The release {0} could not be read.', release));
  if ('refusal' in preview) throw new Error(preview.refusal);
  return preview;
}

/** Brings all files of a map to the release of a preview, as one change that can be undone. */
export async function applySwitch({ edits, to }: ReleasePreview): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const {
    uri,
    range: { start, end },
    newText,
  } of edits) {
    edit.replace(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('The files of the map could not be changed.'));
  const files = new Set(edits.map(({ uri }) => uri)).size;
  const words =
    files === 1
      ? l10n.t('eTOM: the map is on {0} now. Undo takes it back.', to)
      : l10n.t('eTOM: {0} files are on {1} now and not saved yet. Undo takes it back.', files, to);
  window.setStatusBarMessage(words, 8000);
}

function activeMap(): TextDocument | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors.find((editor) => editor?.document.languageId === 'etom')?.document;
}
