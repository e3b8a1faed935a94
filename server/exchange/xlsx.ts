/**
 * Tables as an XLSX workbook (Office Open XML, ISO/IEC 29500): a sheet for each table, with a styled head that stays in
 * view, filters and column widths. The parts are written here, since a library that keeps cells by their text fails on a text
 * like `constructor`, and stamps the archive with the time of day.
 */
import { zipSync } from 'fflate';
import { escapeXml, tag } from '../../grid/xml.js';
import type { Table } from './table.js';
import { area, frozenColumns, letters, sheetXml } from './xlsx-sheet.js';
import { MAIN, STYLES } from './xlsx-styles.js';

/** The first day that a zip archive can name: the bytes must not tell when they were written. */
const FIRST_DAY = new Date(1980, 0, 1);

/** What Excel can hold. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
const MOST_IN_SHEET_NAME = 31;

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Writes a workbook, the same bytes for the same tables.
 * @param tables at least one. Texts are stored as texts, so that none is a formula; numbers as numbers.
 * @throws RangeError where a table is larger than a sheet can be, or there is no table.
 */
export async function tablesToXlsx(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  if (tables.length === 0) throw new RangeError('A workbook has at least one sheet.');
  for (const { title, columns, rows } of tables) {
    if (columns.length > MOST_COLUMNS || rows.length >= MOST_ROWS)
      throw new RangeError(
        `“${title}” has ${rows.length} rows and ${columns.length} columns, more than a sheet holds; write it as CSV.`,
      );
  }
  const names = sheetNames(tables);
  const sheets = tables.map((table, index) =>
    part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(table, index)),
  );
  const parts = Object.fromEntries([
    part('[Content_Types].xml', contentTypes(tables.length)),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(tables, names)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...tables.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', STYLES),
    ...sheets,
  ]);
  return zipSync(parts, { mtime: FIRST_DAY });
}

function part(name: string, xml: string): [name: string, data: Uint8Array] {
  return [name, new TextEncoder().encode(XML + xml)];
}

function contentTypes(sheets: number): string {
  const override = (name: string, type: string): string =>
    tag('Override', { PartName: `/xl/${name}.xml`, ContentType: `${TYPES}.${type}+xml` });
  return tag(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    tag('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')),
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  return tag(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...targets.map(([type, target], index) =>
      tag('Relationship', { Id: `rId${index + 1}`, Type: `${RELATIONS}/${type}`, Target: target }),
    ),
  );
}

function workbook(tables: readonly Table[], names: readonly string[]): string {
  const defined = tables.flatMap((table, index) => {
    const quoted = `'${(names[index] ?? '').replaceAll("'", "''")}'`;
    return [
      tag(
        'definedName',
        { name: '_xlnm._FilterDatabase', localSheetId: index, hidden: 1 },
        escapeXml(`${quoted}!${area(table, '$')}`),
      ),
      // What tells columns and rows apart is printed on each page.
      tag(
        'definedName',
        { name: '_xlnm.Print_Titles', localSheetId: index },
        escapeXml(`${quoted}!$A:$${letters(frozenColumns(table) - 1)},${quoted}!$1:$1`),
      ),
    ];
  });
  return tag(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': RELATIONS },
    tag('bookViews', {}, tag('workbookView', {})),
    tag(
      'sheets',
      {},
      ...names.map((name, index) => tag('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` })),
    ),
    tag('definedNames', {}, ...defined),
  );
}

/** The titles as sheets may be called: without some characters, at most 31 long, each once whatever its case. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>(['history']);
  return tables.map(({ title, name }) => {
    const plain =
      title
        .replace(/[[\]/\\:*?]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || name;
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` ${count}`;
      const candidate = plain.slice(0, MOST_IN_SHEET_NAME - suffix.length).trimEnd() + suffix;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}
