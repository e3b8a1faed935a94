/**
 * Types into a map of 100,000 lines in the real VS Code, with the trees and the grid open, and tells how long the window and
 * the extension host were held up.
 *
 *   npx tsx test/bench/editor.ts [lines]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findHostDir } from '../editor/host/hosts.js';
import { startWorkbench } from '../editor/host/workbench.js';
import { ROOT } from '../support/framework.js';
import { mapOf } from './generate.js';
import { median, quantile } from './report.js';
import { BENCH } from './tools.js';

const FILE = 'large.etom.yaml';
const TYPED = ' typed while all is open, and read at once by everyone';
/** As a fast typist does, in milliseconds. */
const BETWEEN_KEYS = 60;

/** Watches a page or a frame from within, where the types of pages are not known. */
const WATCH = `(() => {
  globalThis.heldUp = [];
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    heldUp.push(now - last - 5);
    last = now;
  }, 5);
})()`;

interface HeldUp {
  readonly where: string;
  /** Delays, in milliseconds. */
  readonly delays: readonly number[];
}

async function main(lines: number): Promise<void> {
  const hostDir = findHostDir(ROOT, 'current');
  if (!hostDir) throw new Error('The headless VS Code is not installed: node test/editor/host/install.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'etom-large-'));
  const text = mapOf(lines);
  writeFileSync(path.join(folder, FILE), text);
  const host: number[] = [];
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
    await openAll(page);
    await goTo(page, Math.round(lines / 2));
    await page.evaluate(WATCH);
    const grid = page.frames().at(-1);
    await grid?.evaluate(WATCH);
    host.length = 0;
    await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS });
    await page.keyboard.press('Control+z');
    await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS });
    const results: HeldUp[] = [
      { where: 'window', delays: await page.evaluate<number[]>('heldUp') },
      { where: 'grid', delays: (await grid?.evaluate<number[]>('heldUp')) ?? [] },
      { where: 'extension host, worst of each half second', delays: host },
    ];
    console.log(`${text.split('\n').length} lines, ${2 * TYPED.length} keys`);
    for (const { where, delays } of results) {
      const [middle = 0, most = 0] = [median(delays), quantile(delays, 0.95)];
      const worst = Math.max(0, ...delays);
      console.log(
        `${where}: median ${ms(middle)}, 95 % ${ms(most)}, worst ${ms(worst)} (${delays.length} readings)`,
      );
    }
  } finally {
    await page.screenshot({ path: path.join(BENCH, 'editor.png') });
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ms = (time: number): string => `${Math.max(0, time).toFixed(1)} ms`;

/** The map in the editor with the outline in its breadcrumbs, the trees beside it, and the grid. */
async function openAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').fill(FILE);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await page.getByRole('tab', { name: 'eTOM' }).first().click();
  await page.getByRole('treeitem', { name: /^Operations/ }).waitFor();
  await command(page, 'eTOM: Show Grid');
  const drawn = page
    .frameLocator('iframe.webview')
    .frameLocator('iframe')
    .getByRole('button', { name: /Order Handling/ });
  await drawn.first().waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
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
