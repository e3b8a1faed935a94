import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import { bytesOf, type WrittenFile } from '../../server/protocol';
import { exists } from '../exists';
import { isWanted, tellInformation, tellWarning } from '../tell';
import { writeWhole } from '../write-whole';

/** What VS Code cannot show and other programs can. */
const EXTERNAL = /\.(?:html|xlsx)$/;

/** Sentences that a message has room for. */
const SAID = 3;

/**
 * Saves the files of an export, where the user wants them: one as a file, several into a folder.
 * @param map a document of the map, beside which they are offered to be saved.
 * @param target the file, or the folder; without it, the user is asked.
 * @returns where they were saved; none where the user has left.
 * @throws FileSystemError where one cannot be written.
 */
export async function saveFiles(
  title: string,
  files: readonly WrittenFile[],
  map: Uri,
  target?: Uri,
): Promise<Uri[]> {
  const [only] = files;
  if (!only) return [];
  const places =
    files.length === 1
      ? [target ?? (await askFile(title, only.name, map))]
      : await placesIn(target ?? (await askFolder(files.length, map)), files);
  const saved: Uri[] = [];
  for (const [index, { content }] of files.entries()) {
    const place = places[index];
    if (!place) continue;
    await writeWhole(place, bytesOf(content));
    saved.push(place);
  }
  if (saved.length > 0 && !target) void tellSaved(saved);
  if (saved.length > 0) void tellLeftOut(files.flatMap(({ leftOut }) => leftOut));
  return saved;
}

/** VS Code itself asks before it gives the name of a file that is there. */
function askFile(title: string, name: string, map: Uri): Thenable<Uri | undefined> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const folder = folderOf(map);
  const defaultUri = folder && Uri.joinPath(folder, name);
  return window.showSaveDialog({ title, defaultUri, filters: { [ending.toUpperCase()]: [ending] } });
}

async function askFolder(count: number, map: Uri): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      title: l10n.t('A Folder for {0} Files', count),
      openLabel: l10n.t('Save Here'),
      defaultUri: folderOf(map),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder;
}

/** Where several files go; nowhere where some are there and the user does not want them overwritten. */
async function placesIn(folder: Uri | undefined, files: readonly WrittenFile[]): Promise<Uri[]> {
  if (!folder) return [];
  const places = files.map(({ name }) => Uri.joinPath(folder, name));
  const areThere = await Promise.all(places.map(exists));
  const taken = places.filter((_, index) => areThere[index]).map(nameOf);
  if (taken.length === 0) return places;
  const overwrite = l10n.t('Overwrite');
  const sentence = l10n.t('{0} of {1} files are there already.', taken.length, places.length);
  return (await isWanted(sentence, taken.slice(0, 20).join(', '), overwrite)) ? places : [];
}

/** The folder of a map; that of the workspace where the map was never saved. */
function folderOf(map: Uri): Uri | undefined {
  return map.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(map, '..');
}

function nameOf(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}

async function tellSaved(files: readonly Uri[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const open = l10n.t('Open');
  const reveal = l10n.t('Reveal');
  const chosen =
    files.length === 1
      ? await tellInformation(l10n.t('Saved {0}.', nameOf(first)), open, reveal)
      : await tellInformation(l10n.t('Saved {0} files.', files.length), reveal);
  if (chosen === reveal) {
    const isInWorkspace = workspace.getWorkspaceFolder(first) !== undefined;
    await commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', first);
  } else if (chosen === open) {
    if (first.scheme === 'file' && EXTERNAL.test(first.path)) await env.openExternal(first);
    else await commands.executeCommand('vscode.open', first);
  }
}

async function tellLeftOut(sentences: readonly string[]): Promise<void> {
  if (sentences.length === 0) return;
  const showAll = l10n.t('Show All');
  const some = sentences.slice(0, SAID).join('; ');
  const chosen = await tellWarning(
    sentences.length > SAID
      ? l10n.t('Left out: {0}; and {1} more.', some, sentences.length - SAID)
      : l10n.t('Left out: {0}.', some),
    ...(sentences.length > SAID ? [showAll] : []),
  );
  if (chosen !== showAll) return;
  await window.showTextDocument(await workspace.openTextDocument({ content: sentences.join('\n') }));
}
