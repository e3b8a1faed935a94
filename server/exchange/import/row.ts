/** A row of a mapping table, read by itself. */
import type { Framework } from '../../framework/framework.js';
import { parseReference, resolve } from '../../framework/resolve.js';
import { ID } from '../../map/read.js';
import { partIn } from '../system-part.js';
import { type Columns, PROCESS_FIELDS } from './columns.js';
import { readElement } from './element-cell.js';
import type { FieldName } from './headers.js';
import { said } from './imported.js';
import type { SourceCell } from './rows.js';
import { COVERAGE, notOneOf, PARTS, STATUS, wordOf } from './words.js';

/** What a row says. Empty texts are what it does not say. */
export interface MappingRow {
  /** Such as `mapping.csv, row 12`. */
  readonly place: string;
  /** The row as it stands, for those who look for what was left out. */
  readonly source: string;
  /** The name of the process; empty for a row that speaks of systems alone. */
  readonly process: string;
  readonly processId: string;
  /** The ids from the outermost process to this one, joined by `/`. */
  readonly path: string;
  readonly parent: string;
  readonly elements: readonly string[];
  readonly coverage: string;
  readonly systems: readonly SystemInRow[];
  /** The part that systems have in the elements of a row without a process; undefined for the primary one. */
  readonly part?: string;
  /** An element of the organization's own that the row declares. */
  readonly extension?: { readonly id: string; readonly name: string; readonly parent: string };
  readonly applies: readonly string[];
  readonly owner: string;
  readonly maturity: string;
  readonly status: string;
  readonly note: string;
  readonly description: string;
  readonly remarks: readonly string[];
}

export interface SystemInRow {
  readonly name: string;
  /** As it stands behind the name; undefined for the primary one. */
  readonly part?: string;
}

/** What a row says of a process alone; one without a process must not say it. */
const OF_PROCESSES: readonly FieldName[] = ['parent', 'coverage', 'owner', 'maturity', 'status'];

const NO_EXTENSIONS = { byId: () => undefined, byName: () => [] };

/**
 * Reads a row.
 * @param framework undefined for a release that is not carried: its elements are taken as they stand.
 * @param own the ids of the elements that the tables declare as the organization's own.
 * @returns why it cannot be taken, where it cannot.
 */
export function readRow(
  cells: readonly SourceCell[],
  columns: Columns,
  framework: Framework | undefined,
  own: ReadonlySet<string> = new Set(),
): Omit<MappingRow, 'place' | 'source'> | { readonly message: string } {
  const cell = (field: FieldName): SourceCell | undefined => cells[columns.at.get(field) ?? -1];
  const text = (field: FieldName): string => cell(field)?.text ?? '';
  const holdsProcess = PROCESS_FIELDS.some((field) => columns.at.has(field));

  const path = text('path');
  const ids = path === '' ? [] : path.split('/');
  const processId = text('process-id') || (ids.at(-1) ?? '');
  const process = text('process') || processId;
  const systems = namesIn(text('systems')).map(partIn);
  const parent = text('extension-of');
  const ofSystems = text('part') !== '' && systems.length > 0;
  const isStray =
    (parent === '' && !ofSystems) ||
    OF_PROCESSES.some((field) => text(field) !== '') ||
    (parent === '' && text('description') !== '') ||
    (!ofSystems && (text('note') !== '' || text('applies') !== ''));
  if (holdsProcess && process === '' && isStray)
    return { message: 'it names no process; of merged cells only the first one holds the text' };
  if (!holdsProcess && systems.length === 0 && parent === '') return { message: 'it names no system' };
  if (processId !== '' && !ID.test(processId))
    return { message: `${said(processId)} is no process id; letters, digits, “.”, “-” and “_” can be one` };

  const { of, names } = elementCells(cells, columns);
  const element = readElement(of, names, framework);
  if (element.kind === 'left-out') return element;
  const elements = element.references.filter((reference) => reference !== '');
  if (process === '' && elements.length === 0) return { message: 'it names no element' };
  const part = wordOf(text('part'), PARTS);
  if (part === undefined) return { message: notOneOf('part', text('part'), PARTS) };
  if (part !== '' && process !== '')
    return {
      message: `the part ${said(text('part'))} is for rows without a process; write it behind the system: “CRM (contributing)”`,
    };
  const extension = parent === '' ? undefined : extensionIn(text('element-id'), names, elements, parent);
  if (extension && 'message' in extension) return extension;

  const coverage = wordOf(text('coverage'), COVERAGE);
  if (coverage === undefined) return { message: notOneOf('coverage', text('coverage'), COVERAGE) };
  const status = wordOf(text('status'), STATUS);
  if (status === undefined) return { message: notOneOf('status', text('status'), STATUS) };
  const maturity = text('maturity');
  if (!/^[0-5]?$/.test(maturity))
    return { message: `the maturity ${said(maturity)} is no whole number from 0 to 5` };
  const owners = namesIn(text('owner'));
  if (owners.length > 1)
    return { message: `the owner ${said(text('owner'))} names several roles; a process has one` };
  const applies = namesIn(text('applies'));
  const noVariant = applies.find((variant) => !ID.test(variant));
  if (noVariant !== undefined)
    return { message: `${said(noVariant)} is no variant; it is made of letters, digits, “.”, “-” and “_”` };
  if (elements.length === 0 && (coverage !== '' || text('note') !== ''))
    return { message: `it has a ${coverage === '' ? 'note' : 'coverage'} and names no element` };

  return {
    process,
    processId,
    path,
    parent: text('parent'),
    elements,
    coverage,
    systems,
    part: part === 'contributing' ? part : undefined,
    extension,
    applies,
    owner: owners[0] ?? '',
    maturity,
    status,
    note: text('note'),
    description: text('description'),
    remarks: [
      ...(element.remark ? [element.remark] : []),
      ...[...elements, ...(extension ? [extension.parent] : [])].flatMap((reference) =>
        isOwn(reference, own) ? [] : (unknown(reference, framework) ?? []),
      ),
    ],
  };
}

/** The cells of a row that have content, with their headers, on one line. */
export function sourceOf(cells: readonly SourceCell[], { headers }: Columns): string {
  return cells
    .flatMap(({ text }, column) =>
      text === '' ? [] : [`${headers[column] || `column ${column + 1}`}: ${JSON.stringify(text)}`],
    )
    .join(', ');
}

/** The element's id or reference, and its name where that has a column of its own. */
function elementCells(
  cells: readonly SourceCell[],
  { at }: Columns,
): { of: SourceCell | undefined; names: string } {
  const cell = (field: FieldName): SourceCell | undefined => {
    const found = cells[at.get(field) ?? -1];
    return found?.text ? found : undefined;
  };
  const id = cell('element-id');
  const element = cell('element');
  // With an id beside it, a column "element" holds the name.
  if (id && element && !at.has('element-name')) return { of: id, names: element.text };
  return { of: id ?? element, names: cell('element-name')?.text ?? '' };
}

/** The element of the organization's own that a row declares, or why it is none. */
function extensionIn(
  idCell: string,
  nameCell: string,
  [reference = '']: readonly string[],
  parent: string,
): NonNullable<MappingRow['extension']> | { readonly message: string } {
  const parts = parseReference(reference);
  const id = idCell || parts.id || '';
  const name = nameCell || parts.name || '';
  if (!ID.test(id) || name === '')
    return { message: 'an element of your own needs an id of letters, digits, “.”, “-” and “_”, and a name' };
  return { id, name, parent };
}

function isOwn(reference: string, own: ReadonlySet<string>): boolean {
  const { id = reference } = parseReference(reference);
  return own.has(id);
}

function unknown(reference: string, framework: Framework | undefined): string | undefined {
  if (!framework) return undefined;
  const { status } = resolve(framework, NO_EXTENSIONS, reference);
  if (status === 'ambiguous') return `${said(reference)} is the name of several elements; add the id`;
  return status === 'unknown'
    ? `${framework.release.name} has no element ${said(reference)}; it was written as it stands`
    : undefined;
}

function namesIn(text: string): string[] {
  const names = text.split(/[;\n]/).map((name) => name.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
