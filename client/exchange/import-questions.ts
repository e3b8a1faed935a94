import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ImportedMap,
  type ImportField,
  type ImportParams,
  type ImportQuestion,
  RELEASES,
  type ReleaseInfo,
} from '../../server/protocol';
import { type Answer, answered, pickOne, type Stage } from '../first-steps/quick-steps';
import { releaseItems } from '../first-steps/release-items';
import { plainItem } from '../plain-words';
import { fieldWords } from './import-fields';
import { type PreviewItem, previewItems } from './import-preview';

/** Asks which release the elements of a table are of, since no table says it. */
export async function askRelease(client: BaseLanguageClient, stage: Stage): Promise<Answer<string>> {
  const releases = await client.sendRequest<ReleaseInfo[]>(RELEASES, {});
  const placeholder = l10n.t('Which release of the framework are the elements of the table of?');
  return answered(await pickOne(stage, { placeholder, items: releaseItems(releases) }), ({ name }) => name);
}

/** Asks for what the server could not tell by itself. @returns the request with the answer in it. */
export async function askQuestion(
  stage: Stage,
  question: ImportQuestion,
  params: ImportParams,
): Promise<Answer<ImportParams>> {
  if (question.ask === 'column') {
    const { table, field, headers } = question;
    const placeholder = l10n.t('{0}: which column holds the {1}?', table, fieldWords()[field]);
    const items = headers.map((header) => plainItem({ label: header, header }));
    return answered(await pickOne(stage, { placeholder, items }), ({ header }) =>
      withColumn(params, field, header),
    );
  }
  const { file, sheets } = question;
  const placeholder = l10n.t('{0}: which sheet is the mapping table?', file);
  const items = sheets.map((sheet) => plainItem({ label: sheet, sheet }));
  return answered(await pickOne(stage, { placeholder, items }), ({ sheet }) =>
    withSheet(params, file, sheet),
  );
}

/**
 * Shows what would be imported.
 * @returns true where it is to be taken; else the request with a column named anew, which has to be asked again.
 */
export async function askPreview(
  stage: Stage,
  maps: readonly ImportedMap[],
  params: ImportParams,
): Promise<Answer<true | ImportParams>> {
  for (;;) {
    const picked = await pickOne<PreviewItem>(stage, {
      placeholder: l10n.t('What is imported. Choose a column to change it; nothing is written yet.'),
      items: previewItems(maps),
    });
    const next = await answered(picked, (item) => afterPick(stage, maps, params, item));
    // A line that only tells something leads nowhere.
    if (next !== 'again') return next;
  }
}

async function afterPick(
  stage: Stage,
  maps: readonly ImportedMap[],
  params: ImportParams,
  { takes, field, header, sheet }: PreviewItem,
): Promise<Answer<true | ImportParams> | 'again'> {
  if (takes) return true;
  // Columns that were named are those of the sheet before.
  if (sheet) return withSheet({ ...params, columns: {} }, sheet.file, sheet.name);
  if (field === undefined && header === undefined) return 'again';
  const changed =
    field === undefined
      ? await askField(stage, header ?? '', params)
      : await askHeader(stage, maps, field, params);
  // Whoever goes back or leaves here is at the preview again.
  return typeof changed === 'object' ? changed : 'again';
}

async function askHeader(
  stage: Stage,
  maps: readonly ImportedMap[],
  field: ImportField,
  params: ImportParams,
): Promise<Answer<ImportParams>> {
  const headers = maps.flatMap(({ tables }) =>
    tables.flatMap(({ columns, unused }) => [...columns.map(({ header }) => header), ...unused]),
  );
  const items = [
    ...[...new Set(headers)].map((header) => plainItem({ label: header, header })),
    { label: l10n.t('None: the table does not have it'), header: '' },
  ];
  const placeholder = l10n.t('Which column holds the {0}?', fieldWords()[field]);
  return answered(await pickOne(stage, { placeholder, items }), ({ header }) =>
    withColumn(params, field, header),
  );
}

async function askField(stage: Stage, header: string, params: ImportParams): Promise<Answer<ImportParams>> {
  const words = fieldWords();
  const items = (Object.keys(words) as ImportField[]).map((field) => ({ label: words[field], field }));
  const placeholder = l10n.t('What does the column “{0}” hold?', header);
  return answered(await pickOne(stage, { placeholder, items }), ({ field }) =>
    withColumn(params, field, header),
  );
}

function withSheet(params: ImportParams, file: string, sheet: string): ImportParams {
  return { ...params, sheets: { ...params.sheets, [file]: sheet } };
}

function withColumn(params: ImportParams, field: ImportField, header: string): ImportParams {
  return { ...params, columns: { ...params.columns, [field]: header } };
}
