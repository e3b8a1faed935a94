/** A row of a mapping table, read by itself. */
import type { Framework } from '../../framework/framework.js';
import { resolve } from '../../framework/resolve.js';
import { ID } from '../../map/read.js';
import { type Columns, PROCESS_FIELDS } from './columns.js';
import { readElement } from './element-cell.js';
import type { FieldName } from './headers.js';
import { listed, said } from './imported.js';
import type { SourceCell } from './rows.js';

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
  readonly systems: readonly string[];
  readonly applies: readonly string[];
  readonly owner: string;
  readonly maturity: string;
  readonly status: string;
  readonly note: string;
  readonly description: string;
  readonly remarks: readonly string[];
}

/** Words of tables for the words of a map. */
const COVERAGE: Readonly<Record<string, readonly string[]>> = {
  full: ['full', 'fully', 'complete', 'total', 'completo', 'completa'],
  partial: ['partial', 'partially', 'parcial', 'parcialmente'],
  planned: ['planned', 'planificado', 'planificada', 'previsto', 'prevista'],
};

const STATUS: Readonly<Record<string, readonly string[]>> = {
  'as-is': ['as-is', 'as is', 'current', 'actual', 'vigente'],
  'to-be': ['to-be', 'to be', 'planned', 'future', 'futuro', 'futura', 'planificado', 'planificada'],
  retired: ['retired', 'retirado', 'retirada', 'obsoleto', 'obsoleta'],
};

const NO_EXTENSIONS = { byId: () => undefined, byName: () => [] };

/**
 * Reads a row.
 * @param framework undefined for a release that is not carried: its elements are taken as they stand.
 * @returns why it cannot be taken, where it cannot.
 */
export function readRow(
  cells: readonly SourceCell[],
  columns: Columns,
  framework: Framework | undefined,
): Omit<MappingRow, 'place' | 'source'> | { readonly message: string } {
  const cell = (field: FieldName): SourceCell | undefined => cells[columns.at.get(field) ?? -1];
  const text = (field: FieldName): string => cell(field)?.text ?? '';
  const holdsProcess = PROCESS_FIELDS.some((field) => columns.at.has(field));

  const path = text('path');
  const ids = path === '' ? [] : path.split('/');
  const processId = text('process-id') || (ids.at(-1) ?? '');
  const process = text('process') || processId;
  const systems = namesIn(text('systems'));
  if (holdsProcess && process === '')
    return { message: 'it names no process; of merged cells only the first one holds the text' };
  if (!holdsProcess && systems.length === 0) return { message: 'it names no system' };
  if (processId !== '' && !ID.test(processId))
    return { message: `${said(processId)} is no process id; letters, digits, “.”, “-” and “_” can be one` };

  const { of, names } = elementCells(cells, columns);
  const element = readElement(of, names, framework);
  if (element.kind === 'left-out') return element;
  const elements = element.references.filter((reference) => reference !== '');
  if (!holdsProcess && elements.length === 0) return { message: 'it names no element' };

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
    applies,
    owner: owners[0] ?? '',
    maturity,
    status,
    note: text('note'),
    description: text('description'),
    remarks: [
      ...(element.remark ? [element.remark] : []),
      ...elements.flatMap((reference) => unknown(reference, framework) ?? []),
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

function wordOf(text: string, words: Readonly<Record<string, readonly string[]>>): string | undefined {
  if (text === '') return '';
  return Object.keys(words).find((word) => words[word]?.includes(text.toLowerCase()));
}

function notOneOf(what: string, text: string, words: Readonly<Record<string, readonly string[]>>): string {
  return `the ${what} ${said(text)} is none of ${listed(Object.keys(words))}`;
}
