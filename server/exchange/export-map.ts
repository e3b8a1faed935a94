/** The exports of a map, by the names of their formats: for the command and for editors alike. */

import { titleOf } from '../features/framework-tree/status.js';
import { shorten } from '../features/markdown.js';
import { nearestWord } from '../framework/nearest.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { mapArchimate } from './archimate/archimate.js';
import { baseName } from './base-name.js';
import { flowBpmn } from './bpmn/bpmn.js';
import { tableToCsv } from './csv.js';
import type { ExportFormat } from './formats.js';
import { mapJson } from './json/json.js';
import type { ExportOptions, MapExport } from './json/model.js';
import { resolveMap } from './json/resolve-map.js';
import { implementationTable, mappingTable } from './mapping-table.js';
import { flowMermaid, mapMermaidMarkdown } from './mermaid.js';
import { systemOda } from './oda.js';
import { tablesToXlsx } from './xlsx.js';

export interface ExportChoice extends ExportOptions {
  /** The id of the one flow that is wanted, for BPMN and Mermaid. */
  readonly flow?: string;
  /** The id of the one system that is wanted, for ODA. */
  readonly system?: string;
  /** Called between the files of an export; one that throws ends it. */
  readonly pause?: () => Promise<void>;
}

export interface ExportedFile {
  /** A name for the file, made from ids of the map, which a map may choose at will. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What could not be taken along: one sentence each. */
  readonly leftOut: readonly string[];
}

/** A map that cannot be exported as asked, with a sentence that says why and what to do. */
export class ExportRefusal extends Error {
  override readonly name = 'ExportRefusal';
}

/**
 * Exports a map: one file or, of BPMN, one for each flow, of ODA one for each system that implements elements. Equal maps and
 * choices give equal files.
 * @throws ExportRefusal where the map's release is not carried, or it does not have what is asked for.
 */
export async function exportMap(
  map: ProcessMap,
  format: ExportFormat,
  choice: ExportChoice = {},
): Promise<ExportedFile[]> {
  refuse(map, format, choice);
  const { flow, system } = choice;
  const name = baseName(map);
  const whole = (ending: string, content: string | Uint8Array): ExportedFile[] => [
    { name: `${name}.${ending}`, content, leftOut: [] },
  ];
  switch (format) {
    case 'archimate':
      return whole('archimate.xml', mapArchimate(map, choice));
    case 'json':
      return whole('json', mapJson(map, choice));
    case 'csv':
      return whole('csv', tableToCsv(mappingTable(map, choice)));
    case 'xlsx':
      return whole('xlsx', await tablesToXlsx([mappingTable(map, choice), implementationTable(map, choice)]));
    case 'mermaid': {
      const data = flowsData(map, choice);
      const only = flow === undefined ? undefined : data.flows.find(({ id }) => id === flow);
      return only
        ? [{ name: `${only.id}.mmd`, content: flowMermaid(only, data), leftOut: [] }]
        : whole('md', mapMermaidMarkdown(data));
    }
    case 'bpmn': {
      const data = flowsData(map, choice);
      const wanted = data.flows.filter(({ id }) => flow === undefined || id === flow);
      return oneByOne(wanted, choice, (each) => ({
        name: `${each.id}.bpmn`,
        content: flowBpmn(each, data),
        leftOut: [],
      }));
    }
    case 'oda': {
      const data = resolveMap(map, choice);
      const wanted = data.systems.filter(({ id }) => system === undefined || id === system);
      const systems = wanted.filter(({ elements }) => elements.length > 0);
      if (systems.length === 0) throw new ExportRefusal(nothingFor(titleIn(map), system));
      return oneByOne(systems, choice, (each) => {
        const { text, leftOut } = systemOda(each, data);
        return { name: `${each.id}.component.yaml`, content: text, leftOut };
      });
    }
  }
}

async function oneByOne<T>(
  items: readonly T[],
  { pause }: ExportChoice,
  write: (item: T) => ExportedFile,
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const item of items) {
    await pause?.();
    files.push(write(item));
  }
  return files;
}

/** What a sentence calls a map. */
function titleIn(map: ProcessMap): string {
  return shorten(titleOf(map), 100);
}

function nothingFor(title: string, system: string | undefined): string {
  const who = system === undefined ? 'no system has' : `system “${system}” has no`;
  return `${title}: ${who} “elements:” of its own that this export would list`;
}

/** Flows are drawn whole, whatever a view has of the processes in them. */
function flowsData(map: ProcessMap, choice: ExportChoice): MapExport {
  return resolveMap(map, { ...choice, view: undefined });
}

function refuse(map: ProcessMap, format: ExportFormat, { variant, flow, system }: ExportChoice): void {
  const title = titleIn(map);
  const release = map.catalogue?.framework.release;
  if (!release)
    throw new ExportRefusal(
      `${title}: names no framework release that is carried, so that nothing in it can be resolved; “etom check” tells more`,
    );
  if (format === 'oda' && !release.name.startsWith('gb921-'))
    throw new ExportRefusal(
      `${title}: ODA specifications list elements of TM Forum’s current releases, such as 25.5; this map is on ${release.name}`,
    );
  if (flow !== undefined && format !== 'bpmn' && format !== 'mermaid')
    throw new ExportRefusal(`--flow is for bpmn and mermaid; ${format} has the whole map`);
  if (system !== undefined && format !== 'oda')
    throw new ExportRefusal(`--system is for oda; ${format} has the whole map`);
  refuseUnknown(map, 'variant', variant);
  refuseUnknown(map, 'flow', flow);
  refuseUnknown(map, 'system', system);
  if (format === 'bpmn' && map.declared('flow').length === 0)
    throw new ExportRefusal(`${title}: has no flows; BPMN draws the map’s “flows:”`);
}

function refuseUnknown(map: ProcessMap, kind: 'variant' | 'flow' | 'system', id: string | undefined): void {
  if (id === undefined || map.declarations(kind, id).length > 0) return;
  const ids = [...new Set(map.declared(kind).map(({ item }) => item.id))];
  const near = nearestWord(id, ids);
  const some = ids.length > 8 ? [...ids.slice(0, 8), '…'] : ids;
  const known = ids.length === 0 ? 'it has none' : `it has ${some.join(', ')}`;
  throw new ExportRefusal(
    `${titleIn(map)}: has no ${kind} “${id}”; ${near === undefined ? known : `did you mean ${near}?`}`,
  );
}
