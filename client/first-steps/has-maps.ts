import { commands, type Disposable, workspace } from 'vscode';
import { MAP_FILES } from '../../server/protocol';
import { IGNORED } from '../files';

/** The key of `when` clauses that tells whether there is a process map, in a folder or open. */
const HAS_MAPS = 'etom.hasMaps';

/** Keeps the context key in step with the workspace, so that empty views can say what to do next. */
export function trackMaps(): Disposable[] {
  const update = async (): Promise<void> => {
    const isOpen = workspace.textDocuments.some(({ languageId }) => languageId === 'etom');
    const hasMaps = isOpen || (await workspace.findFiles(MAP_FILES, IGNORED, 1)).length > 0;
    await commands.executeCommand('setContext', HAS_MAPS, hasMaps);
  };
  void update();
  const watcher = workspace.createFileSystemWatcher(MAP_FILES, false, true, false);
  return [
    watcher,
    watcher.onDidCreate(update),
    watcher.onDidDelete(update),
    workspace.onDidOpenTextDocument(({ languageId }) => languageId === 'etom' && update()),
    workspace.onDidCloseTextDocument(({ languageId }) => languageId === 'etom' && update()),
    workspace.onDidChangeWorkspaceFolders(update),
  ];
}
