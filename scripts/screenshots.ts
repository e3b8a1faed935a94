/**
 * Takes the pictures of the documentation in the real VS Code: docs/images/*.png. Needs the headless host of the editor
 * tests (node test/editor/host/install.mjs) and Chromium.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findHostDir } from '../test/editor/host/hosts.js';
import { startWorkbench } from '../test/editor/host/workbench.js';

const root = join(__dirname, '..');
const images = join(root, 'docs/images');
const MAP = 'northern-grid.etom.yaml';
const THEMES = [
  ['Light Modern', 'light'],
  ['Dark Modern', 'dark'],
] as const;

async function main(): Promise<void> {
  const hostDir = findHostDir(root, 'current');
  if (!hostDir) throw new Error('The headless VS Code is not installed: node test/editor/host/install.mjs');
  mkdirSync(images, { recursive: true });
  for (const [theme, name] of THEMES) {
    const folder = mkdtempSync(join(tmpdir(), 'northern-grid-'));
    try {
      cpSync(join(root, 'examples/northern-grid'), folder, { recursive: true });
      // A finding to look at: a digit too many.
      const file = join(folder, MAP);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('element: 1.1.2.2 Service', 'element: 1.1.2.22 Service'));
      await take(hostDir, folder, theme, name);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function take(hostDir: string, folder: string, theme: string, name: string): Promise<void> {
  const workbench = await startWorkbench({
    hostDir,
    folder,
    extensionDevelopmentPath: root,
    viewport: { width: 1440, height: 900 },
    settings: {
      'workbench.colorTheme': theme,
      'window.autoDetectColorScheme': false,
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': true,
      'editor.fontSize': 13,
      'workbench.layoutControl.enabled': false,
    },
  });
  try {
    const { page } = workbench;
    await openFile(page, MAP);
    await page.getByRole('tab', { name: 'eTOM' }).first().click();
    await page.getByRole('treeitem', { name: /^Operations/ }).waitFor();
    await expand(page, /^Operations/);
    await expand(page, /^Fulfillment/);
    await expand(page, /^Order Handling/);
    await hover(page, 'Order Handling', 0);
    await page.screenshot({ path: join(images, `editor-${name}.png`) });
    await page.keyboard.press('Escape');
    await complete(page);
    await page.screenshot({ path: join(images, `completion-${name}.png`) });
  } catch (error) {
    await workbench.page.screenshot({ path: join(tmpdir(), 'etom-screenshot-failed.png') });
    throw error;
  } finally {
    await workbench.close();
  }
}

async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').fill(file);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

async function expand(page: Page, name: RegExp): Promise<void> {
  const item = page.getByRole('treeitem', { name }).first();
  await item.waitFor();
  await item.locator('.monaco-tl-twistie').click();
}

/** Goes to the first line of the processes that has some words, and shows the hover over them. */
async function hover(page: Page, words: string, nth: number): Promise<void> {
  await goTo(page, 'new-connection:');
  await page.locator('.squiggly-error').first().waitFor();
  const target = page
    .locator('.view-line', { hasText: words })
    .nth(nth)
    .locator('span span', { hasText: words })
    .first();
  await target.hover();
  await page.locator('.monaco-hover .hover-contents').first().waitFor();
}

/** Puts the cursor at the end of the first line that has some words, and the line in the middle. */
async function goTo(page: Page, words: string): Promise<void> {
  const lines = readFileSync(join(root, 'examples/northern-grid', MAP), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(words)) + 1;
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${line}:1000`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function complete(page: Page): Promise<void> {
  await goTo(page, 'description: From the request to the first metered day.');
  for (let line = 0; line < 4; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  // Enter continues the list.
  await page.keyboard.press('Enter');
  await page.keyboard.type('serv act');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
