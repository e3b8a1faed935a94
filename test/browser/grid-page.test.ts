/** The exported grid in a real browser: looked at and searched as its reader would. */
import assert from 'node:assert/strict';
import { GRID, TO_BE } from './fixture.js';
import { realGrid } from './real-grid.js';
import { Browser, exported } from './support.js';

describe('the exported grid', function () {
  this.timeout(60_000);
  const browser = new Browser();
  let html: string;
  before(async function () {
    await browser.start(this);
    html = await exported(GRID, [TO_BE]);
  });
  after(() => browser.close());
  beforeEach(() => browser.open(html));
  afterEach(() => {
    const { requests, errors } = browser.misdeeds;
    assert.deepEqual({ requests, errors }, { requests: [], errors: [] });
  });

  it('draws panels side by side, with the verticals over the groupings, and the band below', async () => {
    const { page } = browser;
    assert.deepEqual(await page.locator('.panel-head').allTextContents(), [
      'Strategy, Infrastructure & Product',
      'Operations',
    ]);
    assert.deepEqual((await page.locator('.column-head').allTextContents()).slice(2), [
      'Operations Support & Readiness',
      'Fulfillment',
      'Assurance',
      'Billing',
    ]);
    const [sip, ops] = await Promise.all(
      ['sip', 'ops'].map((_, index) => page.locator('.panel').nth(index).boundingBox()),
    );
    assert.ok(sip && ops && sip.y === ops.y && sip.x + sip.width <= ops.x, 'the panels stand side by side');
    const band = await page.locator('.band').boundingBox();
    assert.ok(band && band.y >= sip.y + sip.height, 'the band stands below');
  });

  it('draws every place of a real map', async () => {
    const real = realGrid({ view: 'as-is', details: 'all' });
    await browser.open(await exported(real));
    const places = real.panels.flatMap(({ rows }) => rows.flatMap((row) => row.places));
    const inBand = real.band.flatMap(({ elements }) => elements);
    assert.ok(places.length > 40 && inBand.length > 20);
    assert.equal(await browser.page.locator('[data-place]').count(), places.length + inBand.length);
  });

  it('spans an element over adjacent verticals', async () => {
    const wide = await browser.item('1.1.1.2').boundingBox();
    const columns = await Promise.all(
      [3, 5].map((index) => browser.page.locator('.column-head').nth(index).boundingBox()),
    );
    const [fulfillment, billing] = columns;
    assert.ok(wide && fulfillment && billing);
    assert.ok(wide.x < fulfillment.x + 20, 'it begins in Fulfillment');
    assert.ok(wide.x + wide.width > billing.x + billing.width / 2, 'and ends in Billing');
  });

  it('says in words what an item shows, where it stands and how much is mapped to it', async () => {
    const { page } = browser;
    const items = page.locator('[data-place]');
    const names = await Promise.all([0, 1, 2, 3, 4].map((index) => browser.nameOf(items.nth(index))));
    assert.deepEqual(names, [
      '1.2.1.1 Market Strategy & Policy, excluded, in Strategy & Commit, 0 processes',
      '1.2.1.2 Product & Offer Portfolio Planning, planned, in Product Lifecycle Management, 0 processes',
      '1.1.1.2 Customer Interface Management, inherited, in Fulfillment, Assurance and Billing, 1 process',
      '1.1.1.1 CRM Support & Readiness, gap, close by 2027-12 (Smart grid), in Operations Support & Readiness, 0 processes',
      '1.1.1.5 Order Handling, partial, in Fulfillment, 2 processes',
    ]);
  });

  it('shows the same element in two verticals as copies of each other', async () => {
    const { page } = browser;
    const copies = browser.item('1.1.1.9');
    assert.equal(await copies.count(), 2);
    await page.getByRole('button', { name: 'also in Billing', exact: true }).click();
    assert.match((await browser.focused()) ?? '', /^1\.1\.1\.9 .* in Billing, also in Fulfillment/);
    await page.locator('.item.linked').nth(1).waitFor();
    await page.keyboard.press('c');
    assert.match((await browser.focused()) ?? '', /^1\.1\.1\.9 .* in Fulfillment, also in Billing/);
  });

  it('shows each mode in words, with a legend that counts', async () => {
    const { page } = browser;
    const words = browser.item('1.1.1.5').locator('.words');
    const legend = page.locator('.legend .entry');
    assert.deepEqual(await legend.allTextContents(), [
      '●full 1',
      '▲rolled up 1',
      '▼inherited 1',
      '◐partial 1',
      '◔undetailed 1',
      '◇planned 1',
      '■system only 1',
      '○gap 1',
      '×excluded 1',
    ]);
    const shown = {
      maturity: 'maturity 2',
      score: 'no score',
      owner: 'Head of Connections',
      system: 'Customer information system, Network information system',
      processes: '2 processes',
      coverage: 'partial',
    };
    for (const [mode, expected] of Object.entries(shown)) {
      await browser.mode(mode);
      await browser.shows(words, expected);
    }
  });

  it('makes the elements of a legend entry stand out', async () => {
    const { page } = browser;
    await page.locator('.entry', { hasText: 'gap' }).click();
    await page.locator('.item.found').waitFor();
    assert.deepEqual(await page.locator('.item.found .name').allTextContents(), [
      '○1.1.1.1 CRM Support & Readiness',
    ]);
    await page.locator('.entry', { hasText: 'gap' }).click();
    await page.locator('.item.dimmed').first().waitFor({ state: 'detached' });
  });

  it('turns to the other view that it brings along', async () => {
    const { page } = browser;
    assert.equal(await page.locator('.summary').textContent(), '4 of 8 covered');
    await page.getByText('To-be').click();
    await browser.shows(page.locator('.summary'), '5 of 8 covered');
    assert.match((await browser.nameOf(browser.item('1.1.1.5'))) ?? '', /Handling, full,/);
    await browser.shows(page.getByRole('status'), 'Updated: 5 of 8 covered');
  });

  it('offers no variant and no lens that it does not bring along', async () => {
    assert.equal(await browser.page.getByLabel('Variant').count(), 0);
    assert.equal(await browser.page.getByLabel('Lens').count(), 0);
  });

  it('finds by words and by id, counts, and goes on with Enter into what was closed', async () => {
    const { page } = browser;
    const status = page.getByRole('status');
    await page.getByRole('searchbox').fill('credit auth');
    await browser.shows(status, '1 found');
    assert.equal(await page.locator('.item.holding .name').textContent(), '◐1.1.1.5 Order Handling');
    await page.keyboard.press('Enter');
    await browser.shows(status, '1 of 1: 1.1.1.5.2 Authorize Credit, gap');
    assert.equal(await page.locator('.item.current .name').textContent(), '○1.1.1.5.2 Authorize Credit');
    await page.keyboard.press('ArrowDown');
    assert.match((await browser.focused()) ?? '', /^1\.1\.1\.5\.2 Authorize Credit/);
    await page.getByRole('searchbox').fill('1.1.1.9');
    await browser.shows(page.locator('.search .count'), '1 found');
    await page.getByRole('searchbox').fill('nothing of this name');
    await browser.shows(status, 'Nothing found');
    await page.keyboard.press('Escape');
    await page.locator('.item.dimmed').first().waitFor({ state: 'detached' });
  });

  it('shows a card over what one points to; the pointer can go to it, and Escape takes it away', async () => {
    const { page } = browser;
    const card = page.getByRole('tooltip');
    await browser.item('1.1.1.5').hover();
    await card.waitFor();
    const text = (await card.textContent()) ?? '';
    for (const part of [
      'Operations › Customer Relationship Management · Fulfillment',
      'Takes an order from the first word',
      'New supply connection covers it partially.',
      'Head of Connections',
      '2 of 5',
      'Survey the site',
      'northern grid.etom.yaml:12',
    ]) {
      assert.ok(text.includes(part), part);
    }
    await card.hover();
    await page.locator('.card-name').hover();
    assert.ok(await card.isVisible(), 'it stays while the pointer is on it');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });

  it('lists the mappings of an element, and gives the focus back', async () => {
    const { page } = browser;
    await browser.item('1.1.1.5').focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: '1.1.1.5 Order Handling' });
    await list.waitFor();
    assert.equal(await list.getByRole('listitem').count(), 2);
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    assert.match((await browser.focused()) ?? '', /^1\.1\.1\.5 Order Handling/);
    await browser.item('1.3.1').click();
    await page.getByRole('dialog').getByText('Nothing is mapped to it.').waitFor();
  });

  it('zooms with the wheel and the buttons, and fits the whole picture', async () => {
    const { page } = browser;
    const percent = page.locator('.percent');
    await page.locator('.picture').hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await browser.shows(percent, '110 %');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await browser.shows(percent, '121 %');
    await page.setViewportSize({ width: 700, height: 600 });
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.locator('.percent:not(:text("121 %"))').waitFor();
    const overflow = await page.evaluate<number>(`(() => {
      const picture = document.querySelector('.picture');
      return Math.max(picture.scrollWidth - picture.clientWidth, picture.scrollHeight - picture.clientHeight);
    })()`);
    assert.ok(overflow <= 0, `${overflow} pixels do not fit`);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it('keeps the heads in sight while one scrolls', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 700, height: 420 });
    await page.getByRole('button', { name: 'Level 3' }).click();
    const top = async () => (await page.locator('.column-heads').first().boundingBox())?.y;
    await page.evaluate(`document.querySelector('.picture').scrollTo(0, 60)`);
    const before = await top();
    await page.evaluate(`document.querySelector('.picture').scrollTo(0, 120)`);
    assert.equal(await top(), before);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it('moves nothing where the reader wants no motion', async () => {
    const { page } = browser;
    const duration = () =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('.item')).transitionDuration`);
    assert.match(await duration(), /0\.12s/);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await duration(), '0s');
    await page.emulateMedia({ reducedMotion: null });
  });
});
