import { commands, env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { gridHtml } from '../../grid/html';
import type { ExportFormat, Question } from '../../grid/messages';
import type { Grid } from '../../grid/model';
import { tellInformation } from '../tell';
import { fetchGrid } from './grid-feed';
import { gridFolder } from './grid-page';

/** How many grids a page brings along at most: views, variants and lenses multiply. */
const MOST_GRIDS = 24;

/** Characters of a file's name, three bytes each at most in most scripts: file systems take 255 bytes. */
const LONGEST_NAME = 75;

const FILTERS: Readonly<Record<ExportFormat, Record<string, string[]>>> = {
  svg: { SVG: ['svg'] },
  png: { PNG: ['png'] },
  html: { HTML: ['html'] },
};

/**
 * The grid of a map as one page with all that it can show: both views, the variants, the lenses, and level 3.
 * @param settings those that the page starts with.
 * @throws Error where the map cannot be read.
 */
export async function exportedPage(
  client: BaseLanguageClient,
  uri: Uri,
  grid: Grid,
  settings: unknown,
  extensionUri: Uri,
): Promise<string> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Exporting the grid…') };
  return window.withProgress(options, async () => {
    const grids: Grid[] = [];
    for (const question of questionsFor(grid)) {
      const found = await fetchGrid(client, uri, question);
      if (found) grids.push(found);
    }
    const [first, ...others] = grids;
    if (!first) throw new Error(l10n.t('The file names no framework release that is known.'));
    const [script, style] = await Promise.all(
      ['grid.js', 'grid.css'].map((name) => readText(Uri.joinPath(gridFolder(extensionUri), name))),
    );
    const texts = l10n.bundle ?? {};
    const language = l10n.bundle ? env.language : 'en';
    return gridHtml(first, others, { script: script ?? '', style: style ?? '', settings, language, texts });
  });
}

/** What the reader of a page may turn to: what is shown now comes first, then what is most like it. */
function questionsFor({ view, variant, lens, variants, lenses }: Grid): Question[] {
  const startWith = <T>(first: T, all: readonly T[]): T[] => [first, ...all.filter((each) => each !== first)];
  const views = startWith(view, ['as-is', 'to-be'] as const);
  const everyVariant = startWith(variant, [undefined, ...variants]);
  const everyLens = startWith(lens, [undefined, ...lenses.map(({ id }) => id)]);
  return everyVariant
    .flatMap((variant) => everyLens.flatMap((lens) => views.map((view) => ({ view, variant, lens }))))
    .slice(0, MOST_GRIDS)
    .map((question) => ({ ...question, details: 'all' }));
}

async function readText(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Asks where to save an export; undefined where the user leaves. */
export function askTarget(title: string, format: ExportFormat): Thenable<Uri | undefined> {
  // What no file system takes, and a name that is nothing but dots.
  const clean = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').replace(/^\.+/, '');
  const name = [...clean].slice(0, LONGEST_NAME).join('') || 'grid';
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder && Uri.joinPath(folder, `${name}.${format}`);
  return window.showSaveDialog({ defaultUri, filters: FILTERS[format], title: l10n.t('Export Grid') });
}

/** Says that an export was saved, and offers to open it. */
export async function tellSaved(target: Uri, format: ExportFormat): Promise<void> {
  const open = l10n.t('Open');
  const name = target.path.split('/').at(-1) ?? '';
  const chosen = await tellInformation(l10n.t('The grid was saved as {0}.', name), open);
  if (chosen !== open) return;
  if (format === 'html') await env.openExternal(target);
  else await commands.executeCommand('vscode.open', target);
}
