import { ImportRefusal, listed } from '../imported.js';
import type { SourceTable } from '../rows.js';
import { looksLikeElements, type NamedColumns } from './columns.js';

/**
 * The sheet that lists the elements of a release: the only one with such headers, those of deleted elements aside; of several
 * the one that is named as TM Forum names it, such as `eTOM25.5`.
 * @throws ImportRefusal where no sheet or several could be it.
 */
export function elementSheet(name: string, sheets: readonly SourceTable[], named: NamedColumns): SourceTable {
  const [first] = sheets;
  if (first && sheets.length === 1) return first;
  const likely = sheets.filter(
    (sheet) => looksLikeElements(sheet, named) && !/delete/i.test(sheet.sheet ?? ''),
  );
  const usual = likely.filter(({ sheet = '' }) => /^etom/i.test(sheet));
  const [only, ...others] = usual.length > 0 ? usual : likely;
  if (only && others.length === 0) return only;
  const names = (only ? [only, ...others] : sheets).map((sheet) => sheet.name);
  throw new ImportRefusal(
    only
      ? `${listed(names)} all look like lists of elements; name one with --sheet`
      : `${name}: no sheet has the headers of a GB921 process workbook. Name the sheet with --sheet and its columns with --column; the sheets are ${listed(names)}`,
  );
}
