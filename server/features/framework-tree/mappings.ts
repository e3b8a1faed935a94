import type { Location } from 'vscode-languageserver-types';
import { type Element, isWithin } from '../../framework/element.js';
import { decidedIn } from '../../map/undecided.js';
import { type ProcessMap, placeOf } from '../../workspace/process-map.js';

/** Where processes and systems of a map are mapped to an element: to itself first, then to what stands below it. */
export function findMappings(map: ProcessMap, element: Element): Location[] {
  const own: Location[] = [];
  const below: Location[] = [];
  for (const use of map.located(decidedIn)) {
    const { place, text } = use.item;
    if ((place !== 'process' && place !== 'system') || text.alias) continue;
    const mapped = map.catalogue?.element(text.text);
    if (!mapped || !isWithin(mapped, element)) continue;
    (mapped === element ? own : below).push(placeOf(use, text.range));
  }
  return [...own, ...below];
}
