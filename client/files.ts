import { type Disposable, FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FILES_EXIST,
  type FilesExistParams,
  type FilesExistResult,
  LIST_FILES,
  type ListFilesParams,
  MAP_FILES,
  READ_FILE,
  type ReadFileParams,
} from '../server/protocol';

/** Beside what the user's `files.exclude` leaves out. */
export const IGNORED = '**/node_modules/**';

/** Answers the server's questions about files: VS Code knows what is excluded, and reads folders that are on no disk. */
export function serveFiles(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(LIST_FILES, async ({ folder }: ListFilesParams): Promise<string[]> => {
      const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), MAP_FILES), IGNORED);
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri)).sort();
    }),
    client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<string> => {
      const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri));
      return new TextDecoder().decode(bytes);
    }),
    client.onRequest(
      FILES_EXIST,
      ({ uris }: FilesExistParams): Promise<FilesExistResult> =>
        Promise.all(uris.map((uri) => exists(client.protocol2CodeConverter.asUri(uri)))),
    ),
  ];
}

/** Null where it cannot be told: nothing reads such URIs here, or nobody may look. */
async function exists(uri: Uri): Promise<boolean | null> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound' ? false : null;
  }
}
