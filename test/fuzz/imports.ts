/** What imports make of bytes that nobody meant for them. */
import assert from 'node:assert/strict';
import { headerScore } from '../../server/exchange/import/columns.js';
import { readCsv } from '../../server/exchange/import/csv.js';
import { ImportRefusal } from '../../server/exchange/import/imported.js';
import { importComponents } from '../../server/exchange/import/oda.js';
import { readComponent } from '../../server/exchange/import/oda-component.js';
import type { SourceTable } from '../../server/exchange/import/rows.js';
import { importTables } from '../../server/exchange/import/tables.js';
import { readWorkbook } from '../../server/exchange/import/workbook.js';
import { tablesToXlsx } from '../../server/exchange/xlsx.js';
import { frameworks } from '../support/framework.js';
import { findingsIn } from '../support/map.js';
import { TABLES } from './corpus.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';
import { mutated } from './mutate.js';
import { Random, seedOf } from './random.js';

/** A table of all shapes that a workbook knows. */
const WORKBOOK = tablesToXlsx([
  {
    name: 'mapping',
    title: 'Mapping',
    columns: [
      { label: 'Process', kind: 'text' },
      { label: 'Element', kind: 'text' },
      { label: 'Maturity', kind: 'number' },
    ],
    rows: [
      ['Connect', '1.1.1.5 Order Handling', 3],
      ['Bill', '1.1.1.10', undefined],
    ],
  },
]);

/** An import takes bytes, or refuses them with one sentence of its own; the map that it makes can be read. */
export async function importsRefuseClearly({ text }: FuzzInput, clock: Clock): Promise<void> {
  const random = new Random(seedOf(text));
  const table = random.pick([...TABLES.values()]);
  const broken = mutated(new TextDecoder('latin1').decode(table), random, text);
  for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(broken, 'latin1')])
    await orRefused(() => assertReads(clock('import CSV', () => [csv(bytes)])));
  const workbook = flipped(await WORKBOOK, random);
  await orRefused(async () =>
    assertReads(await clock('import XLSX', () => readWorkbook('x.xlsx', workbook))),
  );
  for (const spec of [text, mutated(COMPONENT, random, text)])
    await orRefused(() => {
      const maps = clock('import ODA', () => importComponents([readComponent('x.yaml', spec)], frameworks));
      for (const { text: map } of maps) assertMap(map);
    });
}

const COMPONENT = `spec:
  componentMetadata:
    id: TMFC001
    name: ProductCatalogManagement
    version: 1.0.0
    eTOMs:
      - 1.2.20 Product Catalog Lifecycle Management v25.5
      - 1.2.3.1 Define Product Specification v25.5
`;

const csv = (bytes: Uint8Array): SourceTable =>
  readCsv('x.csv', bytes, (rows) => headerScore(rows, new Map()));

function assertReads(tables: readonly SourceTable[]): void {
  assertMap(importTables(tables, 'classic', frameworks('classic')).text);
}

/** What is imported may name elements that nobody knows; its shape is right. */
function assertMap(text: string): void {
  const errors = findingsIn(text).filter(({ severity }) => severity === 'error');
  const ofShape = errors.filter(({ code }) => !/element|ambiguous-name|unknown-release/.test(code));
  const said = ofShape.map(
    ({ code, message, range }) => `${code} in line ${range.start.line + 1}: ${message}`,
  );
  assert.equal(said.length, 0, `${said[0]}\n${text}`);
}

async function orRefused(take: () => void | Promise<void>): Promise<void> {
  try {
    await take();
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    assert.ok(error.message.length <= 300 && !/[\r\n]/.test(error.message), error.message);
  }
}

/** Bytes with a few of them changed, doubled or left out. */
function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const now = [...bytes];
  for (let left = 1 + random.below(5); left > 0; left--) {
    const at = random.below(now.length);
    const kind = random.below(4);
    if (kind === 0) now.length = at;
    else if (kind === 1) now.splice(at, random.below(40));
    else if (kind === 2) now.splice(at, 0, ...now.slice(at, at + 20));
    else now[at] = random.below(256);
  }
  return Uint8Array.from(now);
}
