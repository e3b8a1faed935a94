import type { Host } from './host.js';

/** Which of the files that maps link to are there, as far as the host has told. Nobody waits for its answers. */
export class LinkedFiles {
  readonly #known = new Map<string, boolean | null>();
  readonly #waiting = new Set<string>();
  #isAsking = false;

  constructor(
    private readonly host: Host,
    /** Files that turn out to be missing, and missing ones that came. */
    private readonly onChange: (files: ReadonlySet<string>) => void,
  ) {}

  /** Whether a file is there; undefined where that is not known, or not yet. */
  readonly exists = (file: string): boolean | undefined => this.#known.get(file) ?? undefined;

  /**
   * Asks for files that nothing is known of. What comes in while the host looks is asked for in one go.
   * @param again whether to ask for the others as well.
   */
  ask(files: Iterable<string>, again: boolean): void {
    for (const file of files) {
      const isNew = !this.#known.has(file);
      if (isNew) this.#known.set(file, null);
      if (isNew || again) this.#waiting.add(file);
    }
    if (!this.#isAsking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.size > 0) {
      const files = [...this.#waiting];
      this.#waiting.clear();
      // A client that does not answer knows nothing.
      const answers = await this.host.exists?.(files).catch(() => []);
      const changed = files.filter((file, index) => {
        const [before, now] = [this.#known.get(file), answers?.[index] ?? null];
        this.#known.set(file, now);
        return (before === false) !== (now === false);
      });
      if (changed.length > 0) this.onChange(new Set(changed));
    }
    this.#isAsking = false;
  }
}
