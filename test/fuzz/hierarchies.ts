/** Hierarchies, asked up and down from what stands at a place. */
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/features/call-hierarchy.js';
import { prepareTypeHierarchy, subtypes, supertypes } from '../../server/features/type-hierarchy.js';
import type { MapDocument } from '../../server/map/document.js';
import type { Position } from '../../server/map/range.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';

/** The element at a place, what is above it and what is below it. */
export function typeItemsAt(document: MapDocument, map: ProcessMap, position: Position): unknown {
  const framework = map.catalogue?.framework;
  return prepareTypeHierarchy(document, map, position, false).map(
    (item) =>
      framework && [item, supertypes(item, framework, map, false), subtypes(item, framework, map, false)],
  );
}

/** The process at a place, who comes before it and who comes after it. */
export function callItemsAt(document: MapDocument, map: ProcessMap, position: Position): unknown {
  return prepareCallHierarchy(document, map, position).map((item) => [
    item,
    incomingCalls(item, map),
    outgoingCalls(item, map),
  ]);
}
