import { Framework } from '../framework/framework.js';
import type { History } from '../framework/history.js';
import type { OwnCatalogue } from '../framework/own-catalogue.js';
import { findRelease, RELEASES } from '../framework/releases.js';
import { readRelease } from '../framework/stored.js';
import type { Host } from './host.js';

/** The releases that were asked for, each loaded once. */
export class FrameworkStore {
  readonly #loaded = new Map<string, Framework>();
  readonly #loading = new Map<string, Promise<Framework | undefined>>();
  #history: Promise<History | undefined> | undefined;

  constructor(
    private readonly host: Host,
    private readonly onError: (message: string) => void,
  ) {}

  /** A release, where it is loaded already. */
  get(release: string): Framework | undefined {
    return this.#loaded.get(release);
  }

  /**
   * Loads a release: one that we carry, or one that the user has a catalogue of. Undefined where there is neither; and, with
   * one message, where it cannot be read. Never throws.
   */
  async load(release: string): Promise<Framework | undefined> {
    // A name that comes from a client or a file is never made a path.
    if (findRelease(release)?.name !== release) return undefined;
    let loading = this.#loading.get(release);
    if (!loading) {
      loading = this.#load(release);
      this.#loading.set(release, loading);
    }
    return loading;
  }

  /** The release history; undefined, and one message, where it cannot be read. Never throws. */
  history(): Promise<History | undefined> {
    this.#history ??= this.#loadHistory();
    return this.#history;
  }

  async #loadHistory(): Promise<History | undefined> {
    try {
      // What findings do not need is not loaded with the server.
      const { History } = await import('../framework/history.js');
      return History.parse(await this.host.releaseData('history'));
    } catch (error) {
      this.onError(
        `The release history could not be read (${messageOf(error)}); install the extension again.`,
      );
      return undefined;
    }
  }

  async #load(release: string): Promise<Framework | undefined> {
    const own = await this.#own(release);
    const isCarried = RELEASES.some(({ name }) => name === release);
    try {
      const framework = isCarried
        ? Framework.of(await readRelease(release, (name) => this.host.releaseData(name)), own)
        : own && Framework.of(own, own);
      if (framework) this.#loaded.set(release, framework);
      return framework;
    } catch (error) {
      this.onError(
        `The data of release ${release} could not be read (${messageOf(error)}); install the extension again.`,
      );
      this.#loading.delete(release);
      return undefined;
    }
  }

  /** The user's own catalogue; where it cannot be read, a message says so, and the release goes without. */
  async #own(release: string): Promise<OwnCatalogue | undefined> {
    try {
      const text = await this.host.catalogue?.(release);
      if (text === undefined) return undefined;
      const { parseOwnCatalogue } = await import('../framework/own-catalogue.js');
      return parseOwnCatalogue(text, release);
    } catch (error) {
      this.onError(
        `Your catalogue of ${release} could not be read (${messageOf(error)}); import the workbook again.`,
      );
      return undefined;
    }
  }
}

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
