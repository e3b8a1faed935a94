import { l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { NEW_MAP, type NewMapParams } from '../../server/protocol';
import { exists } from '../exists';
import { writeWhole } from '../write-whole';
import { askNewMap } from './new-map-questions';

/** What a new map is to be. */
export interface NewMap extends NewMapParams {
  /** The file to write; undefined for an untitled document. */
  readonly file?: Uri;
}

/** Asks what the new map is to be, makes it and shows it. Nothing is left behind where the user leaves. */
export async function newProcessMap(client: BaseLanguageClient): Promise<void> {
  const wanted = await askNewMap(client);
  if (wanted) await createMap(client, wanted);
}

/**
 * Makes a new map and shows it.
 * @throws Error when the release is not carried, or the file is there already or cannot be written.
 */
export async function createMap(client: BaseLanguageClient, wanted: NewMap): Promise<TextDocument> {
  const { file, ...params } = wanted;
  const content = await client.sendRequest<string | null>(NEW_MAP, params);
  if (content === null) throw new Error(l10n.t('The release {0} could not be read.', params.release));
  const document = file
    ? await writeMap(file, content)
    : await workspace.openTextDocument({ language: 'etom', content });
  await window.showTextDocument(document);
  return document;
}

async function writeMap(file: Uri, content: string): Promise<TextDocument> {
  if (await exists(file))
    throw new Error(l10n.t('{0} is there already; take another name.', workspace.asRelativePath(file)));
  await writeWhole(file, content);
  return workspace.openTextDocument(file);
}
