/** What files are called: clients write the URI of one file in several ways, `file:///c%3A/a` or `file:///C:/a`. */
export class FileNames {
  readonly #names = new Map<string, string>();

  /** The URI by which a file goes: the one that it was called by first, or that an editor opened it by. */
  of(uri: string): string {
    const key = keyOf(uri);
    const known = this.#names.get(key);
    if (known === undefined) this.#names.set(key, uri);
    return known ?? uri;
  }

  /** An editor has opened a file: it goes by this URI from now on. @returns the one it went by before, where that was another. */
  opened(uri: string): string | undefined {
    const before = this.of(uri);
    this.#names.set(keyOf(uri), uri);
    return before === uri ? undefined : before;
  }
}

/** The same for all URIs of a file. */
function keyOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[a-z]:/i, (drive) => drive.toLowerCase());
  } catch {
    return uri;
  }
}
