/** Where paths of a map lead. */

const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** A URI from which a path can start; from `git:/a` none can, whose files are those of a commit. */
const PLACE = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * What has to be written in other words in a URI: a `%` that encodes nothing, or a slash or a control, which nobody encodes
 * to name a file; the start of a query; and `|`, which would make a drive of a letter.
 */
const ENCODED = /%(?![\da-f]{2})|%(?=2f|5c|[01])|[?|]/gi;

/** Whether a text, which may be words as well, ends as the name of a file does. */
export function looksLikeFile(text: string): boolean {
  return /\.[a-z][a-z\d]{0,9}(?:#.*)?$/i.test(text);
}

/**
 * The URI to which a relative path leads from a file; behind `#` the path may name a place in its file.
 * @returns undefined for what has a scheme, such as `command:`; for absolute paths, which mean something else on every machine, and of
 * which `//host` would make some systems call that host; and where the file has no place that a path could start from.
 */
export function pathTarget(uri: string, path: string): string | undefined {
  // Two slashes could become the start of a path, and again the name of a host.
  const text = path.trim().replace(/[\\/]+/g, '/');
  if (/^(?:\/|$)|[\p{Cc}\u2028\u2029]/u.test(text) || SCHEME.test(text) || !PLACE.test(uri)) return undefined;
  try {
    return new URL(text.replace(ENCODED, encodeURIComponent), uri).href;
  } catch {
    return undefined;
  }
}
