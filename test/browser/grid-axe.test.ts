/** An accessibility checker over the exported grid, in each way that its reader may see it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { GRID, TO_BE } from './fixture.js';
import { realGrid } from './real-grid.js';
import { Browser, exported } from './support.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WAYS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

describe('the accessibility checker', function () {
  this.timeout(120_000);
  const browser = new Browser();
  before(function () {
    return browser.start(this);
  });
  after(() => browser.close());

  /** What it finds that is serious or critical, in one line each. */
  const findings = async (): Promise<string[]> => {
    // A policy forbids scripts of the page, not those of the browser's tools.
    await browser.page.evaluate(AXE);
    const { violations, passes } = await browser.page.evaluate<AxeResults>('axe.run()');
    assert.ok(passes.length > 10, 'the page was checked');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
      );
  };

  for (const [way, media] of Object.entries(WAYS)) {
    it(`finds nothing serious in ${way}: picture, search, card, list and menu`, async () => {
      const { page } = browser;
      // Halfway through a transition, colours are neither here nor there.
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      await browser.open(await exported(GRID, [TO_BE], { expanded: ['1.1.1.5'] }));
      assert.deepEqual(await findings(), [], 'picture');
      await page.getByRole('searchbox').fill('order');
      await page.keyboard.press('Enter');
      assert.deepEqual(await findings(), [], 'search');
      await browser.item('1.1.1.5').hover();
      await page.getByRole('tooltip').waitFor();
      assert.deepEqual(await findings(), [], 'card');
      await browser.item('1.1.1.5').click();
      await page.getByRole('dialog').waitFor();
      assert.deepEqual(await findings(), [], 'list');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export' }).click();
      assert.deepEqual(await findings(), [], 'menu');
    });

    it(`finds nothing serious in ${way}: every mode of a real map`, async () => {
      const { page } = browser;
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      await browser.open(await exported(realGrid({ view: 'as-is', details: 'all' })));
      for (const mode of ['coverage', 'maturity', 'score', 'owner', 'system', 'processes']) {
        await browser.mode(mode);
        assert.deepEqual(await findings(), [], mode);
      }
    });
  }
});
