import type { Connection } from 'vscode-languageserver';
import {
  FILES_EXIST,
  type FilesExistParams,
  type FilesExistResult,
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  type ReadFileParams,
} from '../protocol.js';
import type { Host } from './host.js';

/** Asks a client that can: it knows which files are excluded, and reads folders that are on no disk of ours. */
export class ClientHost implements Host {
  constructor(
    private readonly connection: Connection,
    private readonly own: Host,
  ) {}

  releaseData(release: string): Promise<string> {
    return this.own.releaseData(release);
  }

  async catalogue(release: string): Promise<string | undefined> {
    return this.own.catalogue?.(release);
  }

  list(folder: string): Promise<string[]> {
    const params: ListFilesParams = { folder };
    return this.connection.sendRequest(LIST_FILES, params);
  }

  read(uri: string): Promise<string> {
    if (uri.startsWith('file:')) return this.own.read(uri);
    const params: ReadFileParams = { uri };
    return this.connection.sendRequest(READ_FILE, params);
  }

  async exists(uris: readonly string[]): Promise<FilesExistResult> {
    if (this.own.exists && uris.every((uri) => uri.startsWith('file:'))) return this.own.exists(uris);
    const params: FilesExistParams = { uris };
    return this.connection.sendRequest(FILES_EXIST, params);
  }
}
