import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIMITS } from '../map/limits.js';
import type { Host } from './host.js';

/** Folders that hold no maps of the user's own; so do those whose name starts with a dot. */
const IGNORED = new Set(['node_modules']);

/** Nothing is at a path, or what is above it is no folder. */
const MISSING = new Set<unknown>(['ENOENT', 'ENOTDIR']);

/** The disk. */
export class NodeHost implements Host {
  /**
   * @param dataFolder where the releases' data lies.
   * @param userFolder where the user's own data lies.
   */
  constructor(
    private readonly dataFolder: string,
    private readonly userFolder = userDataFolder(process.env),
  ) {}

  releaseData(release: string): Promise<string> {
    return readFile(join(this.dataFolder, `${release}.json`), 'utf8');
  }

  async catalogue(release: string): Promise<string | undefined> {
    try {
      return await readFile(catalogueFile(this.userFolder, release), 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async list(folder: string): Promise<string[]> {
    if (!folder.startsWith('file:')) return [];
    const found: string[] = [];
    const waiting = [fileURLToPath(folder)];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      // A folder that may not be read has no maps for us.
      for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
        const inner = join(path, entry.name);
        if (entry.isFile() && /\.etom\.ya?ml$/.test(entry.name)) found.push(pathToFileURL(inner).href);
        else if (entry.isDirectory() && !entry.name.startsWith('.') && !IGNORED.has(entry.name))
          waiting.push(inner);
      }
    }
    return found.sort();
  }

  async read(uri: string): Promise<string> {
    const text = (await readWithin(fileURLToPath(uri))).toString('utf8');
    // A byte order mark is no part of the text.
    return text.replace(/^\uFEFF/, '');
  }

  exists(uris: readonly string[]): Promise<(boolean | null)[]> {
    return Promise.all(uris.map(exists));
  }
}

/**
 * The bytes of a file that is not longer than `LIMITS.fileSize`. It is looked at twice, since it may grow meanwhile.
 * @throws Error with the reason, in words that can stand in brackets.
 */
export async function readWithin(path: string): Promise<Buffer> {
  const info = await stat(path);
  // What is no file, such as a pipe, might never end.
  if (!info.isFile()) throw new Error('it is no file');
  refuseLonger(info.size);
  const bytes = await readFile(path);
  refuseLonger(bytes.length);
  return bytes;
}

function refuseLonger(size: number): void {
  if (size <= LIMITS.fileSize) return;
  const megabytes = Math.ceil(size / 2 ** 20).toLocaleString('en');
  throw new Error(`it has ${megabytes} MB, and at most ${LIMITS.fileSize / 2 ** 20} MB are read`);
}

async function exists(uri: string): Promise<boolean | null> {
  try {
    await stat(new URL(uri));
    return true;
  } catch (error) {
    return isMissing(error) ? false : null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING.has(error.code);
}

/**
 * The folder for the user's own data, the same for server and command: `ETOM_DATA`, or `etom` in the folder that the system has
 * for the data of programs. It is absolute, so that it never depends on where a program is started.
 */
export function userDataFolder(
  { ETOM_DATA = '', XDG_DATA_HOME = '', APPDATA = '' }: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  if (isAbsolute(ETOM_DATA)) return ETOM_DATA;
  const [folder, usual] =
    platform === 'win32'
      ? [APPDATA, 'AppData/Roaming']
      : platform === 'darwin'
        ? ['', 'Library/Application Support']
        : [XDG_DATA_HOME, '.local/share'];
  return join(isAbsolute(folder) ? folder : join(home, usual), 'etom');
}

/**
 * The file with the user's own catalogue of a release.
 * @param release its canonical name.
 */
export function catalogueFile(userFolder: string, release: string): string {
  return join(userFolder, 'catalogues', `${release}.json`);
}
