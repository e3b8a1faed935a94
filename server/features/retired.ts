/** What no longer exists in a map. */
import { pathOf } from '../map/facts.js';
import { textOf, type Value } from '../map/value.js';
import type { ProcessMap } from '../workspace/process-map.js';

export interface Retired {
  /** Kind and path of each process and system that is retired, or stands inside a process that is. */
  readonly paths: ReadonlySet<string>;
  /** Kind and words by which references mean one of them. Of two of a name, the first is meant. */
  readonly names: ReadonlySet<string>;
  /** Equal for two states of a map in which the same is retired. */
  readonly key: string;
}

const NOTHING: Retired = { paths: new Set(), names: new Set(), key: '' };

const known = new WeakMap<ProcessMap, Retired>();

/** What is retired in one state of a map, looked up once. */
export function retiredIn(map: ProcessMap): Retired {
  let retired = known.get(map);
  if (!retired) {
    retired = isAnythingRetired(map) ? lookUp(map) : NOTHING;
    known.set(map, retired);
  }
  return retired;
}

function isAnythingRetired({ documents }: ProcessMap): boolean {
  return documents.some(({ blocks }) =>
    blocks.some(({ facts }) => facts.declarations.some(({ value }) => isSaidRetired(value))),
  );
}

function isSaidRetired(value: Value | undefined): boolean {
  return textOf(value, 'status')?.text === 'retired';
}

function lookUp(map: ProcessMap): Retired {
  const paths = new Set<string>();
  const names = new Set<string>();
  const current = new Set<string>();
  for (const { item } of map.located((block) => block.facts.declarations)) {
    const { kind, id, parents, value } = item;
    if (kind !== 'process' && kind !== 'system') continue;
    const path = `${kind} ${pathOf(item)}`;
    const isInside = parents.length > 0 && paths.has(`${kind} ${parents.join('/')}`);
    const isRetired = isInside || isSaidRetired(value);
    if (isRetired) paths.add(path);
    for (const name of [`${kind} ${id}`, path]) {
      if (!isRetired) current.add(name);
      else if (!current.has(name)) names.add(name);
    }
  }
  return { paths, names, key: [...paths, '', ...names].join('\n') };
}
