/** The mapping table: what people keep in spreadsheets, and what an import reads back. */
import type { DeclarationKind } from '../map/shape.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { declaredIn } from './json/declared.js';
import type {
  ElementEntry,
  ExportOptions,
  MapExport,
  MappingEntry,
  Named,
  ProcessEntry,
} from './json/model.js';
import { wordsOf } from './json/read-fields.js';
import { resolveMap } from './json/resolve-map.js';
import { withPart } from './system-part.js';
import type { Cell, Table } from './table.js';

/** What stands in the heads of the columns, in their order. */
export const MAPPING_COLUMNS = {
  path: 'Process path',
  id: 'Process ID',
  process: 'Process',
  parent: 'Parent process',
  elementId: 'Element ID',
  elementName: 'Element name',
  coverage: 'Coverage',
  owner: 'Owner',
  systems: 'Systems',
  maturity: 'Maturity',
  status: 'Status',
  applies: 'Applies to',
  note: 'Note',
  description: 'Description',
  part: 'Part',
  extensionOf: 'Extension of',
  file: 'File',
  line: 'Line',
} as const;

export type MappingColumn = keyof typeof MAPPING_COLUMNS;

/** Stands between the systems, and between the variants, of a cell; a name that has it is written with a comma there. */
export const LIST_SEPARATOR = '; ';

const NUMBERS: readonly MappingColumn[] = ['maturity', 'line'];

/**
 * The mapping table of a map: a row for each mapping of a process, and one without an element for a process that has none;
 * then, without a process, a row for each element that a system implements by itself, and one for each of the organization's
 * own elements. The owner is inherited where the process names none; systems and variants are the mapping's or else its
 * process's.
 */
export function mappingTable(map: ProcessMap, options: ExportOptions = {}): Table {
  const keys = Object.keys(MAPPING_COLUMNS) as MappingColumn[];
  return {
    name: 'mapping',
    title: 'Processes and their elements',
    columns: keys.map((key) => ({
      label: MAPPING_COLUMNS[key],
      kind: NUMBERS.includes(key) ? 'number' : 'text',
    })),
    rows: rowsOf(map, options).map((row) => keys.map((key) => row[key])),
  };
}

/** What stands in the heads of the columns of the second table, in their order. */
export const IMPLEMENTATION_COLUMNS = [
  'System ID',
  'System',
  'Element ID',
  'Element name',
  'Part',
  'Status',
  'Applies to',
  'Note',
] as const;

/** What systems implement by themselves: a row for each element of a system. */
export function implementationTable(map: ProcessMap, options: ExportOptions = {}): Table {
  const data = resolveMap(map, options);
  const elements = new Map(data.elements.map((element) => [element.key, element]));
  return {
    name: 'systems',
    title: 'Systems and their elements',
    columns: IMPLEMENTATION_COLUMNS.map((label) => ({ label, kind: 'text' })),
    rows: data.systems.flatMap((system) =>
      system.elements.map((use) => {
        const { elementId, elementName } = elementCells(map, use, elements);
        const applies = listCell(use.applies ?? []);
        return [system.id, system.name, elementId, elementName, use.part, system.status, applies, use.note];
      }),
    ),
  };
}

type Row = { readonly [column in MappingColumn]?: Cell };

function rowsOf(map: ProcessMap, options: ExportOptions): Row[] {
  const data = resolveMap(map, options);
  const elements = new Map(data.elements.map((element) => [element.key, element]));
  return [
    ...processRows(map, data, elements),
    ...systemRows(map, data, elements),
    ...extensionRows(map, options),
  ];
}

function processRows(map: ProcessMap, data: MapExport, elements: ReadonlyMap<string, ElementEntry>): Row[] {
  const named = (kind: DeclarationKind, id: string): string =>
    map.declarations(kind, id)[0]?.item.name?.text || id;
  const row = (process: ProcessEntry, mapping: MappingEntry | undefined): Row => ({
    path: process.path,
    id: process.id,
    process: process.name,
    parent: process.parent?.slice(process.parent.lastIndexOf('/') + 1),
    ...elementCells(map, mapping, elements),
    coverage: mapping?.coverage,
    owner: process.owner === undefined ? undefined : named('role', process.owner),
    systems: listCell(
      (mapping ?? process).systems.map(({ system, part }) => withPart(named('system', system), part)),
    ),
    maturity: process.maturity,
    status: process.status,
    applies: listCell((mapping ?? process).applies ?? []),
    note: mapping?.note,
    description: process.description,
    file: process.file,
    line: process.line,
  });
  return data.processes.flatMap((process) =>
    process.mappings.length > 0
      ? process.mappings.map((mapping) => row(process, mapping))
      : [row(process, undefined)],
  );
}

function systemRows(
  map: ProcessMap,
  { systems }: MapExport,
  elements: ReadonlyMap<string, ElementEntry>,
): Row[] {
  // By name, since an import knows no other order of systems.
  const named = systems
    .map((system) => ({ ...system, cell: cellText([withPart(system.name, 'primary')]) }))
    .sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : 0));
  return named.flatMap((system) =>
    system.elements.map((use) => ({
      ...elementCells(map, use, elements),
      systems: system.cell,
      applies: listCell(use.applies ?? []),
      note: use.note,
      part: use.part,
      file: system.file,
      line: system.line,
    })),
  );
}

/** An element of the organization's own that stands below nothing is none that a table could tell from others. */
function extensionRows(map: ProcessMap, options: ExportOptions): Row[] {
  return map.declared('extension').flatMap((located) => {
    const { id, name, value } = located.item;
    const extensionOf = wordsOf(value, 'parent');
    if (extensionOf === undefined) return [];
    const description = wordsOf(value, 'description');
    return [
      { elementId: id, elementName: name?.text, description, extensionOf, ...declaredIn(located, options) },
    ];
  });
}

/**
 * The id and the name of an element, or its key where it has no id and a name that its release has twice; what means no
 * element is written where names are.
 */
function elementCells(
  { catalogue }: ProcessMap,
  mapping: Named | undefined,
  elements: ReadonlyMap<string, ElementEntry>,
): Pick<Row, 'elementId' | 'elementName'> {
  const element = elements.get(mapping?.element ?? '');
  if (!element) return { elementId: undefined, elementName: mapping?.reference };
  const { id, name, key } = element;
  const isAmbiguous = id === undefined && catalogue?.resolve(name).status !== 'ok';
  return { elementId: id, elementName: isAmbiguous ? key : name };
}

function listCell(names: readonly string[]): Cell {
  return names.length > 0 ? cellText(names) : undefined;
}

function cellText(names: readonly string[]): string {
  return [...new Set(names.map((name) => name.replaceAll(';', ',')))].join(LIST_SEPARATOR);
}
