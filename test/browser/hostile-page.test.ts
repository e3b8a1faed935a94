/** A report as a page in a real browser, of maps in which everything that an author writes tries to be more than text. */
import assert from 'node:assert/strict';
import { gridHtml } from '../../grid/html.js';
import { reportHtml } from '../../server/exchange/report/html.js';
import { mapReport } from '../../server/exchange/report/map-report.js';
import { grid } from '../../server/features/grid/grid.js';
import { ATTACKS, hostileMap } from '../support/hostile.js';
import { readMap } from '../support/map.js';
import { Browser, built } from './support.js';

/** The key of the element that everything is mapped to. */
const ORDER_HANDLING = 'operations/customer-relationship-management/order-handling';

describe('a page of a hostile map', function () {
  this.timeout(60_000);
  const browser = new Browser();
  const dialogs: string[] = [];
  before(async function () {
    await browser.start(this);
    browser.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });
  after(() => browser.close());

  for (const [name, attack] of Object.entries(ATTACKS)) {
    it(`runs nothing, asks for nothing and leads nowhere: ${name}`, async () => {
      const map = readMap(hostileMap(attack, { hasHostileIds: true }));
      const views = ['as-is', 'to-be'] as const;
      const [first, second] = views.map((view) => grid(map, { view, details: 'all' }));
      const report = mapReport(map, { views });
      assert.ok(first && second && report);
      const parts = { script: built('grid.js'), style: built('grid.css'), below: reportHtml(report) };
      const page = await browser.open(await gridHtml(first, [second], parts));
      for (const mode of ['owner', 'system', 'coverage']) await browser.mode(mode);
      await browser.item(ORDER_HANDLING).first().click();
      await page.getByRole('dialog').waitFor();
      const live = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name, value }) =>
          name.startsWith('on') || (/^(src|href|action)$/.test(name) && !/^(#|data:|blob:)/.test(value)))
          .map(({ name, value }) => name + '=' + value))`);
      assert.deepEqual(live, []);
      assert.equal(await page.locator('script').count(), 2);
      assert.deepEqual(dialogs, []);
      assert.deepEqual(browser.misdeeds, { requests: [], errors: [] });
    });
  }

  it('has a policy by which nothing else than its own script could run', async () => {
    const map = readMap(hostileMap(ATTACKS['the end of a script'] ?? ''));
    const shown = grid(map, { view: 'as-is', details: [] });
    assert.ok(shown);
    const html = await gridHtml(shown, [], { script: built('grid.js'), style: built('grid.css') });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const parts = policy.split('; ');
    assert.ok(parts.includes("default-src 'none'"));
    assert.match(policy, /script-src 'sha256-[A-Za-z\d+/=]{44}';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.deepEqual(html.match(/\son\w+=/g), null);
  });
});
