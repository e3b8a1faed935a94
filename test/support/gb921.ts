/** A workbook in the form of TM Forum's GB921 process workbook, with its headers. The descriptions are made up here. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { SourceTable } from '../../server/exchange/import/rows.js';
import { readWorkbook } from '../../server/exchange/import/workbook.js';

export const HEADERS = [
  ...['Process', 'Process identifier', 'Level', 'Extended Description', 'Brief description', 'Domain'],
  ...['Vertical Group', 'Original Process Identifier', 'UID', 'Issue'],
];

type Cell = string | number | Date | null;

/** What a test says of an element; the rest of its row is empty. */
export interface Row {
  readonly id: Cell;
  readonly name: string;
  readonly level?: Cell;
  readonly brief?: string;
  readonly extended?: string;
  readonly domain?: string;
  readonly vertical?: string;
  readonly issue?: string;
}

export function cells({ id, name, level = null, brief, extended, domain, vertical, issue }: Row): Cell[] {
  return [
    ...[name, id, level, extended ?? null, brief ?? null, domain ?? null, vertical ?? null],
    ...[null, null, issue ?? null],
  ];
}

/** Nothing that a file may hold but the texts of the user's workbook. */
export const SECRET = 'Zanzibar';

/** A small release: two domains, two verticals, an element in both of them, one that is deleted. */
export const ROWS: readonly Row[] = [
  {
    ...{
      id: '1.3.1',
      name: 'Customer Greeting',
      level: 2,
      domain: 'Customer Domain',
      vertical: 'Fulfillment',
    },
    ...{ brief: `Says hello, ${SECRET} brief.`, extended: `Says hello at length,\n\n${SECRET} extended.` },
  },
  { id: '1.3.1', name: 'Customer Greeting', level: 2, domain: 'Customer Domain', vertical: 'Assurance' },
  {
    ...{ id: '1.3.1.1', name: 'Open the Door', level: 3, domain: 'Customer Domain', vertical: 'Fulfillment' },
    ...{
      brief: 'Not used for this process element',
      extended: `<b>Door</b> [click](https://example.org) ${SECRET}`,
    },
  },
  { id: '1.3.1.10', name: 'Close the Door', level: 3, domain: 'Customer Domain' },
  { id: '1.3.2', name: 'Customer Farewell (Deleted)', level: 2, domain: 'Customer Domain' },
  {
    id: '1.4.1',
    name: 'Service Dusting',
    level: 2,
    domain: 'Service Domain',
    vertical: 'Operations Readiness & Support',
  },
];

/** The bytes of a workbook. @param sheets rows of cells by the names of sheets. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Buffer> {
  return writeXlsxFile(
    Object.entries(sheets).map(([sheet, data]) => ({
      sheet,
      data: data.map((row) =>
        row.map((cell) => (cell instanceof Date ? { value: cell, format: 'yyyy-mm-dd' } : cell)),
      ) as SheetData,
    })),
  ).toBuffer();
}

/** A workbook with a cover, the elements, and the sheet of deleted ones, as TM Forum's has them. */
export function gb921Workbook(rows: readonly Row[] = ROWS, sheet = 'eTOM21,5'): Promise<Buffer> {
  return workbookOf({
    Cover: [['Business Process Framework', null]],
    [sheet]: [HEADERS, ...rows.map(cells)],
    'eTOM deleted': [HEADERS, cells({ id: '1.9.9', name: 'Long Gone', level: 2 })],
  });
}

/** The sheets of a workbook, as an import reads them. */
export async function sheetsOf(workbook: Promise<Buffer>): Promise<SourceTable[]> {
  return readWorkbook('a.xlsx', await workbook);
}
