import assert from 'node:assert/strict';
import { SymbolKind } from 'vscode-languageserver-types';
import { workspaceSymbols } from '../../server/features/workspace-symbols.js';
import { LIMITS } from '../../server/map/limits.js';
import { readMap } from '../support/map.js';

const MAP = readMap(
  `etom: classic
map: grid
variants: [household]
roles: { connections-lead: Head of Connections, lead: Boss }
systems: { cis: { name: Customer information system } }
processes:
  new-connection:
    name: New supply connection
    processes:
      survey: { name: Survey the connection }
flows:
  request: { name: Request, steps: { connect: new-connection } }
extensions: { 2.1: Meter reading }
`,
  'etom: classic\nmap: grid\nsystems: { gis: Network information system }\n',
);
const OTHER = readMap('etom: classic\nprocesses: { connection: { name: "" }, été: { name: Fête } }\n');

const search = (query: string): string[] => workspaceSymbols([MAP, OTHER], query).map(({ name }) => name);

describe('workspace symbols', () => {
  it('are all declarations of all maps, with what they are and where they stand', () => {
    const all = workspaceSymbols([MAP, OTHER], '').map(
      ({ name, kind, containerName, location: { uri, range } }) =>
        `${name} | ${containerName} | ${kind} | ${uri.slice(8)} ${range.start.line}:${range.start.character}-${range.end.character}`,
    );
    assert.deepEqual(all, [
      `connections-lead: Head of Connections | role · grid | ${SymbolKind.Interface} | 1.etom.yaml 3:9-25`,
      `lead: Boss | role · grid | ${SymbolKind.Interface} | 1.etom.yaml 3:48-52`,
      `cis: Customer information system | system · grid | ${SymbolKind.Module} | 1.etom.yaml 4:11-14`,
      `gis: Network information system | system · grid | ${SymbolKind.Module} | 2.etom.yaml 2:11-14`,
      `new-connection: New supply connection | process · grid | ${SymbolKind.Function} | 1.etom.yaml 6:2-16`,
      `survey: Survey the connection | process · new-connection | ${SymbolKind.Function} | 1.etom.yaml 9:6-12`,
      `request: Request | flow · grid | ${SymbolKind.Event} | 1.etom.yaml 11:2-9`,
      `connect | step · request | ${SymbolKind.Field} | 1.etom.yaml 11:37-44`,
      `household | variant · grid | ${SymbolKind.EnumMember} | 1.etom.yaml 2:11-20`,
      `2.1: Meter reading | extension · grid | ${SymbolKind.Class} | 1.etom.yaml 12:14-17`,
      `connection | process | ${SymbolKind.Function} | 1.etom.yaml 1:13-23`,
      `été: Fête | process | ${SymbolKind.Function} | 1.etom.yaml 1:39-42`,
    ]);
  });

  it('come best first: the id, the start of id or name, words, parts, letters in order', () => {
    assert.deepEqual(search('connection'), [
      'connection',
      'connections-lead: Head of Connections',
      'survey: Survey the connection',
      'new-connection: New supply connection',
    ]);
    assert.deepEqual(search('lead'), ['lead: Boss', 'connections-lead: Head of Connections']);
    assert.deepEqual(search('HEAD OF'), ['connections-lead: Head of Connections']);
    assert.deepEqual(search('system information'), [
      'cis: Customer information system',
      'gis: Network information system',
    ]);
    assert.deepEqual(search('supply new'), ['new-connection: New supply connection']);
    assert.deepEqual(search('formation'), [
      'cis: Customer information system',
      'gis: Network information system',
    ]);
    assert.deepEqual(search('nwcn'), ['new-connection: New supply connection']);
    assert.deepEqual(search('2.1'), ['2.1: Meter reading']);
    assert.deepEqual(search('FÊ'), ['été: Fête']);
    assert.deepEqual(search('nothing of this kind'), []);
  });

  it('stay few and are found quickly, whatever is typed', function () {
    this.timeout(20_000);
    const lines = Array.from({ length: 5000 }, (_, index) => `  p-${index}: { name: Process ${index} }`);
    const large = readMap(`etom: classic\nprocesses:\n${lines.join('\n')}\n`);
    const started = performance.now();
    assert.equal(workspaceSymbols([large], '').length, LIMITS.workspaceSymbols);
    assert.equal(workspaceSymbols([large], 'process').length, LIMITS.workspaceSymbols);
    assert.deepEqual(
      workspaceSymbols([large], 'p-4999').map(({ name }) => name),
      ['p-4999: Process 4999'],
    );
    assert.deepEqual(workspaceSymbols([large], 'p 1 '.repeat(10_000)).length, LIMITS.workspaceSymbols);
    assert.deepEqual(workspaceSymbols([large], 'x'.repeat(100_000)), []);
    assert.ok(performance.now() - started < 5_000);
  });

  it('have names that clients take', () => {
    const map = readMap(
      'etom: classic\nroles:\n  "": Nobody\n  ? |\n    a\n    b\n  : "c\\nd"\n  "\\t": ""\n',
    );
    assert.deepEqual(
      workspaceSymbols([map], '').map(({ name }) => name),
      ['Nobody', 'a b: c d', '(empty)'],
    );
  });
});
