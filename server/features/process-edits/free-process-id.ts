import type { Element } from '../../framework/element.js';
import type { ProcessMap } from '../../workspace/process-map.js';

/** An id made of an element's name that no process of the map has. */
export function freeProcessId({ name }: Element, map: ProcessMap): string {
  const words =
    name
      .replaceAll('&', ' and ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const id = words.join('-') || 'process';
  const isTaken = (candidate: string): boolean => map.declarations('process', candidate).length > 0;
  let free = id;
  for (let number = 2; isTaken(free); number++) free = `${id}-${number}`;
  return free;
}
