/** Roles, systems and processes in an ArchiMate model, with what they do for the framework's elements. */
import type {
  Described,
  Lifecycle,
  MapExport,
  ProcessEntry,
  Responsibility,
  SystemUse,
} from '../json/model.js';
import type { Model, Said } from './model.js';

/** Identifiers of what a map declares: by role id, system id and process path. */
export interface Declarations {
  readonly roles: ReadonlyMap<string, string>;
  readonly systems: ReadonlyMap<string, string>;
  readonly processes: ReadonlyMap<string, string>;
}

/**
 * Adds roles, systems and processes, and their relations to each other and to the framework.
 * @param elements identifiers by the keys of the export.
 */
export function addOrganization(
  model: Model,
  data: MapExport,
  elements: ReadonlyMap<string, string>,
): Declarations {
  const roleNames = new Map(data.roles.map(({ id, name }) => [id, name]));
  const roles = new Map(
    data.roles.map((role) => {
      const { id, name, unit } = role;
      return [id, model.element('BusinessRole', ['role', id], described(role, name, { ID: id, Unit: unit }))];
    }),
  );
  const systems = new Map(
    data.systems.map((system) => {
      const { id, name, vendor, applies } = system;
      const properties = { ID: id, Vendor: vendor, ...lifecycle(system), 'Applies to': applies?.join('; ') };
      return [id, model.element('ApplicationComponent', ['system', id], described(system, name, properties))];
    }),
  );
  const processes = new Map(
    data.processes.map((process) => {
      const said = described(process, process.name, propertiesOf(process, roleNames));
      return [process.path, model.element('BusinessProcess', ['process', ...process.path.split('/')], said)];
    }),
  );
  for (const system of data.systems) {
    const own = systems.get(system.id);
    relateRoles(model, system, own, roles, 'Association');
    for (const old of system.replaces ?? []) relateReplaced(model, own, systems.get(old));
    for (const { element, reference, part, applies, note } of system.elements) {
      const properties = { Part: part, 'Applies to': applies?.join('; '), Note: note };
      model.relate('Realization', own, elements.get(element ?? ''), { properties }, reference);
    }
  }
  for (const process of data.processes) {
    const own = processes.get(process.path);
    model.relate('Composition', processes.get(process.parent ?? ''), own);
    relateRoles(model, process, own, roles, 'Assignment');
    for (const old of process.replaces ?? []) relateReplaced(model, own, processes.get(old));
    for (const { element, coverage, applies, note } of process.mappings) {
      const properties = { Coverage: coverage, 'Applies to': applies?.join('; '), Note: note };
      model.relate('Realization', own, elements.get(element ?? ''), { properties });
    }
    for (const [system, properties] of servingOf(process)) {
      model.relate('Serving', systems.get(system), own, { properties });
    }
  }
  return { roles, systems, processes };
}

function described(entry: Described, name: string, properties: Said['properties']): Said {
  const { description, note, tags, links, own = {} } = entry;
  const ownTexts = Object.entries(own).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return {
    name,
    documentation: [description, note].filter((words) => words !== undefined).join('\n\n'),
    properties: {
      ...properties,
      Tags: tags?.join('; '),
      Links: links?.map(({ title, href }) => (title ? `${title}: ${href}` : href)).join('; '),
      ...Object.fromEntries(ownTexts),
    },
  };
}

function lifecycle({ status, from, until }: Lifecycle): Said['properties'] {
  return { Status: status, From: from, Until: until };
}

function propertiesOf(
  process: ProcessEntry,
  roleNames: ReadonlyMap<string, string>,
): Record<string, string | undefined> {
  const { path, owner, maturity, applies, kpis, mappings } = process;
  const unknown = mappings.filter(({ element }) => element === undefined);
  return {
    ID: path,
    Owner: owner === undefined ? undefined : (roleNames.get(owner) ?? owner),
    Maturity: maturity?.toString(),
    ...lifecycle(process),
    'Applies to': applies?.join('; '),
    KPIs: kpis?.map(({ name, target }) => (target ? `${name}: ${target}` : name)).join('; '),
    'Unknown elements': unknown.map(({ reference }) => reference).join('; '),
  };
}

/** The owner that is written there; an inherited one follows from the composition. */
function relateRoles(
  model: Model,
  entry: Responsibility & { readonly ownerInherited?: true },
  own: string | undefined,
  roles: ReadonlyMap<string, string>,
  ownership: 'Assignment' | 'Association',
): void {
  const { owner, ownerInherited, responsible = [], consulted = [], informed = [] } = entry;
  const relate = (type: 'Assignment' | 'Association', role: string, name: string): void =>
    model.relate(type, roles.get(role), own, { name }, name);
  if (owner !== undefined && !ownerInherited) relate(ownership, owner, 'accountable');
  for (const role of responsible) relate(ownership, role, 'responsible');
  for (const role of consulted) relate('Association', role, 'consulted');
  for (const role of informed) relate('Association', role, 'informed');
}

function relateReplaced(model: Model, own: string | undefined, old: string | undefined): void {
  model.relate('Association', own, old, { name: 'replaces' }, 'replaces');
}

/** Each system that serves a process, with its part, and the elements for which it is named. */
function servingOf({ systems, mappings }: ProcessEntry): Map<string, Said['properties']> {
  const serving = new Map<string, { part: string; elements: string[] }>();
  const add = ({ system, part }: SystemUse, element?: string): void => {
    const known = serving.get(system) ?? { part, elements: [] };
    if (part === 'primary') known.part = part;
    if (element !== undefined) known.elements.push(element);
    serving.set(system, known);
  };
  for (const use of systems) add(use);
  for (const { reference, systems: own } of mappings) {
    if (own !== systems) for (const use of own) add(use, reference);
  }
  return new Map(
    [...serving].map(([system, { part, elements }]) => [
      system,
      { Part: part, Elements: elements.join('; ') },
    ]),
  );
}
