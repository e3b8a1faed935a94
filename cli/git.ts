/**
 * Files as a revision of git has them. The only place that runs a program: git itself, without a shell, by commands that only
 * read the repository and start nothing that it configures (no filters, no hooks, no network).
 */
import { type ExecFileOptionsWithBufferEncoding, execFile } from 'node:child_process';

/** Names of revisions as people write them: `v1.0`, `HEAD~3`, `main@{yesterday}`. None starts like an option or names a path. */
const REVISION = /^[\p{L}\p{N}_@][\p{L}\p{N}_./@{}^~+-]{0,199}$/u;
const ID = /^[0-9a-f]{40,64}$/;

/** Bytes that git may answer at once. */
const MOST = 512 * 1024 * 1024;

export interface FileInRevision {
  /** From the working folder, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Reads files of a revision that lie in a folder or below it.
 * @param isWanted by the path from the folder.
 * @throws Error saying why there is no such revision.
 */
export async function readRevision(
  revision: string,
  cwd: string,
  isWanted: (path: string) => boolean,
): Promise<FileInRevision[]> {
  if (!REVISION.test(revision))
    throw new Error('no file or folder is there, and no revision has such a name');
  const commit = (await git(cwd, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]))
    .toString()
    .trim();
  if (!ID.test(commit)) throw new Error('no file, folder or git revision is there');
  const listed = (await git(cwd, ['ls-tree', '-r', '-z', commit])).toString();
  const blobs = listed.split('\0').flatMap((line) => {
    // Regular files alone: what a symbolic link holds is no map.
    const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return id !== undefined && path !== undefined && isWanted(path) ? [{ id, path }] : [];
  });
  if (blobs.length === 0) return [];
  const answer = await git(cwd, ['cat-file', '--batch'], `${blobs.map(({ id }) => id).join('\n')}\n`);
  let at = 0;
  return blobs.map(({ path }) => {
    const end = answer.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString('utf8', at, end))?.[1]);
    if (!Number.isSafeInteger(size)) throw new Error(`git has not answered with ${path}`);
    at = end + 1 + size + 1;
    return { path, bytes: answer.subarray(end + 1, end + 1 + size) };
  });
}

function git(cwd: string, args: readonly string[], input = ''): Promise<Buffer> {
  const options: ExecFileOptionsWithBufferEncoding = {
    cwd,
    encoding: 'buffer',
    maxBuffer: MOST,
    windowsHide: true,
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
      // On Windows, a program of this name in the working folder is not the one that is meant.
      NoDefaultCurrentDirectoryInExePath: '1',
    },
  };
  return new Promise((resolve, reject) => {
    const child = execFile('git', ['-c', 'core.fsmonitor=false', ...args], options, (error, stdout) => {
      if (error && 'code' in error && error.code === 'ENOENT')
        reject(new Error('no file or folder is there, and git is not installed'));
      else if (error) reject(new Error('no file, folder or git revision is there'));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
