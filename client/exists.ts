import { type Uri, workspace } from 'vscode';

/** Whether a file or a folder is there; what cannot be looked at is not. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
