/** Maps for tests, from the texts of their files. */
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import type { Finding } from '../../server/rules/rule.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from './framework.js';

/** One complete map of some files: `file:///1.etom.yaml`, `file:///2.etom.yaml` and so on. */
export function readMap(...texts: string[]): ProcessMap {
  const documents = texts.map((text, index) => MapDocument.read(`file:///${index + 1}.etom.yaml`, 1, text));
  return new ProcessMap(documents, frameworks, true);
}

/** What the rules find in the first of some files that form one map. */
export function findingsIn(...texts: string[]): Finding[] {
  const map = readMap(...texts);
  const [document] = map.documents;
  return document ? check(document, map) : [];
}
