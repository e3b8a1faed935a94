import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import type { Position } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { occurrenceAt, occurrences } from './occurrences.js';

/** The places of this document that name the thing at a position. */
export function documentHighlights(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
): DocumentHighlight[] {
  const here = occurrenceAt(document, map, position);
  if (!here) return [];
  return occurrences(map, here.thing, [document]).map(({ range, isDeclaration }) => ({
    range,
    kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
