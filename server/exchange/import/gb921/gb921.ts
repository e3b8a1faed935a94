/** A user's own GB921 process workbook → a catalogue of one release, for this user's machine alone. */

import { CATALOGUE_FORMAT, type OwnCatalogue } from '../../../framework/own-catalogue.js';
import type { Release } from '../../../framework/releases.js';
import { ImportRefusal, type LeftOut, listed, type Remark } from '../imported.js';
import type { SourceTable } from '../rows.js';
import { findWorkbookColumns, type NamedColumns, type WorkbookColumns } from './columns.js';
import { workbookElements } from './elements.js';
import { statedRelease } from './release.js';
import { elementSheet } from './sheet.js';
import { takeRows } from './take-rows.js';

/** No release has as many elements; what does is no such workbook. */
const MAX_ELEMENTS = 20_000;

export interface WorkbookChoice {
  /** The release as the user states it. */
  readonly release?: string;
  /** The columns that the user named, by field. */
  readonly named?: NamedColumns;
}

export interface WorkbookImport {
  readonly release: Release;
  /** What says that it is this release, such as `the name of the file`. */
  readonly releaseBy: string;
  readonly catalogue: OwnCatalogue;
  readonly table: SourceTable;
  readonly columns: WorkbookColumns;
  /** How many rows with content there are below the header, those of deleted elements included. */
  readonly rows: number;
  /** How many of them are marked as deleted; these are left out. */
  readonly deleted: number;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
}

/**
 * Makes a catalogue of a workbook. Rows of one element that differ in their verticals are one element.
 * @param file the name of the file.
 * @param sheets the workbook's sheets.
 * @throws ImportRefusal where the sheet, a column that is needed or the release cannot be told for sure, or no row is an element.
 */
export function importWorkbook(
  file: string,
  sheets: readonly SourceTable[],
  { release: stated, named = new Map() }: WorkbookChoice = {},
): WorkbookImport {
  const table = elementSheet(file, sheets, named);
  const columns = findWorkbookColumns(table, named);
  const { release, by, others } = statedRelease(file, table.sheet, stated);
  const taken = takeRows(table, columns);
  const { rows, hidden, isComplete } = taken;
  if (rows.length === 0) throw new ImportRefusal(`${table.name}: no row below the header is an element`);
  if (rows.length > MAX_ELEMENTS)
    throw new ImportRefusal(
      `${table.name}: more than ${MAX_ELEMENTS.toLocaleString('en')} elements, and no release has as many`,
    );
  const unread = sheets.filter((sheet) => sheet !== table).map(({ sheet = '' }) => sheet);
  const remark = (message: string): Remark => ({ place: table.name, message });
  return {
    release,
    releaseBy: by,
    catalogue: {
      format: CATALOGUE_FORMAT,
      release: release.name,
      source: file,
      ...workbookElements(rows, hidden, isComplete),
      ...{ laterIds: {}, laterRelease: '', releases: [], moved: [], lenses: [] },
    },
    table,
    columns,
    rows: taken.count,
    deleted: taken.deleted,
    leftOut: taken.leftOut,
    remarks: [
      ...(others.length > 0
        ? [
            remark(
              `the names of the file and its sheet speak of ${listed(others)}; ${release.name} was taken`,
            ),
          ]
        : []),
      ...(unread.length > 0
        ? [remark(`not read: the sheets ${listed(unread.map((name) => `“${name}”`))}`)]
        : []),
      ...taken.remarks,
      ...(isComplete
        ? []
        : [remark('since ids were spoiled, an id that is not in the list is not called wrong')]),
    ],
  };
}
