import type { Location } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import type { Position } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { occurrenceAt, occurrences } from './occurrences.js';

/**
 * All places of the map that name the thing at a position. An element is named by its own references alone, not by
 * those to what stands below it.
 */
export function references(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const here = occurrenceAt(document, map, position);
  if (!here) return [];
  return occurrences(map, here.thing)
    .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
    .map(({ document: { uri }, range }) => ({ uri, range }));
}
