/** The exported grid by the keyboard alone. */
import assert from 'node:assert/strict';
import { GRID } from './fixture.js';
import { Browser, exported } from './support.js';

describe('the exported grid by keyboard', function () {
  this.timeout(60_000);
  const browser = new Browser();
  let html: string;
  before(async function () {
    await browser.start(this);
    html = await exported(GRID);
  });
  after(() => browser.close());
  beforeEach(async () => {
    await browser.open(html);
    await browser.page.getByRole('button', { name: 'Export' }).focus();
    await browser.page.keyboard.press('Tab');
  });

  /** Presses keys one after the other; gives what has the focus after each, without what is said of it. */
  const press = async (...keys: string[]): Promise<string[]> => {
    const places: string[] = [];
    for (const key of keys) {
      await browser.page.keyboard.press(key);
      places.push((await browser.focused())?.split(',')[0] ?? '');
    }
    return places;
  };

  it('is one stop between the toolbar and the legend', async () => {
    assert.match((await browser.focused()) ?? '', /^1\.2\.1\.1 Market Strategy/);
    assert.deepEqual(await press('Tab', 'Shift+Tab'), ['full 1', '1.2.1.1 Market Strategy & Policy']);
  });

  it('walks by where things stand, over panels and into the band', async () => {
    assert.deepEqual(
      await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight'),
      [
        '1.2.1.2 Product & Offer Portfolio Planning',
        '1.1.1.1 CRM Support & Readiness',
        '1.1.1.2 Customer Interface Management',
        '1.1.1.5 Order Handling',
        '1.1.1.6 Problem Handling',
        '1.1.1.9 Retention & Loyalty',
      ],
    );
    assert.deepEqual(await press('ArrowUp', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowUp'), [
      '1.1.1.2 Customer Interface Management',
      '1.1.1.1 CRM Support & Readiness',
      '1.2.1.2 Product & Offer Portfolio Planning',
      '1.2.1.1 Market Strategy & Policy',
      '1.3.1 Strategic & Enterprise Planning',
      '1.2.1.1 Market Strategy & Policy',
    ]);
  });

  it('stays where it is at the edge', async () => {
    assert.deepEqual(await press('ArrowUp', 'ArrowLeft'), [
      '1.2.1.1 Market Strategy & Policy',
      '1.2.1.1 Market Strategy & Policy',
    ]);
  });

  it('goes to the ends of a row and of the picture, and from row to row', async () => {
    assert.deepEqual(await press('End', 'Home', 'Control+End', 'Control+Home'), [
      '1.2.1.2 Product & Offer Portfolio Planning',
      '1.2.1.1 Market Strategy & Policy',
      '1.3.1 Strategic & Enterprise Planning',
      '1.2.1.1 Market Strategy & Policy',
    ]);
    await press('ArrowRight', 'ArrowRight');
    const [down, up] = await press('PageDown', 'PageUp');
    assert.match(down ?? '', /^1\.1\.2\.5 /);
    assert.match(up ?? '', /^1\.1\.1\.\d/);
  });

  it('opens level 3 with plus, and closes it with minus from within', async () => {
    await browser.item('1.1.1.5').focus();
    assert.deepEqual(await press('+', 'ArrowDown', 'ArrowDown', '-'), [
      '1.1.1.5 Order Handling',
      '1.1.1.5.1 Determine Customer Order Feasibility',
      '1.1.1.5.2 Authorize Credit',
      '1.1.1.5 Order Handling',
    ]);
    await browser.page.locator('.details').waitFor({ state: 'detached' });
    assert.equal(
      await browser.page
        .getByRole('button', { name: 'Show the 2 level-3 elements' })
        .getAttribute('aria-expanded'),
      'false',
    );
  });

  it('shows the card of what has the focus, describes it by the card, and takes it away with Escape', async () => {
    await press('ArrowRight');
    const { page } = browser;
    await page.getByRole('tooltip').waitFor();
    const focused = page.locator('[data-place]:focus');
    assert.equal(await focused.getAttribute('aria-describedby'), 'card');
    await press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    assert.equal(await focused.getAttribute('aria-describedby'), null);
  });

  it('looks for something with a slash, and comes back to the picture with Escape', async () => {
    const { page } = browser;
    await press('/');
    await page.keyboard.type('problem');
    assert.equal(await page.locator('.search .count').textContent(), '1 found');
    await press('Enter', 'Escape', 'Escape');
    assert.match((await browser.focused()) ?? '', /^1\.1\.1\.6 Problem Handling/);
    await page.locator('.item.dimmed').first().waitFor({ state: 'detached' });
  });
});
