/** The answers to the requests about elements and the grid, in one file that is loaded when one of them is first asked. */
import { elementPage } from '../features/element-page.js';
import { grid } from '../features/grid/grid.js';
import { insertMapping } from '../features/process-edits/insert-mapping.js';
import { label } from '../framework/element.js';
import {
  ELEMENT_PAGE,
  type ElementPageParams,
  GRID,
  type GridParams,
  type GridResult,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
} from '../protocol.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [ELEMENT_PAGE]: onElementPage,
  [GRID]: onGrid,
  [INSERT_MAPPING]: onInsertMapping,
};

async function onElementPage(
  { frameworks, workspace }: Services,
  { release, key, reference }: ElementPageParams,
): Promise<string | null> {
  const framework = await frameworks.load(release);
  const named = reference && framework?.elements.filter((one) => label(one) === reference);
  const element = framework?.byKey(key) ?? (named && named.length === 1 ? named[0] : undefined);
  if (!framework || !element) return null;
  await workspace.indexed;
  return elementPage(element, framework, await workspace.maps(), await frameworks.history());
}

/** The picture stays while its map is closed: what is on disk counts then. */
async function onGrid({ workspace }: Services, { uri, ...options }: GridParams): Promise<GridResult> {
  const at = await workspace.get(uri);
  return at ? (grid(at.map, options) ?? null) : null;
}

async function onInsertMapping(
  { opened }: Services,
  { uri, position, element }: InsertMappingParams,
): Promise<InsertMappingResult> {
  const at = await opened(uri);
  if (!at) return { refusal: 'Open a process map first.' };
  const release = at.map.catalogue?.framework.release.name;
  if (release !== element.release) {
    return {
      refusal: `This map is on ${release ?? 'no known release'}, and the element is of ${element.release}.`,
    };
  }
  return insertMapping(at.document, position, element.reference);
}
