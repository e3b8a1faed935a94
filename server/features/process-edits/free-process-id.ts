import type { ProcessMap } from '../../workspace/process-map.js';

/** Longest id that is made of a name, in UTF-16 units; a first word that is longer is taken whole. */
const LONGEST_ID = 60;

/** An id made of a name that no process of the map has. Where it is written it may need quotes. */
export function freeProcessId(name: string, map: ProcessMap): string {
  const [first = '', ...others] = idFrom(name, 'process').split('-');
  let id = first;
  for (const word of others) if (id.length + word.length < LONGEST_ID) id += `-${word}`;
  const isTaken = (candidate: string): boolean => map.declarations('process', candidate).length > 0;
  let free = id;
  for (let number = 2; isTaken(free); number++) free = `${id}-${number}`;
  return free;
}

/** An id made of the words of a name: small letters, digits and hyphens; `otherwise` for a name without words. */
export function idFrom(name: string, otherwise: string): string {
  const words =
    name
      .replaceAll('&', ' and ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('-') || otherwise;
}
