/** Long work goes step by step, and ends between two steps where nobody wants it any more. */
import assert from 'node:assert/strict';
import { exportMap } from '../../server/exchange/export-map.js';
import { importFiles } from '../../server/exchange/import/import-files.js';
import { writeReport } from '../../server/exchange/report/write-report.js';
import { northernGrid } from '../support/exporting.js';
import { framework } from '../support/framework.js';

/** Ends the work at a step. @param at counted from 1. */
function stopAt(at: number): { readonly pause: () => Promise<void>; readonly count: () => number } {
  let count = 0;
  const pause = async (): Promise<void> => {
    if (++count === at) throw new Error('nobody wants it');
  };
  return { pause, count: () => count };
}

const table = (name: string, rows = 1) => ({
  name,
  bytes: new TextEncoder().encode(
    `Process,eTOM\n${Array.from({ length: rows }, (_, index) => `Take orders ${index},1.1.1.5\n`).join('')}`,
  ),
});

describe('work that is cancelled', () => {
  it('ends between two files of an export', async () => {
    const { pause, count } = stopAt(3);
    await assert.rejects(exportMap(northernGrid(), 'bpmn', { pause }), /nobody wants it/);
    assert.equal(count(), 3);
  });

  it('ends between two grids of a report', async () => {
    const { pause, count } = stopAt(4);
    const page = { script: '', style: '' };
    await assert.rejects(
      writeReport(northernGrid(), 'html', { views: ['as-is'], page, pause }),
      /nobody wants it/,
    );
    assert.equal(count(), 4);
  });

  it('ends between two files of an import', async () => {
    const { pause, count } = stopAt(2);
    const context = { release: 'classic', columns: {}, sheets: {}, load: async () => framework(), pause };
    await assert.rejects(importFiles('csv', [table('a.csv'), table('b.csv')], context), /nobody wants it/);
    assert.equal(count(), 2);
  });

  it('ends between the rows of a long table, wherever the import is', async () => {
    const imported = (pause: () => Promise<void>) =>
      importFiles('csv', [table('a.csv', 3_000)], {
        ...{ release: 'classic', columns: {}, sheets: {}, load: async () => framework() },
        pause,
      });
    const whole = stopAt(0);
    const result = await imported(whole.pause);
    assert.equal('maps' in result && result.maps[0]?.total, 3_000);
    const last = whole.count();
    assert.ok(last > 10, `${last} pauses`);
    for (const at of [4, last - 4, last]) await assert.rejects(imported(stopAt(at).pause), /nobody wants it/);
  });

  it('goes on to its end where nobody ends it', async () => {
    const { pause, count } = stopAt(0);
    assert.equal((await exportMap(northernGrid(), 'bpmn', { pause })).length, 4);
    assert.equal(count(), 4);
  });
});
