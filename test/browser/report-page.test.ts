/** The HTML report in a real browser: the grid, and the tables below it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { pageParts } from '../../cli/report-format.js';
import { mapReport, type ReportOptions } from '../../server/exchange/report/map-report.js';
import { reportFile } from '../../server/exchange/report/report-file.js';
import { ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';
import { Browser } from './support.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SMALL = readFileSync(path.join(ROOT, 'test/markers/report/small.etom.yaml'), 'utf8');

async function page(choice: ReportOptions): Promise<string> {
  const map = readMap(SMALL);
  const report = mapReport(map, choice);
  assert.ok(report);
  const options = { choice, page: () => pageParts(path.join(ROOT, 'dist')) };
  return String(await reportFile('html', report, map, options));
}

describe('the report’s page', function () {
  this.timeout(60_000);
  const browser = new Browser();
  before(async function () {
    await browser.start(this);
    await browser.open(await page({ views: ['as-is', 'to-be'] }));
  });
  after(() => browser.close());

  it('has the grid, a way to each table, and the tables', async () => {
    const links = browser.page.getByRole('navigation', { name: 'Tables' }).getByRole('link');
    assert.equal(await links.count(), await browser.page.getByRole('table').count());
    await browser.page.getByRole('link', { name: 'Elements by systems' }).click();
    const matrix = browser.page.getByRole('region', { name: 'Elements by systems' });
    await matrix.getByRole('rowheader', { name: '1.1.1.2 Customer Interface Management' }).waitFor();
    assert.ok(await matrix.getByRole('columnheader', { name: '=Portal|1' }).isVisible());
  });

  it('lets tables be scrolled by the keys, which are not those of the grid there', async () => {
    const region = browser.page.getByRole('region', { name: 'Coverage per element in scope' });
    await region.focus();
    await browser.page.keyboard.press('ArrowRight');
    const table = await region.elementHandle();
    await browser.page.waitForFunction((element) => (element?.scrollLeft ?? 0) > 0, table);
  });

  it('is accessible, asks for nothing and breaks no rule of its policy', async () => {
    await browser.page.evaluate(AXE);
    const { violations } = await browser.page.evaluate<AxeResults>('axe.run()');
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`),
      [],
    );
    assert.deepEqual(browser.misdeeds, { requests: [], errors: [] });
  });
});
