/** How the extension writes files that are no open documents. */
import { FileSystemError, type Uri, workspace } from 'vscode';

/**
 * Writes a file whole or not at all: beside its place first, then into it.
 * @throws FileSystemError where it cannot be written.
 */
export async function writeWhole(target: Uri, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const part = target.with({ path: `${target.path}.part` });
  try {
    await workspace.fs.writeFile(part, bytes);
  } catch (error) {
    await workspace.fs.delete(part).then(undefined, () => {});
    if (!isOnlyFile(error)) throw error;
    await workspace.fs.writeFile(target, bytes);
    return;
  }
  try {
    await workspace.fs.rename(part, target, { overwrite: true });
  } catch (error) {
    await workspace.fs.delete(part);
    throw error;
  }
}

/** There are places where the user has given us one file and nothing beside it. A disk that is full is none of them. */
function isOnlyFile(error: unknown): boolean {
  return error instanceof FileSystemError && ['FileNotFound', 'NoPermissions'].includes(error.code);
}
