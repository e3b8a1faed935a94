/** What a mapping table says beside processes and the framework's elements: parts of systems, and own elements. */
import assert from 'node:assert/strict';
import { headerScore } from '../../server/exchange/import/columns.js';
import { readCsv } from '../../server/exchange/import/csv.js';
import { importFiles } from '../../server/exchange/import/import-files.js';
import { importTables, type TableImport } from '../../server/exchange/import/tables.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';
import { framework } from '../support/framework.js';
import { findingsIn } from '../support/map.js';

function imported(content: string): TableImport {
  const table = readCsv('a.csv', new TextEncoder().encode(content), (rows) => headerScore(rows, new Map()));
  return importTables([table], 'classic', framework());
}

/** The lines of a map from a key to the next empty line. */
const section = ({ text }: TableImport, key: string): string[] =>
  (new RegExp(`^${key}:\\n((?:.+\\n)*)`, 'm').exec(text)?.[1] ?? '').trimEnd().split('\n');

const reasons = ({ leftOut }: TableImport): string[] =>
  leftOut.map(({ place, message }) => `${place}: ${message}`);

describe('a mapping table', () => {
  it('says the part of a system behind its name', () => {
    const result = imported('Process,eTOM,Systems\nA,1.1.1.5,CRM (primary); GIS (contributing)\n');
    assert.deepEqual(section(result, 'systems'), ['  crm: CRM', '  gis: GIS']);
    assert.match(result.text, / {10}- crm\n {10}- system: gis\n {12}part: contributing\n/);
    assert.deepEqual(findingsIn(result.text), []);
  });

  it('has rows without a process for what a system implements by itself', () => {
    const result = imported(
      'Process,eTOM,Systems,Part\nA,1.1.1.5,,\n,1.1.1.4,CRM,contributing\n,1.1.1.6,CRM,primary\n',
    );
    assert.deepEqual(reasons(result), []);
    assert.deepEqual(section(result, 'systems'), [
      '  crm:',
      '    name: CRM',
      '    elements:',
      '      - element: 1.1.1.4',
      '        part: contributing',
      '      - 1.1.1.6',
    ]);
  });

  it('declares own elements, and knows them then', () => {
    const result = imported(
      'Process,Element ID,Element name,Extension of,Description\nRead,7.1,Read meters,,\n,7.1,Read meters,1.1.3.5 Resource Data Collection & Processing,Ours\n',
    );
    assert.deepEqual(reasons(result), []);
    assert.deepEqual(result.remarks, []);
    assert.deepEqual(section(result, 'extensions'), [
      '  7.1:',
      '    name: Read meters',
      '    parent: 1.1.3.5 Resource Data Collection & Processing',
      '    description: Ours',
    ]);
    assert.deepEqual(findingsIn(result.text), []);
  });

  it('leaves out what it cannot keep, with the reason', () => {
    const result = imported(
      [
        'Process,Element ID,Element name,Systems,Part,Extension of,Owner',
        'A,1.1.1.5,,CRM,contributing,,',
        ',1.1.1.5,,CRM,much,,',
        ',1.1.1.5,,CRM,,,',
        ',1.1.1.5,,CRM,primary,,Boss',
        ',7.1,Own,,,1.1.1.5,',
        ',7.1,Other,,,1.1.1.5,',
        ',,Nameless,,,1.1.1.5,',
        '',
      ].join('\n'),
    );
    assert.deepEqual(reasons(result), [
      'a.csv, row 2: the part “contributing” is for rows without a process; write it behind the system: “CRM (contributing)”',
      'a.csv, row 3: the part “much” is none of primary and contributing',
      'a.csv, row 4: it names no process; of merged cells only the first one holds the text',
      'a.csv, row 5: it names no process; of merged cells only the first one holds the text',
      'a.csv, row 7: your own element “7.1” differs from that in a.csv, row 6',
      'a.csv, row 8: an element of your own needs an id of letters, digits, “.”, “-” and “_”, and a name',
    ]);
  });

  it('in a workbook with several asks for the sheet', async () => {
    const sheet = (name: string) => ({
      name,
      title: name,
      columns: ['Process', 'eTOM'].map((label) => ({ label, kind: 'text' as const })),
      rows: [['Take orders', '1.1.1.5']],
    });
    const files = [{ name: 'two.xlsx', bytes: await tablesToXlsx([sheet('first'), sheet('second')]) }];
    const context = { release: 'classic', columns: {}, load: async () => framework(), pause: async () => {} };
    const first = await importFiles('xlsx', files, { ...context, sheets: {} });
    const sheets = ['first', 'second'];
    assert.deepEqual('question' in first && first.question, { ask: 'sheet', file: 'two.xlsx', sheets });
    const then = await importFiles('xlsx', files, { ...context, sheets: { 'two.xlsx': 'second' } });
    assert.ok('maps' in then && then.maps[0]?.text.includes('Take orders'));
  });
});
