/** An exported grid in a real browser. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { gridHtml } from '../../grid/html.js';
import type { Grid } from '../../grid/model.js';
import { Cleanup } from '../editor/host/cleanup.js';
import { findChromium } from '../editor/host/hosts.js';
import { openPage } from '../editor/host/page.js';
import { ROOT } from '../support/framework.js';

export const built = (name: string): string => readFileSync(path.join(ROOT, 'dist', name), 'utf8');

/** The page that the extension would export. */
export function exported(first: Grid, others: readonly Grid[] = [], settings: unknown = {}): Promise<string> {
  return gridHtml(first, others, { script: built('grid.js'), style: built('grid.css'), settings });
}

/** What a page must not do. */
export interface Misdeeds {
  /** Addresses that it has asked for, beside its own file and what it holds itself. */
  readonly requests: string[];
  /** What its content security policy has refused, and errors of its script. */
  readonly errors: string[];
}

/** A browser for the tests of a suite, and what its page did that it must not do. */
export class Browser {
  readonly misdeeds: Misdeeds = { requests: [], errors: [] };
  readonly #cleanup = new Cleanup();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'etom-grid-'));
  #page: Page | undefined;

  get page(): Page {
    assert.ok(this.#page, 'the browser was started');
    return this.#page;
  }

  /** Starts it; skips the suite where there is no Chromium, which on a build server is a failure. */
  async start(context: Mocha.Context): Promise<void> {
    this.#cleanup.add(() => rmSync(this.#folder, { recursive: true, force: true }));
    if (findChromium() === undefined) {
      const missing =
        'Chromium is not on the PATH: apt-get install chromium, or name its program in ETOM_CHROMIUM';
      assert.ok(!process.env.CI, missing);
      console.log(missing);
      context.skip();
    }
    const page = await openPage({ viewport: { width: 1400, height: 900 } }, this.#cleanup);
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) this.misdeeds.requests.push(request.url());
    });
    page.on('pageerror', (error) => this.misdeeds.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.misdeeds.errors.push(message.text());
    });
    this.#page = page;
  }

  /** Opens a page from a file, as its reader would. */
  async open(html: string): Promise<Page> {
    const file = path.join(this.#folder, 'grid.html');
    writeFileSync(file, html);
    await this.page.goto(pathToFileURL(file).href);
    await this.page.locator('.picture').waitFor();
    return this.page;
  }

  /** The name of a button as a screen reader says it. */
  async nameOf(button: Locator): Promise<string | undefined> {
    return /^- button "(.*)"/.exec(await button.ariaSnapshot())?.[1];
  }

  /** The name of the button that has the focus. */
  focused(): Promise<string | undefined> {
    return this.nameOf(this.page.locator(':focus'));
  }

  /** Waits until an element shows exactly this text. */
  shows(part: Locator, text: string): Promise<void> {
    return part
      .and(this.page.getByText(text, { exact: true }))
      .waitFor({ state: 'attached', timeout: 5_000 });
  }

  /** The element of the picture with this id; with several places, all of them. */
  item(id: string): Locator {
    return this.page.locator(`[data-place][data-key="${id}"]`);
  }

  mode(mode: string): Promise<unknown> {
    return this.page.getByLabel('Show', { exact: true }).selectOption(mode);
  }

  close(): Promise<void> {
    return this.#cleanup.run();
  }
}
