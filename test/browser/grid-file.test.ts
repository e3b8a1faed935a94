/** The exported grid as a file that is passed on: what it lets run, what it tells of the disk, what it saves. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { GRID, HOSTILE } from './fixture.js';
import { Browser, exported } from './support.js';

describe('the file of an exported grid', function () {
  this.timeout(60_000);
  const browser = new Browser();
  let html: string;
  before(async function () {
    await browser.start(this);
    html = await exported(GRID);
  });
  after(() => browser.close());
  beforeEach(() => browser.open(html));
  afterEach(() => {
    const { requests, errors } = browser.misdeeds;
    assert.deepEqual({ requests, errors }, { requests: [], errors: [] });
  });

  it('shows what somebody wrote as text, wherever it shows it', async () => {
    const { page } = browser;
    const hostile = page.locator('[data-key="1.1.2.5"]');
    assert.ok((await hostile.textContent())?.includes(HOSTILE));
    await hostile.hover();
    await page.getByRole('tooltip').waitFor();
    await browser.mode('owner');
    await hostile.click();
    await page.getByRole('dialog').waitFor();
    assert.equal(await page.title(), 'Northern Grid: Classic eTOM');
    assert.equal(await page.locator('img').count(), 0);
  });

  it('lets nothing else run than its own script', async () => {
    const { page } = browser;
    const refused = page.waitForEvent('console', (message) => /Content Security Policy/.test(message.text()));
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p onclick="document.title = 1">x</p>');
      document.querySelector('p:last-of-type').click();`);
    await refused;
    assert.equal(await page.title(), 'Northern Grid: Classic eTOM');
    browser.misdeeds.errors.length = 0;
  });

  it('names the files of the map, and no folder of the disk that they lie on', () => {
    assert.ok(html.includes('northern grid.etom.yaml'));
    assert.ok(!/file:|secret|someone/.test(html));
  });

  it('saves its picture as SVG and as PNG', async () => {
    const { page } = browser;
    for (const [format, start] of [
      ['SVG', '<?xml'],
      ['PNG', '\x89PNG'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Picture (${format})` }).click(),
      ]);
      assert.equal(download.suggestedFilename(), `Northern Grid.${format.toLowerCase()}`);
      const saved = readFileSync(await download.path(), 'latin1');
      assert.ok(saved.startsWith(start), saved.slice(0, 20));
    }
  });
});
