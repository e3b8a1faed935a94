/** The page of the grid as a webview of the editor has it: what it asks for, what it says, and what it does not listen to. */
import assert from 'node:assert/strict';
import type { HostMessage } from '../../grid/messages.js';
import type { Grid } from '../../grid/model.js';
import { element, GRID, TO_BE } from './fixture.js';
import { Browser, built } from './support.js';

/** In the place of the editor: keeps what the page says. */
const EDITOR = `
  window.sent = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent.push(message),
    getState: () => window.kept,
    setState: (state) => { window.kept = state; },
  });
`;

describe('the grid in the editor', function () {
  this.timeout(60_000);
  const browser = new Browser();
  before(function () {
    return browser.start(this);
  });
  after(() => browser.close());

  const say = (message: unknown) =>
    browser.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  const tell = (message: HostMessage) => say(message);
  const kept = () => browser.page.evaluate<Record<string, unknown>>('window.kept');
  /** Waits for the last message of a type that is as wanted. */
  const sent = async (type: string, wanted = 'true'): Promise<Record<string, unknown>> => {
    const handle = await browser.page.waitForFunction(
      `window.sent.findLast((message) => message.type === '${type}' && (${wanted}))`,
    );
    return (await handle.jsonValue()) as Record<string, unknown>;
  };

  async function start(grid: Grid | null, state = 'undefined'): Promise<void> {
    await browser.page.setContent(`<style>${built('grid.css')}</style><div id="grid"></div>`);
    await browser.page.evaluate(`${EDITOR} window.kept = ${state};`);
    await browser.page.evaluate(built('grid.js'));
    await sent('ask');
    await tell({
      type: 'start',
      uri: 'file:///map.etom.yaml',
      texts: { Legend: 'Leyenda', 'Level 3': 'Nivel 3' },
    });
    await tell({ type: 'grid', grid });
    await browser.page.locator(grid ? '.picture' : '.empty').waitFor();
  }

  it('asks for the view and the level-3 elements that are wanted', async () => {
    await start(GRID);
    assert.deepEqual(await sent('ask'), { type: 'ask', question: { view: 'as-is', details: [] } });
    await browser.page.getByText('To-be').click();
    await sent('ask', "message.question.view === 'to-be'");
    await browser.page.locator('[data-toggle="1.1.1.5"]').click();
    await sent('ask', "message.question.details[0] === '1.1.1.5'");
    await browser.page.getByRole('searchbox').fill('credit');
    await sent('ask', "message.question.details === 'all'");
    await browser.page.getByLabel('Lens', { exact: true }).selectOption('customer-service');
    await sent('ask', "message.question.lens === 'customer-service'");
    await browser.page.getByLabel('Variant', { exact: true }).selectOption('business');
    await sent('ask', "message.question.variant === 'business'");
  });

  it('keeps what was chosen, and starts with it again', async () => {
    await start(
      GRID,
      "{ mode: 'owner', view: 'to-be', zoom: 1.5, expanded: ['1.1.1.5'], variant: 'business' }",
    );
    const question = { view: 'to-be', variant: 'business', details: ['1.1.1.5'] };
    assert.deepEqual((await sent('ask')).question, question);
    await browser.item('1.1.1.6').focus();
    await browser.page.waitForFunction(`window.kept.focused === 'crm/1.1.1.6@2'`);
    const { mode, zoom, uri } = await kept();
    assert.deepEqual({ mode, zoom, uri }, { mode: 'owner', zoom: 1.5, uri: 'file:///map.etom.yaml' });
  });

  it('keeps which map it is of, though nothing was chosen, and when the map is renamed', async () => {
    await start(GRID);
    assert.equal((await kept()).uri, 'file:///map.etom.yaml');
    await tell({ type: 'start', uri: 'file:///renamed.etom.yaml', texts: {} });
    await browser.page.waitForFunction(`window.kept.uri === 'file:///renamed.etom.yaml'`);
  });

  it('leaves room for the picture in a small window', async () => {
    const { page } = browser;
    const before = page.viewportSize();
    await page.setViewportSize({ width: 220, height: 480 });
    try {
      await start(GRID);
      const box = await page.locator('.picture').boundingBox();
      assert.ok(box && box.height >= 200, `${box?.height} pixels`);
    } finally {
      if (before) await page.setViewportSize(before);
    }
  });

  it('starts as at first with what it cannot understand', async () => {
    await start(GRID, "{ mode: 'colourful', view: 7, zoom: 'large', expanded: [1], focused: {} }");
    assert.deepEqual((await sent('ask')).question, { view: 'as-is', details: [] });
  });

  it('tells what it has drawn, and draws again what an edit has changed, with the focus where it was', async () => {
    await start(GRID);
    const first = (await sent('drawn')).drawn;
    assert.ok(typeof first === 'object' && first !== null && 'places' in first);
    assert.equal(first.places, 10);
    await browser.item('1.1.1.5').focus();
    await tell({ type: 'grid', grid: { ...TO_BE, view: 'as-is' } });
    await sent('drawn', "message.drawn.summary === '5 of 8 covered'");
    assert.equal(await browser.focused(), '1.1.1.5 Order Handling, full, in Fulfillment, 2 processes');
  });

  it('asks the editor to open an element, by a click and by Enter', async () => {
    await start(GRID);
    await browser.item('1.1.1.5').click();
    await sent('open', "message.element === '1.1.1.5'");
    await browser.item('1.3.1').focus();
    await browser.page.keyboard.press('Enter');
    await sent('open', "message.element === '1.3.1'");
  });

  it('tells the context menu which element it is about, and of which map', async () => {
    await start(GRID);
    await browser.item('1.1.1.5').click({ button: 'right' });
    const context = JSON.parse((await browser.item('1.1.1.5').getAttribute('data-vscode-context')) ?? '');
    assert.deepEqual(context.element, {
      release: 'classic',
      key: '1.1.1.5',
      id: '1.1.1.5',
      reference: '1.1.1.5 Order Handling',
    });
    assert.equal(context.uri, 'file:///map.etom.yaml');
  });

  it('brings an element into view that is hidden on level 3', async () => {
    await start(GRID);
    await tell({ type: 'reveal', element: '1.1.1.5.2' });
    await browser.page.locator('[data-key="1.1.1.5.2"]:focus').waitFor();
  });

  it('hands over its pictures to be saved', async () => {
    await start(GRID);
    await tell({ type: 'export', format: 'svg' });
    assert.match(String((await sent('save', "message.format === 'svg'")).content), /^<\?xml/);
    await tell({ type: 'export', format: 'html' });
    const { settings } = await sent('save-page');
    assert.ok(typeof settings === 'object' && settings !== null && 'mode' in settings);
  });

  it('says what to do where there is no grid', async () => {
    await start(null);
    assert.match((await browser.page.locator('.empty').textContent()) ?? '', /etom: classic/);
  });

  it('speaks the language of the editor', async () => {
    await start(GRID);
    await browser.page.getByRole('button', { name: 'Nivel 3' }).waitFor();
  });

  it('does not listen to what is no message of the editor', async () => {
    await start(GRID);
    const broken = { ...GRID, elements: { x: { ...element('x', 'X'), owners: 'nobody' } } };
    for (const message of [
      7,
      null,
      'grid',
      { type: 'toString' },
      { type: 'grid' },
      { type: 'grid', grid: broken },
    ]) {
      await say(message);
    }
    await tell({ type: 'grid', grid: TO_BE });
    await sent('drawn', "message.drawn.summary === '5 of 8 covered'");
    assert.deepEqual(browser.misdeeds, { requests: [], errors: [] });
  });
});
