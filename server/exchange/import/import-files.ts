/** The contents of files → maps, as an editor asks for them. */
import type { Framework } from '../../framework/framework.js';
import type {
  ImportedMap,
  ImportedTable,
  ImportFormat,
  ImportParams,
  ImportQuestion,
  ImportResult,
} from '../../protocol.js';
import { headerScore } from './columns.js';
import { readCsv } from './csv.js';
import { FIELDS, type FieldName } from './headers.js';
import { ColumnRefusal, ImportRefusal, SheetRefusal } from './imported.js';
import { importComponents, releasesOf } from './oda.js';
import { type OdaComponent, readComponent } from './oda-component.js';
import type { SourceTable } from './rows.js';
import { readMappingSheet } from './sheets.js';
import { stepwise } from './steps.js';
import { importSteps, type TableImport } from './tables.js';

export interface SourceFile {
  /** As it is shown. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportContext extends Pick<ImportParams, 'release' | 'columns' | 'sheets'> {
  /** Loads a release; undefined where it is not carried, and nothing is compared. */
  readonly load: (release: string) => Promise<Framework | undefined>;
  /** Called between steps of the work; one that throws ends it. */
  readonly pause: () => Promise<void>;
}

/** Makes maps of files: one of mapping tables, of ODA component specifications one for each release that they name. */
export async function importFiles(
  format: ImportFormat,
  files: readonly SourceFile[],
  context: ImportContext,
): Promise<ImportResult> {
  try {
    return {
      maps:
        format === 'oda' ? await fromComponents(files, context) : [await fromTables(format, files, context)],
    };
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { refusal: error.message, question: questionOf(error) };
  }
}

/** What a person can decide, so that the import goes on. */
function questionOf(error: ImportRefusal): ImportQuestion | undefined {
  if (error instanceof SheetRefusal) return { ask: 'sheet', file: error.file, sheets: error.sheets };
  if (!(error instanceof ColumnRefusal)) return undefined;
  const { table, headers, field } = error;
  return { ask: 'column', table, field, headers };
}

async function fromTables(
  format: Exclude<ImportFormat, 'oda'>,
  files: readonly SourceFile[],
  { release, columns, sheets, load, pause }: ImportContext,
): Promise<ImportedMap> {
  if (release === undefined)
    throw new ImportRefusal('A table does not say which release its elements are of');
  const named = new Map(
    FIELDS.flatMap((field): [FieldName, string][] => {
      const header = columns[field];
      return header === undefined ? [] : [[field, header]];
    }),
  );
  const tables: SourceTable[] = [];
  for (const { name, bytes } of files) {
    await pause();
    tables.push(
      format === 'csv'
        ? readCsv(name, bytes, (rows) => headerScore(rows, named))
        : await readMappingSheet(name, bytes, named, sheets[name]),
    );
  }
  const framework = await load(release);
  const steps = importSteps(tables, release, framework, named);
  const { text, rows, leftOut, remarks, tables: found } = await stepwise(steps, pause);
  return { release, text, total: rows, leftOut, remarks, tables: found.map(recognized) };
}

function recognized({ table, columns }: TableImport['tables'][number]): ImportedTable {
  const { header, headers, at, unused } = columns;
  return {
    name: table.name,
    form: table.form,
    row: header + 1,
    columns: FIELDS.flatMap((field) => {
      const index = at.get(field);
      return index === undefined ? [] : [{ field, header: headers[index] ?? '' }];
    }),
    unused,
    unread: table.unread,
  };
}

async function fromComponents(
  files: readonly SourceFile[],
  { release, load, pause }: ImportContext,
): Promise<ImportedMap[]> {
  const components: OdaComponent[] = [];
  for (const { name, bytes } of files) {
    await pause();
    components.push(readComponent(name, textOf(name, bytes)));
  }
  const frameworks = new Map<string, Framework | undefined>();
  for (const each of release === undefined ? releasesOf(components) : [release])
    frameworks.set(each, await load(each));
  await pause();
  return importComponents(components, (each) => frameworks.get(each), release).map(
    ({ release: own, text, elements, leftOut, remarks }) => ({
      release: own,
      text,
      total: elements + leftOut.length,
      leftOut,
      remarks,
      tables: [],
    }),
  );
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefusal(`${name}: not UTF-8 text; save it as UTF-8`);
  }
}
