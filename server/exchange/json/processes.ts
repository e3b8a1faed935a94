/** The processes of a map, with what they inherit. */
import { pathOfReference } from '../../features/occurrences.js';
import { type Declaration, type ElementUse, pathOf } from '../../map/facts.js';
import { type Standing, standingOf } from '../../workspace/claims.js';
import type { Located, ProcessMap } from '../../workspace/process-map.js';
import { declaredIn } from './declared.js';
import type { NamedElements } from './elements.js';
import type { ExportOptions, MappingEntry, ProcessEntry, SystemUse } from './model.js';
import {
  describedIn,
  kpisIn,
  listOf,
  numberOf,
  responsibilityIn,
  systemUsesIn,
  wordsOf,
} from './read-fields.js';

/** The processes that an export is about, parents before their subprocesses. */
export function processesOf(map: ProcessMap, options: ExportOptions, named: NamedElements): ProcessEntry[] {
  const standing = standingOf(map, 'process');
  const uses = usesOf(map);
  const all = new Map<string, ProcessEntry>();
  const kept: ProcessEntry[] = [];
  for (const located of map.declared('process')) {
    const { item: process } = located;
    const isKept = counts(process, standing, options);
    const entry = entryOf(map, located, options, {
      // A process whose id is empty has the path of what stands in none.
      around: process.parents.length > 0 ? all.get(process.parents.join('/')) : undefined,
      applies: standing.variants(process, undefined),
      mappings: (systems) =>
        isKept
          ? (uses.get(process) ?? []).flatMap((use) =>
              mappingOf(process, use, systems, standing, options, named),
            )
          : [],
    });
    all.set(entry.path, entry);
    if (isKept) kept.push(entry);
  }
  const paths = new Set(kept.map(({ path }) => path));
  // What stands in a process that the view or the variant leaves out stands alone.
  return kept.map((entry) =>
    entry.parent === undefined || paths.has(entry.parent) ? entry : { ...entry, parent: undefined },
  );
}

/** Whether a view and a variant have a process. */
function counts(process: Declaration, standing: Standing, { view, variant }: ExportOptions): boolean {
  const status = view && standing.status(process, view);
  const isThere = view === undefined || status === 'as-is' || (status === 'to-be' && view === 'to-be');
  const applies = standing.variants(process, undefined);
  return isThere && (variant === undefined || applies === undefined || applies.includes(variant));
}

interface Context {
  readonly around: ProcessEntry | undefined;
  readonly applies: readonly string[] | undefined;
  /** @param systems the process's own. */
  readonly mappings: (systems: readonly SystemUse[]) => readonly MappingEntry[];
}

function entryOf(
  map: ProcessMap,
  located: Located<Declaration>,
  options: ExportOptions,
  { around, applies, mappings }: Context,
): ProcessEntry {
  const { item } = located;
  const { id, name, value } = item;
  const responsibility = responsibilityIn(value);
  const owner = responsibility.owner ?? around?.owner;
  const status = around?.status === 'retired' ? 'retired' : wordsOf(value, 'status');
  const systems = systemUsesIn(value) ?? [];
  return {
    id,
    path: pathOf(item),
    parent: item.parents.length > 0 ? item.parents.join('/') : undefined,
    name: name?.text || id,
    ...describedIn(value),
    ...responsibility,
    owner,
    ownerInherited: responsibility.owner === undefined && owner !== undefined ? true : undefined,
    status: status ?? around?.status ?? 'as-is',
    replaces: listOf(value, 'replaces')?.map((reference) => pathOfReference(map, 'process', reference)),
    from: wordsOf(value, 'from'),
    until: wordsOf(value, 'until'),
    systems,
    applies,
    maturity: numberOf(value, 'maturity'),
    kpis: kpisIn(value),
    mappings: mappings(systems),
    ...declaredIn(located, options),
  };
}

function mappingOf(
  process: Declaration,
  { text, item }: ElementUse,
  systems: readonly SystemUse[],
  standing: Standing,
  { variant }: ExportOptions,
  named: NamedElements,
): MappingEntry[] {
  if (!standing.applies(process, item, variant)) return [];
  return [
    {
      ...named.name(text.text),
      coverage: wordsOf(item, 'coverage') ?? 'full',
      systems: systemUsesIn(item) ?? systems,
      applies: standing.variants(process, item),
      ...describedIn(item),
    },
  ];
}

/** What each process is mapped to. */
function usesOf(map: ProcessMap): ReadonlyMap<Declaration, readonly ElementUse[]> {
  const uses = new Map<Declaration, ElementUse[]>();
  for (const { item } of map.located((block) => block.facts.elements)) {
    if (item.place !== 'process' || !item.by) continue;
    uses.set(item.by, [...(uses.get(item.by) ?? []), item]);
  }
  return uses;
}
