/** Rows of mapping tables → processes with their elements. */
import { type Draft, type DraftMapping, type DraftProcess, type DraftUse, FreeIds } from './draft.js';
import { type Fact, type Group, groupsOf, isRefused, parentsOf, type Refused } from './process-groups.js';
import type { MappingRow } from './row.js';
import { type Steps, stepEvery } from './steps.js';

/**
 * Adds the processes of rows to a map.
 * @returns the rows that could not be taken, with the reason; and the parents that have no row of their own, with the
 * first row that names each.
 */
export function* addProcesses(
  draft: Draft,
  rows: readonly MappingRow[],
): Steps<{ refused: ReadonlyMap<MappingRow, string>; bareParents: ReadonlyMap<string, MappingRow> }> {
  const refused: Refused = new Map();
  const ids = new FreeIds('process');
  yield;
  const groups = groupsOf(rows, ids, refused);
  yield;
  const parents = parentsOf(groups, refused);
  const made = new Map<Group, DraftProcess>();
  for (const [index, group] of groups.entries()) {
    if (stepEvery(index)) yield;
    if (!isRefused(group, refused)) made.set(group, processOf(draft, group));
  }
  const bare = new Map<string, DraftProcess>();
  const bareParents = new Map<string, MappingRow>();
  for (const [group, process] of made) {
    const parent = parents.get(group);
    const [row] = group.rows;
    if (typeof parent === 'string' && row && !bare.has(parent)) {
      const above = emptyProcess(ids.make(parent), parent);
      bare.set(parent, above);
      bareParents.set(parent, row);
      draft.processes.push(above);
    }
    const above = typeof parent === 'string' ? bare.get(parent) : parent && made.get(parent);
    (above?.children ?? draft.processes).push(process);
  }
  return { refused, bareParents };
}

function emptyProcess(id: string, name: string): DraftProcess {
  return { id, name, elements: [], systems: [], applies: [], children: [] };
}

function processOf(draft: Draft, { id, name, rows, facts }: Group): DraftProcess {
  const fact = (of: Fact): string | undefined => facts.get(of)?.[of];
  const owner = fact('owner');
  for (const { applies } of rows) for (const variant of applies) draft.variants.add(variant);
  const general = rows.filter(({ elements }) => elements.length === 0);
  const systems = new Map<string, DraftUse>();
  for (const use of general.flatMap((row) => usesOf(draft, row)))
    if (!systems.has(use.system)) systems.set(use.system, use);
  const known = new Map<string, DraftMapping>();
  return {
    ...emptyProcess(id, name),
    description: fact('description'),
    owner: owner && draft.roles.id(owner),
    maturity: fact('maturity'),
    status: fact('status'),
    elements: rows.flatMap((row) => newMappings(draft, row, known)),
    systems: [...systems.values()],
    applies: [...new Set(general.flatMap(({ applies }) => applies))],
  };
}

/** The mappings of a row. A row that says no more than another system of a known mapping adds it there. */
function newMappings(draft: Draft, row: MappingRow, known: Map<string, DraftMapping>): DraftMapping[] {
  const systems = usesOf(draft, row);
  // What is the default anyway is not written.
  const coverage = row.coverage === 'full' || row.coverage === '' ? undefined : row.coverage;
  const note = row.note === '' ? undefined : row.note;
  return row.elements.flatMap((element) => {
    const key = JSON.stringify([element, coverage, note, row.applies]);
    const same = known.get(key);
    const more = systems.filter(({ system }) => !same?.systems.some((use) => use.system === system));
    if (same && more.length > 0) {
      same.systems.push(...more);
      return [];
    }
    const mapping = { element, systems: [...systems], applies: row.applies, coverage, note };
    known.set(key, mapping);
    return [mapping];
  });
}

function usesOf(draft: Draft, { systems }: MappingRow): DraftUse[] {
  return systems.map(({ name, part }) => ({ system: draft.systems.id(name), part }));
}
