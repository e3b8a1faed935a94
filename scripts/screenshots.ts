/**
 * Takes the pictures of the documentation in the real VS Code: docs/images/*.png, and those of the walkthrough. Needs the
 * headless host of the editor tests (node test/editor/host/install.mjs) and Chromium.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { findHostDir } from '../test/editor/host/hosts.js';
import { startWorkbench } from '../test/editor/host/workbench.js';

const root = join(__dirname, '..');
const images = join(root, 'docs/images');
const walkthrough = join(root, 'docs/walkthrough');
const MAP = 'northern-grid.etom.yaml';
const THEMES = [
  ['Light Modern', 'light'],
  ['Dark Modern', 'dark'],
  ['Dark High Contrast', 'contrast'],
] as const;

/** The walkthrough's pictures: parts of the window, large enough to read in the half of it that VS Code gives them. */
const PART = { width: 720, height: 450 };

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
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': true,
      'editor.fontSize': 13,
      'workbench.layoutControl.enabled': false,
    },
  });
  const { page } = workbench;
  const shoot = async (picture: string): Promise<void> => {
    await page.screenshot({ path: join(images, `${picture}-${name}.png`) });
  };
  const shootPart = async (picture: string, x: number, y: number): Promise<void> => {
    if (name === 'contrast') return;
    const png = await page.screenshot({ clip: { x, y, ...PART } });
    writeFileSync(join(walkthrough, `${picture}-${name}.webp`), await asWebp(page, png));
  };
  try {
    await chooseTheme(page, theme);
    await openFile(page, MAP);
    await page.getByRole('tab', { name: 'eTOM' }).first().click();
    await page.getByRole('treeitem', { name: /^Operations/ }).waitFor();
    await widenSideBar(page);
    await expand(page, /^Operations/);
    await expand(page, /^Fulfillment/);
    await goTo(page, 'new-connection:');
    await shootPart('framework', 48, 36);
    await hover(page, 'Order Handling', 0);
    await shoot('editor');
    await page.keyboard.press('Escape');
    await showFinding(page);
    await shootPart('finding', 640, 440);
    await page.keyboard.press('Escape');
    await complete(page);
    await shoot('completion');
    await shootPart('completion', 490, 440);
    await page.keyboard.press('Escape');
    await command(page, 'File: Revert File');
    await drawGrid(page);
    await shoot('grid');
    await shootPart('grid', 655, 140);
    await command(page, 'View: Close Editor');
    await command(page, 'eTOM: Get Started');
    await page.locator('.getting-started-step').first().waitFor();
    await shoot('walkthrough');
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), 'etom-screenshot-failed.png') });
    throw error;
  } finally {
    await workbench.close();
  }
}

/** A theme belongs to the user, whose settings a fresh profile does not have: it is chosen as a user chooses it. */
async function chooseTheme(page: Page, theme: string): Promise<void> {
  await command(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input').fill(theme);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** What the browser runs to make WebP of an image; a text, since the types of pages are not known here. */
const TO_WEBP = `async (source) => {
  const image = document.createElement('img');
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.6);
}`;

/** The picture as WebP, as the browser writes it: these are part of the extension and must stay small. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().browser()?.newPage();
  if (!blank) throw new Error('The browser is gone.');
  try {
    const source = `data:image/png;base64,${png.toString('base64')}`;
    const url = await blank.evaluate<string>(`(${TO_WEBP})(${JSON.stringify(source)})`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await blank.close();
  }
}

async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input').fill(file);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Runs a command by its full title. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  const item = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  await item.click();
  // It may ask something in the place of the list.
  await item.waitFor({ state: 'hidden' });
}

/** Makes room for the names of elements. */
async function widenSideBar(page: Page): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('The side bar is not there.');
  const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 130, edge.y, { steps: 5 });
  await page.mouse.up();
}

async function expand(page: Page, name: RegExp): Promise<void> {
  const item = page.getByRole('treeitem', { name }).first();
  await item.waitFor();
  if ((await item.getAttribute('aria-expanded')) === 'true') return;
  await item.locator('.monaco-tl-twistie').click();
}

/** Goes to the first line of the processes that has some words, and shows the hover over them. */
async function hover(page: Page, words: string, nth: number): Promise<void> {
  await goTo(page, 'new-connection:');
  await page.locator('.squiggly-error').first().waitFor();
  // Code lenses move the lines; the pointer must come after them.
  await page
    .locator('.codelens-decoration', { hasText: 'references' })
    .first()
    .waitFor({ state: 'attached' });
  const target = page
    .locator('.view-line', { hasText: words })
    .nth(nth)
    .locator('span span', { hasText: words })
    .first();
  await target.hover();
  await page.locator('.monaco-hover .hover-contents').first().waitFor();
}

/** Shows what is wrong with the id that has a digit too many. */
async function showFinding(page: Page): Promise<void> {
  const line = page.locator('.view-line', { hasText: '1.1.2.22' });
  await line.locator('span span', { hasText: 'Service' }).first().hover();
  await page.locator('.monaco-hover .marker-hover, .monaco-hover .hover-row.status-bar').first().waitFor();
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

/** Opens the grid, alone in the window, and waits until it is drawn. */
async function drawGrid(page: Page): Promise<void> {
  await command(page, 'eTOM: Show Grid');
  await gridFrame(page);
  await command(page, 'View: Close Primary Side Bar');
  await command(page, 'View: Maximize Editor Group');
  await gridFrame(page);
}

async function gridFrame(page: Page): Promise<Frame> {
  const frame = page.frameLocator('iframe.webview').frameLocator('iframe');
  const first = frame.getByRole('button', { name: /Order Handling/ }).first();
  await first.waitFor();
  const handle = await first.elementHandle();
  const owner = await handle?.ownerFrame();
  if (!owner) throw new Error('The grid is not in a frame.');
  return owner;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
