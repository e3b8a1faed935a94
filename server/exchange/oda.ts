/** The `eTOMs` list of a system, as TM Forum's ODA component specifications have it. */
import { writeScalar } from '../map/scalar.js';
import type { ElementEntry, Json, MapExport, SystemEntry } from './json/model.js';

export interface OdaExport {
  readonly text: string;
  /** What the system implements and the list cannot have, with the reason: one sentence each. */
  readonly leftOut: readonly string[];
}

/** What a system says under keys of its own, by the names that a specification has for it. */
const OWN_KEYS: Readonly<Record<string, string>> = {
  'x-oda-version': 'version',
  'x-oda-status': 'status',
  'x-oda-publication-date': 'publicationDate',
};

/**
 * A system as the start of a component specification: its elements as `id|Name_With_Underscores|release`. Only what the system
 * implements by itself is listed; what a process does with its help is the process's.
 */
export function systemOda(system: SystemEntry, { elements, release }: MapExport): OdaExport {
  const version = /^gb921-(.+)$/.exec(release.name)?.[1];
  const byKey = new Map(elements.map((element) => [element.key, element]));
  const lines: string[] = [];
  const leftOut: string[] = [];
  for (const { reference, element: key } of system.elements) {
    const element = byKey.get(key ?? '');
    const reason = reasonAgainst(element);
    if (element?.id !== undefined && reason === undefined) {
      lines.push(
        `${element.id}|${element.name.replace(/\s/g, '_')}|${version ? `v${version}` : release.name}`,
      );
    } else leftOut.push(`${system.id}: “${reference}” ${reason}`);
  }
  const own = Object.entries(OWN_KEYS).flatMap(([key, name]) => pair(name, system.own?.[key]));
  const text = [
    'apiVersion: oda.tmforum.org/v1',
    'kind: Component',
    'spec:',
    '  componentMetadata:',
    ...[
      ...pair('id', system.id),
      ...pair('name', joined(system.name)),
      ...own,
      ...pair('description', system.description),
      ...(lines.length > 0
        ? ['eTOMs:', ...lines.map((line) => `- ${writeScalar(line, false)}`)]
        : ['eTOMs: []']),
    ].map((line) => `    ${line}`),
  ];
  return { text: `${text.join('\n')}\n`, leftOut };
}

function reasonAgainst(element: ElementEntry | undefined): string | undefined {
  if (!element) return 'means no element of the release';
  if (element.kind === 'extension') return 'is an element of the organization’s own';
  return element.id === undefined ? 'has no public id' : undefined;
}

/** `Product order inventory` as specifications write names: `ProductOrderInventory`. */
function joined(name: string): string {
  return name.trim().replace(/\s+(\S)/gu, (_, letter: string) => letter.toUpperCase());
}

function pair(key: string, value: Json | undefined): string[] {
  return typeof value === 'string' && value !== '' ? [`${key}: ${writeScalar(value, false)}`] : [];
}
