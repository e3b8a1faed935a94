import { headerScore, isOfProcesses } from './columns.js';
import type { FieldName } from './headers.js';
import { listed, SheetRefusal } from './imported.js';
import type { SourceTable } from './rows.js';
import { readWorkbook } from './workbook.js';

/**
 * Reads the sheet of a workbook that has the mapping table: the one that is named, or the only one with such headers.
 * @param name of the file, as it is shown.
 * @param named the columns that the user named, by field.
 * @throws ImportRefusal
 */
export async function readMappingSheet(
  name: string,
  bytes: Uint8Array,
  named: ReadonlyMap<FieldName, string>,
  sheet: string | undefined,
): Promise<SourceTable> {
  const sheets = await readWorkbook(name, bytes, sheet);
  const likely = likelyOf(sheets, named);
  const [only] = likely;
  if (!only || likely.length > 1) {
    const found = only ? likely : sheets;
    const names = listed(found.map((table) => table.name)) || name;
    throw new SheetRefusal(
      only
        ? `${names} look like mapping tables; name one with --sheet`
        : `No sheet has headers of a mapping table: ${names}; name the sheet with --sheet and its columns with --column`,
      name,
      found.map(titleOf),
    );
  }
  const others = sheets.filter((table) => table !== only);
  return { ...only, unread: { file: name, sheets: others.map(titleOf) } };
}

function titleOf({ sheet, name }: SourceTable): string {
  return sheet ?? name;
}

/** The only sheet, or those with headers of a mapping table: of processes, or else of systems. */
function likelyOf(
  sheets: readonly SourceTable[],
  named: ReadonlyMap<FieldName, string>,
): readonly SourceTable[] {
  if (sheets.length === 1) return sheets;
  const ofProcesses = sheets.filter(({ rows }) => isOfProcesses(rows, named));
  return ofProcesses.length > 0 ? ofProcesses : sheets.filter(({ rows }) => headerScore(rows, named) > 0);
}
