/** The last part of a document's URI, as people read it. */
export function fileNameOf(uri: string): string {
  // What was never saved has no folder: `untitled:Untitled-1`.
  const name = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
