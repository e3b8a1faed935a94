/** Maps for tests, from the texts of their files. */
import { MapDocument } from '../../server/map/document.js';
import { moved } from '../../server/map/range.js';
import { check } from '../../server/rules/check.js';
import type { Finding, Severities } from '../../server/rules/rule.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from './framework.js';

/** One complete map of some files: `file:///1.etom.yaml`, `file:///2.etom.yaml` and so on. */
export function readMap(...texts: string[]): ProcessMap {
  const documents = texts.map((text, index) => MapDocument.read(`file:///${index + 1}.etom.yaml`, 1, text));
  return new ProcessMap(documents, frameworks, true, undefined, exists);
}

/** In tests no file is there whose path says that it is missing. */
export function exists(uri: string): boolean {
  return !uri.includes('/missing');
}

/** What the rules find in the first of some files that form one map. */
export function findingsIn(...texts: string[]): Finding[] {
  const map = readMap(...texts);
  const [document] = map.documents;
  return document ? check(document, map) : [];
}

/** A line that starts a file of a map: its name in a comment. */
const FILE = /^(?=# [\w-]+\.etom\.yaml\r?$)/m;

/**
 * What the rules find in all files of a map that one text holds, in the places that the files have in the text. A file
 * starts at a line `# <name>.etom.yaml`; a text without such a line is a file of its own.
 */
export function findingsInFiles(text: string, severities?: Severities): Finding[] {
  const map = readMap(...text.split(FILE));
  const starts = new Map<string, number>();
  let line = 0;
  for (const { uri, blocks } of map.documents) {
    starts.set(uri, line);
    for (const { lineCount } of blocks) line += lineCount;
  }
  return map.documents.flatMap((document) => {
    const lines = starts.get(document.uri) ?? 0;
    return check(document, map, severities).map((finding) => ({
      ...finding,
      range: moved(finding.range, lines),
      ...(finding.fixes && {
        fixes: finding.fixes.map((fix) => ({
          ...fix,
          edits: fix.edits.map((edit) => ({ ...edit, range: moved(edit.range, lines) })),
        })),
      }),
      ...(finding.related && {
        related: finding.related.map(({ message, place }) => ({
          message,
          place: { uri: place.uri, range: moved(place.range, starts.get(place.uri) ?? 0) },
        })),
      }),
    }));
  });
}
