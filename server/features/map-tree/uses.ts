/** Where the roles and systems of a map are used, and as what. */
import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import { moved, type Position, type Range, touches } from '../../map/range.js';
import { type Entry, entriesOf, itemsOf, type Text, textOf, type Value } from '../../map/value.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { blocksIn } from '../places.js';

export interface Use {
  /** The process, system or flow that says it; undefined for an assessment or a decided gap. */
  readonly by: Declaration | undefined;
  /** The key under which it is said: `owner`, `systems`, `gaps`. */
  readonly key: string;
  /** The element of the mapping, assessment or gap in which it is said, as it is written there. */
  readonly element: string | undefined;
  readonly document: MapDocument;
  /** The words that name it, in the document. */
  readonly range: Range;
}

const known = new WeakMap<ProcessMap, ReadonlyMap<string, readonly Use[]>>();

/** The uses of a role or a system, in the order of files and lines. All are looked up once for each state of a map. */
export function usesOfDeclared(kind: 'role' | 'system', id: string, map: ProcessMap): readonly Use[] {
  const uses = known.get(map) ?? collect(map);
  known.set(map, uses);
  return uses.get(`${kind} ${id}`) ?? [];
}

function collect(map: ProcessMap): Map<string, Use[]> {
  const all = new Map<string, Use[]>();
  for (const document of map.documents) {
    for (const { block, line } of blocksIn(document)) {
      for (const { to, text, by } of block.facts.references) {
        if (to !== 'role' && to !== 'system') continue;
        const use: Use = {
          by,
          ...saidIn(by ? entriesOf(by.value) : block.facts.head, text),
          document,
          range: moved(text.range, line),
        };
        const name = `${to} ${text.text}`;
        const others = all.get(name);
        if (others) others.push(use);
        else all.set(name, [use]);
      }
    }
  }
  return all;
}

/** The key and, in a list of mappings, the element under which a text is said. */
function saidIn(entries: readonly Entry[], { range: { start } }: Text): Pick<Use, 'key' | 'element'> {
  const entry = entries.find(({ range }) => touches(range, start));
  return { key: entry?.key.text ?? '', element: elementAround(entry?.value, start) };
}

function elementAround(value: Value | undefined, position: Position): string | undefined {
  const item = itemsOf(value).find(({ range }) => touches(range, position));
  return textOf(item, 'element')?.text;
}
