import { env, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  bytesOf,
  REPORT,
  type ReportFormat,
  type ReportParams,
  type ReportResult,
} from '../../server/protocol';
import { answered, askSteps, pickOne } from '../first-steps/quick-steps';
import { gridFolder } from '../grid/grid-page';
import { tellError } from '../tell';
import { askServer } from './ask-server';
import { chooseMap } from './choose-map';
import { saveFiles } from './save-files';

type Views = ReportParams['views'];

/** What the command *Report* can be told; what it is not told it asks. */
export interface ReportOptions {
  /** A document of the map. */
  readonly uri?: Uri;
  readonly format?: Exclude<ReportFormat, 'text'>;
  readonly views?: Views;
  /** The file to write. Without it, Markdown is opened and not saved, and for the others the user is asked. */
  readonly target?: Uri;
}

interface Answers {
  readonly format?: ReportFormat;
  readonly views?: Views;
}

/**
 * Reports on a map.
 * @param called what VS Code hands to the command.
 * @returns the document that was opened, or the file that was saved; undefined where the user has left, or was told why not.
 * @throws Error where the server or the disk fails.
 */
export async function reportOnMap(
  client: BaseLanguageClient,
  extensionUri: Uri,
  called: unknown,
  { format: told, views: toldViews, target }: ReportOptions = {},
): Promise<Uri | undefined> {
  const title = l10n.t('Report on Process Map');
  const map = await chooseMap(client, title, called);
  const answers = map && (await ask(title, { format: told, views: toldViews }));
  if (!map || !answers?.format || !answers.views) return undefined;
  const { format, views } = answers;
  const uri = client.code2ProtocolConverter.asUri(map);
  const page = format === 'html' ? await pageParts(extensionUri) : undefined;
  const params: ReportParams = { uri, format, views, page };
  const result = await askServer<ReportResult>(client, l10n.t('Writing the report…'), REPORT, params);
  if (!result) return undefined;
  if ('refusal' in result) {
    void tellError(result.refusal);
    return undefined;
  }
  const { file } = result;
  if (format === 'markdown' && !target) {
    const content = new TextDecoder().decode(bytesOf(file.content));
    const document = await workspace.openTextDocument({ language: 'markdown', content });
    await window.showTextDocument(document);
    return document.uri;
  }
  const [saved] = await saveFiles(title, [file], map, target);
  return saved;
}

function ask(title: string, first: Answers): Promise<Answers | undefined> {
  return askSteps<Answers>(
    title,
    [
      {
        isAsked: () => first.format === undefined,
        ask: async ({ format: before }, stage) => {
          const items = formatItems();
          const placeholder = l10n.t('How is it to be read?');
          const picked = await pickOne(stage, {
            placeholder,
            items,
            isActive: ({ format }) => format === before,
          });
          return answered(picked, ({ format }) => ({ format }));
        },
      },
      {
        isAsked: () => first.views === undefined,
        ask: async (_, stage) => {
          const placeholder = l10n.t('Which processes does it count?');
          return answered(await pickOne(stage, { placeholder, items: viewItems() }), ({ views }) => ({
            views,
          }));
        },
      },
    ],
    first,
  );
}

function formatItems(): (QuickPickItem & { readonly format: ReportFormat })[] {
  return [
    {
      format: 'html',
      label: l10n.t('HTML page'),
      detail: l10n.t('The grid and all tables on one page, which opens anywhere and can be printed'),
    },
    {
      format: 'markdown',
      label: 'Markdown',
      detail: l10n.t('Opens here, not saved; for a repository or a merge request'),
    },
    {
      format: 'xlsx',
      label: l10n.t('Excel workbook'),
      detail: l10n.t('All tables as sheets, with filters'),
    },
    { format: 'csv', label: 'CSV', detail: l10n.t('One table: coverage per element in scope') },
    { format: 'json', label: 'JSON', detail: l10n.t('Everything, for programs') },
  ];
}

function viewItems(): (QuickPickItem & { readonly views: Views })[] {
  return [
    { views: ['as-is'], label: l10n.t('As-is'), description: l10n.t('those of today') },
    { views: ['to-be'], label: l10n.t('To-be'), description: l10n.t('those of tomorrow') },
    { views: ['as-is', 'to-be'], label: l10n.t('Both'), description: l10n.t('side by side') },
  ];
}

/** The script and the style of the grid's page, in the user's language. */
async function pageParts(extensionUri: Uri): Promise<ReportParams['page']> {
  const [script = '', style = ''] = await Promise.all(
    ['grid.js', 'grid.css'].map(async (name) =>
      new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(gridFolder(extensionUri), name))),
    ),
  );
  return { script, style, language: l10n.bundle ? env.language : 'en', texts: l10n.bundle ?? {} };
}
