import type { Element } from '../../framework/element.js';
import type { MapDocument } from '../../map/document.js';
import { type Position, touches } from '../../map/range.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { occurrenceAt } from '../occurrences.js';

/** The element that is named at a position, or that the mapping around the position is of. */
export function elementAt(document: MapDocument, map: ProcessMap, position: Position): Element | undefined {
  const thing = occurrenceAt(document, map, position)?.thing;
  if (thing?.kind === 'element') return thing.element;
  if (thing?.kind === 'extension') return map.catalogue?.byId(thing.path);
  const index = document.indexAt(position.line);
  const here = { line: position.line - document.startOf(index), character: position.character };
  const uses = document.blocks[index]?.facts.elements ?? [];
  const around = uses.findLast(({ item }) => touches(item.range, here));
  return around && map.catalogue?.element(around.text.text);
}
