/**
 * Types into a map of 100,000 lines in the real VS Code, with the trees and the grid open, and tells how long the window and
 * the extension host were held up.
 *
 *   npx tsx test/bench/editor.ts [lines]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { findHostDir } from '../editor/host/hosts.js';
import { startWorkbench } from '../editor/host/workbench.js';
import { ROOT } from '../support/framework.js';
import { mapOf } from './generate.js';
import { median, quantile } from './report.js';
import { BENCH } from './tools.js';

const TYPED = ' typed while all is open, and read at once by everyone';
/** As a fast typist does, in milliseconds. */
const BETWEEN_KEYS = 60;

/** Watches a page or a frame from within, where the types of pages are not known. */
const WATCH = `(() => {
  clearInterval(globalThis.watching);
  globalThis.heldUp = [];
  let last = performance.now();
  globalThis.watching = setInterval(() => {
    const now = performance.now();
    heldUp.push(now - last - 5);
    last = now;
  }, 5);
})()`;

async function main(lines: number): Promise<void> {
  const hostDir = findHostDir(ROOT, 'current');
  if (!hostDir) throw new Error('The headless VS Code is not installed: node test/editor/host/install.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'etom-large-'));
  const text = mapOf(lines);
  for (const name of ['plain.yaml', 'large.etom.yaml']) writeFileSync(path.join(folder, name), text);
  console.log(`${text.split('\n').length} lines, ${2 * TYPED.length} keys`);
  let host: number[] = [];
  const workbench = await startWorkbench({
    hostDir,
    folder,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(__dirname, 'probe.cjs'),
    viewport: { width: 1600, height: 1000 },
    onLog: ({ text: line }) => {
      const delay = /ETOM-DELAY ([\d.]+)/.exec(line)?.[1];
      if (delay !== undefined) host.push(Number(delay));
    },
  });
  const { page } = workbench;
  try {
    const measure = async (title: string, frames: readonly (readonly [string, Frame])[]): Promise<void> => {
      await goTo(page, Math.round(lines / 2));
      for (const [, frame] of frames) await frame.evaluate(WATCH);
      host = [];
      await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS });
      await page.keyboard.press('Control+z');
      await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS });
      for (const [where, frame] of frames)
        tell(`${title}, ${where}`, await frame.evaluate<number[]>('heldUp'));
      tell(`${title}, extension host (the worst of each half second)`, host);
    };
    await openFile(page, 'plain.yaml');
    await measure('VS Code alone', [['window', page.mainFrame()]]);
    await openFile(page, 'large.etom.yaml');
    const grid = await openAll(page);
    await measure('with trees, outline and grid', [
      ['window', page.mainFrame()],
      ['grid', grid],
    ]);
  } finally {
    await page.screenshot({ path: path.join(BENCH, 'editor.png') });
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints how long something was held up, in milliseconds. */
function tell(where: string, delays: readonly number[]): void {
  const [middle = 0, most = 0] = [median(delays), quantile(delays, 0.95)];
  const worst = Math.max(0, ...delays);
  console.log(
    `${where}: median ${ms(middle)}, 95 % ${ms(most)}, worst ${ms(worst)} (${delays.length} readings)`,
  );
}

const ms = (time: number): string => `${Math.max(0, time).toFixed(1)} ms`;

async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Opens the trees and the grid beside the map; the outline is in the breadcrumbs. @returns the grid's frame. */
async function openAll(page: Page): Promise<Frame> {
  await page.getByRole('tab', { name: 'eTOM' }).first().click();
  await page.getByRole('treeitem', { name: /^Operations/ }).waitFor();
  await command(page, 'eTOM: Show Grid');
  const drawn = page
    .frameLocator('iframe.webview')
    .frameLocator('iframe')
    .getByRole('button', { name: /Order Handling/ });
  const handle = await drawn.first().elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error('The grid is not in a frame.');
  await page.locator('.monaco-editor .view-lines').first().click();
  return frame;
}

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Puts the cursor at the end of a line that names something, near the given one. */
async function goTo(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${line}:1000`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

main(Number(process.argv[2] ?? 100_000)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
