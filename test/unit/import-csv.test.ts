import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findColumns, headerScore, readColumnOption } from '../../server/exchange/import/columns.js';
import { readCsv } from '../../server/exchange/import/csv.js';
import { ImportRefusal } from '../../server/exchange/import/imported.js';
import type { SourceTable } from '../../server/exchange/import/rows.js';
import { importTables, type TableImport } from '../../server/exchange/import/tables.js';
import { framework, ROOT } from '../support/framework.js';
import { findingsIn } from '../support/map.js';

const FOLDER = path.join(ROOT, 'test/markers/import');

/** Findings that say that a text is not a map. */
const SHAPE = new Set([
  ...['yaml-syntax', 'merge-key', 'multiple-documents', 'unknown-key', 'missing-key', 'wrong-type'],
  ...['invalid-value', 'duplicate-key', 'unknown-reference', 'ambiguous-number', 'duplicate-id'],
  ...['unused-suppression', 'limit-reached', 'unknown-release'],
]);

const csv = (content: string | Uint8Array, name = 'a.csv'): SourceTable =>
  readCsv(name, typeof content === 'string' ? new TextEncoder().encode(content) : content, (rows) =>
    headerScore(rows, new Map()),
  );

const imported = (content: string, ...columns: string[]): TableImport =>
  importTables([csv(content)], 'classic', framework(), new Map(columns.map(readColumnOption)));

/** The codes of what is wrong with a map's syntax and shape. */
const faultsOf = (text: string): string[] =>
  findingsIn(text)
    .map(({ code }) => code)
    .filter((code) => SHAPE.has(code));

const reasons = ({ leftOut }: TableImport): string[] =>
  leftOut.map(({ place, message }) => `${place}: ${message}`);

const refused = (run: () => unknown, message: RegExp): void => {
  assert.throws(run, (error) => error instanceof ImportRefusal && message.test(error.message));
};

describe('a mapping table in CSV', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.csv'))) {
    it(`becomes a map without faults of shape: ${name}`, () => {
      const bytes = readFileSync(path.join(FOLDER, name));
      const result = importTables([csv(bytes, name)], 'classic', framework());
      const report = [...result.remarks].map(({ place, message }) => `# ? ${place}: ${message}\n`).join('');
      const now = `${result.text}\n# What deserves a look:\n${report}`;
      const golden = path.join(FOLDER, name.replace('.csv', '.golden'));
      if (process.env.UPDATE) writeFileSync(golden, now);
      assert.equal(now, existsSync(golden) ? readFileSync(golden, 'utf8') : '', `${golden} differs`);
      assert.deepEqual(faultsOf(result.text), []);
      assert.ok(!result.text.includes('\r'));
    });
  }

  it('is taken whole or left out row by row, and no row is lost', () => {
    const result = imported(
      'Process,Element,Coverage\nA,1.1.1.5,full\nB,1.1.1.5,much\n,1.1.1.5,\n\nC,1.1.1.4,\n',
    );
    assert.equal(result.rows, 4);
    assert.deepEqual(reasons(result), [
      'a.csv, row 3: the coverage “much” is none of full, partial and planned',
      'a.csv, row 4: it names no process; of merged cells only the first one holds the text',
    ]);
    assert.match(
      result.text,
      /# - a\.csv, row 3: .*\n# {3}\| Process: "B", Element: "1\.1\.1\.5", Coverage: "much"\n/,
    );
  });

  it('has its columns where the user says, and none where the user says so', () => {
    const text = 'Task,Ref,Status\nA,1.1.1.5,done\n';
    refused(
      () => imported(text),
      /no column for the process and element .*--column process=HEADER.*“Task”, “Ref” and “Status”/,
    );
    const result = imported(text, 'process=Task', 'element=Ref', 'status=');
    assert.deepEqual(reasons(result), []);
    assert.deepEqual(result.tables[0]?.columns.unused, ['Status']);
    assert.match(result.text, /a:\n {4}name: A\n {4}elements:\n {6}- 1\.1\.1\.5\n/);
  });

  it('says which columns nothing is taken from, those without a header too', () => {
    const { remarks } = imported('Process,Element,Region,,\nA,1.1.1.5,North,x,\n');
    assert.deepEqual(remarks, [
      { place: 'a.csv', message: 'nothing was taken from the columns “Region” and “column 4”' },
    ]);
  });

  it('is refused where two columns could be the same one, or a named one is missing', () => {
    refused(
      () => imported('Process,Activity,Element\nA,B,1.1.1.5\n'),
      /the columns “Process” and “Activity” could all be the process/,
    );
    refused(
      () => imported('Process,Element\nA,1\n', 'owner=Boss'),
      /no column “Boss”; its headers are “Process” and “Element”/,
    );
    refused(() => readColumnOption('colour=Red'), /write FIELD=HEADER; the fields are process,/);
  });

  it('is found below a title, whatever separates its cells', () => {
    for (const separator of [',', ';', '\t', '|']) {
      const rows = [['Our map, version 2; draft'], [], ['Note', 'Activity', 'eTOM'], ['a', 'b', '1.1.1.5']];
      const table = csv(
        rows.map((row) => row.map((cell) => JSON.stringify(cell)).join(separator)).join('\r\n'),
      );
      const { header, at } = findColumns(table, new Map());
      assert.equal(header, 2);
      assert.deepEqual(
        [...at],
        [
          ['note', 0],
          ['process', 1],
          ['element', 2],
        ],
      );
    }
  });

  it('is separated as its first line says, which counts as a row', () => {
    const table = csv('sep=|\nProcess|Element\nA|1.1.1.5\n');
    assert.equal(findColumns(table, new Map()).header, 1);
    assert.match(table.form, /separated by bars/);
  });

  it('is read in UTF-8, UTF-16 and Windows-1252', () => {
    const text = 'Proceso;Elemento\nFacturación;1.1.1.8\n';
    const utf16 = (mark: boolean, big: boolean): Uint8Array => {
      const buffer = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
      return big ? buffer.swap16() : buffer;
    };
    const cases: [string, Uint8Array][] = [
      ['UTF-8', Buffer.from(text)],
      ['UTF-8', Buffer.from(`\uFEFF${text}`)],
      ['Windows-1252', Buffer.from(text, 'latin1')],
      ['UTF-16', utf16(true, false)],
      ['UTF-16', utf16(true, true)],
      ['UTF-16', utf16(false, false)],
      ['UTF-16', utf16(false, true)],
    ];
    for (const [encoding, bytes] of cases) {
      const table = csv(bytes);
      assert.equal(table.form, `${encoding}, separated by semicolons`);
      assert.deepEqual(
        table.rows[1]?.map((cell) => cell.text),
        ['Facturación', '1.1.1.8'],
      );
      assert.equal(table.rows[0]?.[0]?.text, 'Proceso');
    }
  });

  it('is refused where it is empty, binary, a workbook, or has quotation marks that do not match', () => {
    refused(() => csv(''), /the file is empty/);
    refused(() => csv(new Uint8Array([65, 0, 0, 66, 67])), /not a text file/);
    refused(() => csv('PK\u0003\u0004...'), /try “etom import xlsx”/);
    refused(() => csv('Process,Element\nA,"1.1.1.5\nB,1\n'), /the quotation marks of row 2 do not match/);
  });

  it('is refused beyond 100,000 rows and 5,000,000 cells', () => {
    refused(() => csv(`Process,Element\n${','.repeat(5_000_001)}`), /more than 5,000,000 cells/);
    refused(() => csv(`Process,Element\n${'A,1.1.1.5\n'.repeat(100_001)}`), /more than 100,000 rows/);
  });

  it('keeps one process together, and says which row contradicts another', () => {
    const result = imported(
      'Process,Element,Owner,System\nA,1.1.1.5,Ann,CRM\nA,1.1.1.5,,ERP\nA,1.1.1.4,Bob,\nA,1.1.1.4,Ann,"CRM;ERP"\n',
    );
    assert.deepEqual(reasons(result), ['a.csv, row 4: the owner “Bob” differs from “Ann” in a.csv, row 2']);
    assert.match(result.text, /- element: 1\.1\.1\.5\n {8}systems:\n {10}- crm\n {10}- erp\n/);
    assert.match(
      result.text,
      /- element: 1\.1\.1\.4\n {8}systems:\n {10}- crm\n {10}- erp\n {4}owner: ann\n/,
    );
  });

  it('gives processes of one name in different places ids of their own', () => {
    const result = imported(
      'Process,Parent,Element\nCheck,Sell,1.1.1.4\nCheck,Bill,1.1.1.8\nSell,,\nBill,,\n',
    );
    assert.deepEqual(reasons(result), []);
    assert.match(result.text, /sell:\n {4}name: Sell\n {4}processes:\n {6}check:\n/);
    assert.match(result.text, /bill:\n {4}name: Bill\n {4}processes:\n {6}check-2:\n/);
  });

  it('is left out where parents go round in a circle, with all that stands below', () => {
    const result = imported('Process,Parent,Element\nA,B,1.1.1.4\nB,A,1.1.1.8\nC,B,1.1.1.5\nD,,1.1.1.5\n');
    assert.equal(result.leftOut.length, 3);
    assert.match(result.text, /^processes:\n {2}d:/m);
  });
});
