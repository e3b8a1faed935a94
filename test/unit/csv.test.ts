/** Tables as CSV. */
import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { tableToCsv } from '../../server/exchange/csv.js';
import type { Cell, Table } from '../../server/exchange/table.js';

function table(...rows: (readonly Cell[])[]): Table {
  return {
    name: 'sample',
    title: 'Sample',
    columns: [
      { label: 'Name', kind: 'text' },
      { label: 'Score', kind: 'number' },
    ],
    rows,
  };
}

describe('a table as CSV', () => {
  it('has a line for the heads and one for each row, each ended by CRLF', () => {
    assert.equal(tableToCsv(table(['A', 1], ['B', undefined])), 'Name,Score\r\nA,1\r\nB,\r\n');
  });

  it('quotes what would otherwise be read as several cells or lines', () => {
    const { data } = Papa.parse<string[]>(tableToCsv(table(['a, "b"', 1], ['two\nlines', 2])));
    assert.deepEqual(data.slice(1, 3), [
      ['a, "b"', '1'],
      ['two\nlines', '2'],
    ]);
  });

  it('keeps a text that looks like a formula a text, and a negative number a number', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x";"y")'];
    const { data } = Papa.parse<string[]>(tableToCsv(table(...formulas.map((text) => [text, -1]))), {
      newline: '\r\n',
    });
    assert.deepEqual(
      data.slice(1, -1),
      formulas.map((text) => [`'${text}`, '-1']),
    );
  });

  it('treats the heads, which may be names of a map, like cells', () => {
    const columns = [{ label: '=cmd()', kind: 'text' as const }];
    assert.equal(tableToCsv({ name: 'x', title: 'X', columns, rows: [] }), `"'=cmd()"\r\n`);
  });

  it('fills rows that are shorter than the head', () => {
    assert.equal(tableToCsv(table(['A'])), 'Name,Score\r\nA,\r\n');
  });
});
