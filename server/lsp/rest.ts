import { settle } from '../rules/map-checks.js';
import type { Workspace } from './workspace.js';

/** How long nothing changes before the map-wide rules of a large map are asked, in milliseconds. */
const REST = 150;

/** Lets what came in meanwhile have its turn. */
export function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}

/** Asks the map-wide rules of large maps when typing rests. */
export class Rest {
  /** The files whose map-wide findings are still those of an earlier state. */
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often something changed. */
  #changes = 0;

  constructor(
    private readonly workspace: Workspace,
    /** The map-wide findings of these files are those of their present state now. */
    private readonly onSettled: (uris: readonly string[]) => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Something changed: what is being asked is not of the present state any more. */
  end(): void {
    this.#changes++;
  }

  /** Asks the map-wide rules about a file at the next rest. */
  waitFor(uri: string): void {
    this.#waiting.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#settle().catch(this.onError), REST);
  }

  /** Asks the rules one after the other; when something changes meanwhile, at the next rest. */
  async #settle(): Promise<void> {
    const changes = this.#changes;
    const uris = [...this.#waiting];
    for (const uri of uris) {
      const found = await this.workspace.get(uri);
      for (const _ of found ? settle(found.map) : []) {
        await pause();
        if (changes !== this.#changes) return this.waitFor(uri);
      }
      this.#waiting.delete(uri);
    }
    this.onSettled(uris);
  }
}
