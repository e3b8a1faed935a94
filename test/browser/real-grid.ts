/** The grid of the example map, as the server makes it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Grid } from '../../grid/model.js';
import { type GridOptions, grid } from '../../server/features/grid/grid.js';
import { MapDocument } from '../../server/map/document.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from '../support/framework.js';

const FOLDER = path.join(ROOT, 'examples/northern-grid');

export function realGrid(options: GridOptions): Grid {
  const documents = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.etom.yaml'))
    .map((name) =>
      MapDocument.read(`file:///maps/${name}`, 1, readFileSync(path.join(FOLDER, name), 'utf8')),
    );
  const found = grid(new ProcessMap(documents, frameworks, true), options);
  assert.ok(found, 'the example names a release');
  return found;
}
