import { writeScalar } from '../../map/scalar.js';
import type {
  Declared,
  Draft,
  DraftExtension,
  DraftMapping,
  DraftProcess,
  DraftSystem,
  DraftUse,
} from './draft.js';
import { commentsOf, type LeftOut } from './imported.js';

/** The text of a map in block style, with what was left out in comments at its end. */
export function mapText(draft: Draft, leftOut: readonly LeftOut[]): string {
  const lines = [
    ...draft.head.map((line) => `# ${line}`),
    `etom: ${text(draft.release)}`,
    ...section('variants', [...draft.variants].map(item)),
    ...section('roles', rolesOf(draft.roles)),
    ...section('systems', systemsOf(draft)),
    ...section(
      'processes',
      draft.processes.flatMap((process) => processOf(process)),
    ),
    ...section('extensions', [...draft.extensions].flatMap(extensionOf)),
    ...commentsOf(leftOut),
  ];
  return `${lines.join('\n')}\n`;
}

function section(key: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...list(key, lines)];
}

/** A key over lines; nothing where there are none. */
function list(key: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...indented(lines)];
}

function rolesOf(roles: Declared): string[] {
  return roles.entries.map(([id, name]) => pair(id, name));
}

function systemsOf({ systems, systemFields }: Draft): string[] {
  return systems.entries.flatMap(([id, name]) => {
    const fields = systemFields.get(id);
    return fields ? [`${text(id)}:`, ...indented(systemOf(name, fields))] : [pair(id, name)];
  });
}

function systemOf(name: string, { tags, own, elements }: DraftSystem): string[] {
  return [
    pair('name', name),
    ...list('tags', tags.map(item)),
    ...own.map(([key, value]) => pair(key, value)),
    ...list('elements', elements.flatMap(mappingOf)),
  ];
}

/** @param around what a process that says nothing else has from the one around it. */
function processOf(process: DraftProcess, around: Inherited = { status: 'as-is' }): string[] {
  const { id, name, description, elements, owner, systems, applies, maturity, status, children } = process;
  const own = { owner: owner ?? around.owner, status: status ?? around.status };
  return [
    `${text(id)}:`,
    ...indented([
      pair('name', name),
      ...optional('description', description),
      ...list('elements', elements.flatMap(mappingOf)),
      ...optional('owner', owner === around.owner ? undefined : owner),
      ...list('systems', systems.flatMap(useOf)),
      ...list('applies', applies.map(item)),
      ...optional('maturity', maturity),
      ...optional('status', status === around.status ? undefined : status),
      ...list(
        'processes',
        children.flatMap((child) => processOf(child, own)),
      ),
    ]),
  ];
}

type Inherited = Pick<DraftProcess, 'owner' | 'status'>;

function extensionOf([id, { name, parent, description }]: readonly [string, DraftExtension]): string[] {
  const fields = [pair('name', name), pair('parent', parent), ...optional('description', description)];
  return [`${text(id)}:`, ...indented(fields)];
}

function useOf({ system, part }: DraftUse): string[] {
  return part === undefined ? [item(system)] : [`- ${pair('system', system)}`, `  ${pair('part', part)}`];
}

function mappingOf({ element, coverage, systems, applies, note, part }: DraftMapping): string[] {
  const [first = '', ...more] = [
    pair('element', element),
    ...optional('coverage', coverage),
    ...optional('part', part),
    ...list('systems', systems.flatMap(useOf)),
    ...list('applies', applies.map(item)),
    ...optional('note', note),
  ];
  return more.length === 0 ? [item(element)] : [`- ${first}`, ...indented(more)];
}

function optional(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [pair(key, value)];
}

function pair(key: string, value: string): string {
  return `${text(key)}: ${text(value)}`;
}

function item(value: string): string {
  return `- ${text(value)}`;
}

function text(value: string): string {
  return writeScalar(value, false);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
