/** The extension in the real VS Code with a map in which every text tries to be a command, a picture or an icon. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, findHostDir } from '../editor/host/hosts.js';
import { startWorkbench, type Workbench } from '../editor/host/workbench.js';
import { ROOT } from '../support/framework.js';
import { hostileMap } from '../support/hostile.js';

const ATTACK =
  '$(trash) [x](command:workbench.action.files.newUntitledFile) ![x](https://evil.example/x.png) <img src=https://evil.example/y.png onerror=alert(1)>';
const TEXT = hostileMap(ATTACK, { hasHostileIds: true });
const FILE = 'hostile.etom.yaml';

/** What must be nowhere in the window: the icon, links to commands, pictures from elsewhere. */
const BAD =
  '.codicon-trash, a[href^="command:workbench.action.files"], a[data-href^="command:workbench.action.files"], img[src*="evil.example"]';

describe('a hostile map in VS Code', function () {
  this.timeout(180_000);
  const requests: string[] = [];
  const dialogs: string[] = [];
  let workbench: Workbench;
  let page: Page;
  let folder = '';

  before(async function () {
    const hostDir = findHostDir(ROOT, 'current');
    if (!hostDir || findChromium() === undefined) {
      assert.ok(!process.env.CI, 'the headless VS Code or Chromium is missing');
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'etom-hostile-'));
    writeFileSync(path.join(folder, FILE), TEXT);
    const viewport = { width: 1400, height: 900 };
    workbench = await startWorkbench({ hostDir, folder, extensionDevelopmentPath: ROOT, viewport });
    page = workbench.page;
    page.on('request', (request) => {
      if (request.url().includes('evil.example')) requests.push(request.url());
    });
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget input').fill(FILE);
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
  });
  after(async () => {
    await workbench?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    assert.equal(await page.locator(BAD).count(), 0);
    assert.deepEqual({ requests, dialogs }, { requests: [], dialogs: [] });
  });

  const command = async (title: string): Promise<void> => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  };
  const goTo = async (place: string): Promise<void> => {
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget input').fill(`:${place}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  const lineOf = (words: string): number => TEXT.split('\n').findIndex((line) => line.includes(words)) + 1;

  /** The column, from 1, at which the first value of a line starts, behind its quotation mark. */
  const columnIn = (line: number): number => (TEXT.split('\n')[line - 1] ?? '').indexOf('": "') + 5;

  it('says in a hover what was written, and nothing happens', async () => {
    for (const words of ['"owner"', '"element": "1.1.1.5', '"x-']) {
      const line = lineOf(words);
      await goTo(`${line}:24`);
      await command('Show or Focus Hover');
      const hover = page.locator('.monaco-hover .hover-contents').first();
      if (words !== '"x-') await hover.waitFor();
      assert.equal(await page.locator(BAD).count(), 0, words);
      await page.keyboard.press('Escape');
    }
  });

  it('shows its words in the trees', async () => {
    await page.getByRole('tab', { name: 'eTOM' }).first().click();
    await page
      .getByRole('treeitem', { name: /\$\(trash\)|Processes|hostile/ })
      .first()
      .waitFor();
  });

  it('shows its words in completions', async () => {
    const line = lineOf('"owner"');
    await goTo(`${line}:${columnIn(line)}`);
    await page.keyboard.press('Control+Space');
    const item = page.locator('.suggest-widget .monaco-list-row', { hasText: '$(trash)' }).first();
    await item.waitFor();
    await page.keyboard.press('Escape');
  });

  it('is drawn as a grid on a page with a strict policy, which is new each time', async () => {
    await command('eTOM: Show Grid');
    const frame = page.frameLocator('iframe.webview').frameLocator('iframe');
    await frame.locator('.picture').waitFor();
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; script-src 'nonce-[\da-f]{32}'; style-src [^;]+; img-src data: blob:$/,
    );
    assert.doesNotMatch(policy ?? '', /unsafe/);
    assert.equal(await frame.locator('body script').count(), 1);
    assert.equal(await frame.locator(BAD).count(), 0);
  });
});
