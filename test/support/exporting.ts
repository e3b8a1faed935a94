/** Maps and files for the tests of exports. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MapDocument } from '../../server/map/document.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from './framework.js';

const FOLDER = path.join(ROOT, 'test/markers/export');

/** A map that has every key of the format. */
export function everything(): ProcessMap {
  return mapOf('test/markers/export/everything.etom.yaml');
}

/** The example map of a whole company, in three files. */
export function northernGrid(): ProcessMap {
  const names = ['northern-grid', 'operations', 'strategy-and-enterprise'];
  return mapOf(...names.map((name) => `examples/northern-grid/${name}.etom.yaml`));
}

/** A map of files, by their paths in the repository. */
export function mapOf(...files: string[]): ProcessMap {
  const documents = files.map((file) =>
    MapDocument.read(`file:///${file}`, 1, readFileSync(path.join(ROOT, file), 'utf8')),
  );
  return new ProcessMap(documents, frameworks, true);
}

/** Fails where an export differs from the committed file; with `UPDATE=1`, writes that file anew. */
export function assertExport(name: string, now: string): void {
  const at = path.join(FOLDER, name);
  if (process.env.UPDATE) writeFileSync(at, now);
  const committed = existsSync(at) ? readFileSync(at, 'utf8') : '';
  assert.equal(now, committed, `${at} differs; if that is right, run with UPDATE=1`);
}

/** A name of a map that tries to be more than a name. */
export const HOSTILE = [
  '"><script>alert(1)</script>',
  "]]>' onload='x",
  '=HYPERLINK("http://x")',
  '`md` **b** [l](javascript:x) #quot; %% end',
  '- 1. |x| {y} ; subgraph',
  '\u0000\u0008\ud800\uffff\u202e&amp;&#0;',
];
