/** Grids for tests, from the texts of maps. */
import assert from 'node:assert/strict';
import type { Grid, GridElement } from '../../grid/model.js';
import { type GridOptions, grid } from '../../server/features/grid/grid.js';
import { readMap } from './map.js';

/** The grid of a map that one text holds: as-is, without details, where nothing else is asked for. */
export function gridOf(text: string, options: Partial<GridOptions> = {}): Grid {
  const found = grid(readMap(text), { view: 'as-is', details: [], ...options });
  assert.ok(found, 'the map has a release');
  return found;
}

/** The element of a grid with an id, or with a name. */
export function elementIn({ elements }: Grid, idOrName: string): GridElement {
  const found = Object.values(elements).find(({ id, name }) => id === idOrName || name === idOrName);
  assert.ok(found, `no element ${idOrName}`);
  return found;
}
