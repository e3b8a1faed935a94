import { l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { IMPORT, type ImportedMap, type ImportParams, type ImportResult } from '../../server/protocol';
import { BACK } from '../first-steps/quick-steps';
import { tellError } from '../tell';
import { askServer } from './ask-server';
import { askPreview, askQuestion, askRelease } from './import-questions';
import { askSources, formatOf, readSources } from './import-sources';

/** What the command *Import* can be told; what it is not told it asks. */
export interface ImportOptions {
  readonly files?: readonly Uri[];
  /** The release of the elements of tables. */
  readonly release?: string;
}

/**
 * Makes maps of tables or component specifications, shows what they would be, and opens them unsaved.
 * @returns what was opened; nothing where the user has left, or was told why there is nothing to import.
 * @throws Error where files are too large or of several formats, or cannot be read.
 */
export async function importMaps(
  client: BaseLanguageClient,
  { files, release: told }: ImportOptions = {},
): Promise<TextDocument[]> {
  const title = l10n.t('Import into a Process Map');
  const sources = files ?? (await askSources(title));
  if (sources.length === 0) return [];
  const format = formatOf(sources);
  const read = await readSources(sources, format);
  const asksRelease = format !== 'oda' && told === undefined;
  const totalSteps = asksRelease ? 2 : 1;
  for (;;) {
    const release = asksRelease ? await askRelease(client, { title, step: 1, totalSteps }) : told;
    if (asksRelease && typeof release !== 'string') return [];
    const params = {
      format,
      files: read,
      columns: {},
      sheets: {},
      ...(typeof release === 'string' && { release }),
    };
    const maps = await decided(client, params, { title, step: totalSteps, totalSteps });
    if (maps !== BACK) return open(maps ?? []);
  }
}

/** Asks the server, and the user for what it cannot tell, until the user wants the maps that come of it. */
async function decided(
  client: BaseLanguageClient,
  first: ImportParams,
  stage: { readonly title: string; readonly step: number; readonly totalSteps: number },
): Promise<readonly ImportedMap[] | typeof BACK | undefined> {
  let params = first;
  // What was shown last: whoever changes it to something that cannot be read is there again.
  let shown: ImportParams | undefined;
  for (;;) {
    const result = await askServer<ImportResult>(client, l10n.t('Reading the files…'), IMPORT, params);
    if (!result) return undefined;
    if ('refusal' in result && !result.question) {
      void tellError(result.refusal);
      if (!shown) return undefined;
      params = shown;
      shown = undefined;
      continue;
    }
    if ('maps' in result) shown = params;
    const answer =
      'maps' in result
        ? await askPreview(stage, result.maps, params)
        : result.question && (await askQuestion(stage, result.question, params));
    if (answer === undefined || answer === BACK) return answer;
    if (answer === true) return 'maps' in result ? result.maps : undefined;
    params = answer;
  }
}

async function open(maps: readonly ImportedMap[]): Promise<TextDocument[]> {
  const documents: TextDocument[] = [];
  for (const { text } of maps) {
    const document = await workspace.openTextDocument({ language: 'etom', content: text });
    await window.showTextDocument(document, { preview: false });
    documents.push(document);
  }
  return documents;
}
