/** Whether a map says after a change what it said before. */
import { pathOf } from '../../map/facts.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { pathOfReference } from '../occurrences.js';

/**
 * Whether two states of a map declare the same things, map them to the same elements, refer to the same things and have the
 * same mistakes, wherever that is written.
 * @param renamed the path that a process has afterwards.
 */
export function saysTheSame(
  before: ProcessMap,
  after: ProcessMap,
  renamed: (path: string) => string,
): boolean {
  const now = sayings(after, (path) => path);
  const then = sayings(before, renamed);
  return now.length === then.length && now.every((saying, index) => saying === then[index]);
}

function sayings(map: ProcessMap, renamed: (path: string) => string): string[] {
  const all: string[] = [];
  const path = (kind: string, known: string): string => (kind === 'process' ? renamed(known) : known);
  for (const { blocks, problems } of map.documents) {
    for (const { code } of problems) all.push(code);
    for (const block of blocks) {
      const { declarations, elements, references } = block.facts;
      for (const { code } of block.problems) all.push(code);
      for (const declaration of declarations) {
        const { kind, name } = declaration;
        all.push(`${kind} ${path(kind, pathOf(declaration))} ${name?.text ?? ''}`);
      }
      const said = (by: (typeof references)[number]['by']): string =>
        by ? `${by.kind} ${path(by.kind, pathOf(by))}` : '';
      for (const { text, place, by } of elements) all.push(`${said(by)} ${place} ${text.text}`);
      for (const { text, to, by } of references) {
        const meant = to === 'process' ? renamed(pathOfReference(map, to, text.text)) : text.text;
        all.push(`${said(by)} → ${to} ${meant}`);
      }
    }
  }
  return all.sort();
}
