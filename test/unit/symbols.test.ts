import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver-types';
import { documentSymbols } from '../../server/features/symbols.js';
import { MapDocument } from '../../server/map/document.js';
import { touches } from '../../server/map/range.js';
import { ROOT } from '../support/framework.js';

const read = (text: string): MapDocument => MapDocument.read('file:///1.etom.yaml', 1, text);

/** The outline as text: an indented line a symbol. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, kind, children }) => [
    `${indent}${KIND_NAMES[kind]} ${name}${detail === undefined ? '' : ` — ${detail}`}`,
    ...outline(children ?? [], `${indent}  `),
  ]);
}

const KIND_NAMES = Object.fromEntries(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

/** Fails where a symbol's ranges do not fit in each other, as clients require. */
function assertNested(symbols: readonly DocumentSymbol[], around?: Range): void {
  for (const { name, range, selectionRange, children } of symbols) {
    const holds = (outer: Range, inner: Range): boolean =>
      touches(outer, inner.start) && touches(outer, inner.end);
    assert.notEqual(name, '', 'clients refuse a symbol without a name');
    assert.ok(holds(range, selectionRange), `the name of ${name} is outside its range`);
    if (around) assert.ok(holds(around, range), `${name} is outside the symbol around it`);
    assertNested(children ?? [], range);
  }
}

const TEXT = `etom: classic
map: northern-grid
organization: { name: Northern Grid }
variants: [household, business]
roles:
  lead: Head of Connections
systems:
  cis:
    name: Customer information system
processes:
  new-connection:
    name: New supply connection
    processes:
      survey-site:
        name: Survey the site
        processes:
          drive: { name: Drive there }
    owner: lead
  first-bill: { name: First bill }
flows:
  request:
    name: Request to connected
    steps:
      survey: survey-site
      bill: { name: Send the bill, process: first-bill }
  line: { steps: [new-connection, first-bill] }
extensions:
  2.1: Meter reading
assessments:
  - { element: 1.1.1.5 }
`;

const OUTLINE = [
  'Property etom — classic',
  'Property map — northern-grid',
  'Namespace organization',
  'Namespace variants',
  '  EnumMember household',
  '  EnumMember business',
  'Namespace roles',
  '  Interface lead — Head of Connections',
  'Namespace systems',
  '  Module cis — Customer information system',
  'Namespace processes',
  '  Function new-connection — New supply connection',
  '    Function survey-site — Survey the site',
  '      Function drive — Drive there',
  '  Function first-bill — First bill',
  'Namespace flows',
  '  Event request — Request to connected',
  '    Field survey',
  '    Field bill — Send the bill',
  '  Event line',
  'Namespace extensions',
  '  Class 2.1 — Meter reading',
  'Namespace assessments',
];

describe('the outline of a document', function () {
  this.timeout(20_000);

  it('has the sections, what they declare, subprocesses and steps', () => {
    const symbols = documentSymbols(read(TEXT));
    assert.deepEqual(outline(symbols), OUTLINE);
    assertNested(symbols);
  });

  it('is the same in flow style and in one piece', () => {
    const indented = TEXT.replace(/^/gm, ' ').trimEnd();
    const symbols = documentSymbols(read(indented));
    assert.deepEqual(outline(symbols), OUTLINE);
    assertNested(symbols);
    const flow = documentSymbols(
      read('{ etom: classic, processes: { p: { name: P, processes: { q: { name: Q } } } } }'),
    );
    assert.deepEqual(outline(flow), [
      'Property etom — classic',
      'Namespace processes',
      '  Function p — P',
      '    Function q — Q',
    ]);
    assertNested(flow);
  });

  it('marks the key and reaches to the end of the last child', () => {
    const [processes] = documentSymbols(read(TEXT)).filter(({ name }) => name === 'processes');
    assert.deepEqual(processes?.selectionRange, {
      start: { line: 9, character: 0 },
      end: { line: 9, character: 9 },
    });
    assert.equal(processes?.range.end.line, 18);
    const [connection] = processes?.children ?? [];
    assert.deepEqual(connection?.range, {
      start: { line: 10, character: 2 },
      end: { line: 17, character: 15 },
    });
  });

  it('nests the subprocesses of a process that is long', () => {
    const note = Array.from({ length: 60 }, (_, line) => `      Line ${line}.\n`).join('');
    const long = `etom: classic\nprocesses:\n  p:\n    name: P\n    note: |\n${note}    processes:\n      q:\n        name: Q\n      r:\n        name: R\n  s:\n    name: S\n`;
    const symbols = documentSymbols(read(long));
    assert.deepEqual(outline(symbols), [
      'Property etom — classic',
      'Namespace processes',
      '  Function p — P',
      '    Function q — Q',
      '    Function r — R',
      '  Function s — S',
    ]);
    assertNested(symbols);
  });

  it('survives what is half typed, doubled or empty', () => {
    const texts = [
      '',
      'etom',
      'etom: classic\nprocesses:\n',
      'etom: classic\nprocesses:\n  "":\n    name: ""\n',
      'processes:\n  p: { name: A }\nprocesses:\n  p: { name: B, processes: { p: { name: C } } }\n',
      'processes:\n  a: &a { name: A, processes: { b: { name: B } } }\n  c: *a\n',
      'roles: [a, b]\nvariants: x\nflows:\n  f: { steps: [',
      'x-own: { processes: { p: { name: P } } }\n',
    ];
    for (const text of texts) assertNested(documentSymbols(read(text)));
    assert.match(outline(documentSymbols(read('processes:\n  "  ": { name: A }\n'))).join(), /\(empty\) — A/);
  });

  it('shortens long names and stops at 5,000 symbols', () => {
    const long = documentSymbols(read(`processes:\n  p:\n    name: ${'very '.repeat(100)}long\n`));
    assert.equal(long[0]?.children?.[0]?.detail?.length, 60);
    const many = Array.from({ length: 6000 }, (_, index) => `  r${index}: R\n`).join('');
    const [roles] = documentSymbols(read(`roles:\n${many}`));
    assert.equal(roles?.children?.length, 5000);
    assert.equal(roles?.range.end.line, 5000, 'also then a section reaches to its last child');
  });

  it('fits for the examples', () => {
    const folder = path.join(ROOT, 'examples/northern-grid');
    const files = readdirSync(folder).filter((file) => file.endsWith('.etom.yaml'));
    assert.ok(files.length > 0);
    for (const file of files) {
      const symbols = documentSymbols(read(readFileSync(path.join(folder, file), 'utf8')));
      assert.ok(symbols.length > 2, file);
      assertNested(symbols);
    }
  });
});
