/** A folder that only the client can read, as in a browser. A test can hold back what the client answers. */
import assert from 'node:assert/strict';
import { LIST_FILES, type ListFilesParams, READ_FILE, type ReadFileParams } from '../../server/protocol.js';
import type { TestServer } from './server.js';

/** An answer that is held back. */
export interface Held {
  /** Resolves when the server has asked. */
  readonly asked: Promise<void>;
  /** Lets the answer go. */
  release(): void;
}

/** The URI of a file or folder by its path. */
export const memoryUri = (path: string): string => `memory:/${path}`;

export class ClientFiles {
  /** What the client fails to list or read. */
  readonly refused = new Set<string>();
  readonly #held = new Map<string, { readonly onAsked: () => void; readonly released: Promise<void> }>();

  /** @param files texts by path; the test changes them as a user would on disk. */
  constructor(
    server: TestServer,
    readonly files: Map<string, string>,
  ) {
    server.connection.onRequest(LIST_FILES, async ({ folder }: ListFilesParams) => {
      const found = [...files.keys()].map(memoryUri).filter((uri) => uri.startsWith(`${folder}/`));
      await this.#release(folder);
      return found;
    });
    server.connection.onRequest(READ_FILE, async ({ uri }: ReadFileParams) => {
      await this.#release(uri);
      const text = files.get(uri.slice(memoryUri('').length));
      assert.ok(text !== undefined, `${uri} is not there`);
      return text;
    });
  }

  /** Holds back the next answer about a file, or the list of a folder. */
  hold(uri: string): Held {
    let onAsked = (): void => {};
    let release = (): void => {};
    const asked = new Promise<void>((resolve) => {
      onAsked = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held.set(uri, { onAsked, released });
    return { asked, release };
  }

  async #release(uri: string): Promise<void> {
    const held = this.#held.get(uri);
    this.#held.delete(uri);
    held?.onAsked();
    await held?.released;
    assert.ok(!this.refused.has(uri), `${uri} cannot be read`);
  }
}
