import assert from 'node:assert/strict';
import { type ExportChoice, ExportRefusal, exportMap } from '../../server/exchange/export-map.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../server/exchange/formats.js';
import { everything, northernGrid } from '../support/exporting.js';
import { readMap } from '../support/map.js';

async function assertRefused(
  text: string,
  format: ExportFormat,
  choice: ExportChoice,
  message: RegExp,
): Promise<void> {
  await assert.rejects(exportMap(readMap(text), format, choice), (error) => {
    assert.ok(error instanceof ExportRefusal);
    assert.ok(error.message.length <= 300);
    assert.match(error.message, message);
    return true;
  });
}

const FLOWS =
  'etom: classic\nprocesses: { a: { name: A } }\nflows:\n  meter: { name: M, steps: [a] }\n  cash: { name: C, steps: [a] }\n';

describe('exports', () => {
  it('are one file for a map, and one for each flow', async () => {
    const names = new Map<string, string[]>();
    for (const format of EXPORT_FORMATS) {
      if (format !== 'oda')
        names.set(
          format,
          (await exportMap(northernGrid(), format)).map(({ name }) => name),
        );
    }
    assert.deepEqual(Object.fromEntries(names), {
      archimate: ['northern-grid.archimate.xml'],
      bpmn: [
        'request-to-connected.bpmn',
        'meter-to-cash.bpmn',
        'outage-to-restored.bpmn',
        'plan-to-asset.bpmn',
      ],
      mermaid: ['northern-grid.md'],
      csv: ['northern-grid.csv'],
      xlsx: ['northern-grid.xlsx'],
      json: ['northern-grid.json'],
    });
  });

  it('are the same bytes each time', async () => {
    for (const format of EXPORT_FORMATS) {
      if (format === 'oda') continue;
      for (const view of [undefined, 'to-be'] as const) {
        assert.deepEqual(
          await exportMap(everything(), format, { view }),
          await exportMap(everything(), format, { view }),
        );
      }
    }
  });

  it('are of one flow where one is asked for', async () => {
    const [bpmn, ...none] = await exportMap(readMap(FLOWS), 'bpmn', { flow: 'cash' });
    assert.deepEqual([bpmn?.name, none], ['cash.bpmn', []]);
    const [mermaid] = await exportMap(readMap(FLOWS), 'mermaid', { flow: 'cash' });
    assert.match(String(mermaid?.content), /^flowchart LR\n/);
  });

  it('are refused where the map does not have what is asked for', async () => {
    await assertRefused(FLOWS, 'bpmn', { flow: 'casj' }, /has no flow “casj”; did you mean cash\?$/);
    await assertRefused(FLOWS, 'bpmn', { flow: 'nothing-like-it' }, /it has meter, cash$/);
    await assertRefused(FLOWS, 'json', { variant: 'x' }, /has no variant “x”; it has none$/);
    await assertRefused('etom: classic\n', 'bpmn', {}, /has no flows/);
    await assertRefused('etom: R14.5\n', 'json', {}, /names no framework release that is carried/);
  });

  it('are refused where an option has no meaning', async () => {
    await assertRefused(FLOWS, 'json', { flow: 'cash' }, /^--flow is for bpmn and mermaid/);
    await assertRefused(FLOWS, 'csv', { system: 's' }, /^--system is for oda/);
    await assertRefused(FLOWS, 'oda', {}, /this map is on classic$/);
    await assertRefused('etom: "25.5"\nsystems: { s: S }\n', 'oda', {}, /no system has “elements:”/);
    await assertRefused(
      'etom: "25.5"\nsystems: { s: S }\n',
      'oda',
      { system: 's' },
      /system “s” has no “elements:”/,
    );
  });
});
