import { Framework } from '../framework/framework.js';
import { RELEASES } from '../framework/releases.js';
import type { Host } from './host.js';

/** The releases that were asked for, each loaded once. */
export class FrameworkStore {
  readonly #loaded = new Map<string, Framework>();
  readonly #loading = new Map<string, Promise<Framework | undefined>>();

  constructor(
    private readonly host: Host,
    private readonly onError: (message: string) => void,
  ) {}

  /** A release, where it is loaded already. */
  get(release: string): Framework | undefined {
    return this.#loaded.get(release);
  }

  /** Loads a release; undefined, and one message, where that fails. Never throws. */
  async load(release: string): Promise<Framework | undefined> {
    // A name that comes from a client or a file is never made a path.
    if (!RELEASES.some(({ name }) => name === release)) return undefined;
    let loading = this.#loading.get(release);
    if (!loading) {
      loading = this.#load(release);
      this.#loading.set(release, loading);
    }
    return loading;
  }

  async #load(release: string): Promise<Framework | undefined> {
    try {
      const framework = Framework.parse(await this.host.releaseData(release));
      this.#loaded.set(release, framework);
      return framework;
    } catch (error) {
      this.onError(
        `The data of release ${release} could not be read (${messageOf(error)}); install the extension again.`,
      );
      this.#loading.delete(release);
      return undefined;
    }
  }
}

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
