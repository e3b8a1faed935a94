/** The browser's side of a headless VS Code: the page that shows the workbench, and its address. */

import { chromium, type Page } from 'playwright-core';
import type { Cleanup } from './cleanup.js';
import { findChromium } from './hosts.js';

export interface PageOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels per point: 2 for sharper pictures. */
  readonly deviceScaleFactor?: number;
}

export interface AddressOptions {
  /** The folder or `.code-workspace` file to open. */
  readonly folder: string;
  readonly extensionDevelopmentPath: string | readonly string[];
  /** A module with a `run` function; without it the workbench just opens. */
  readonly extensionTestsPath?: string | undefined;
}

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The workbench would look for its gallery and its telemetry; tests stay on this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** An empty page in a browser that `cleanup` closes. */
export async function openPage(options: PageOptions, cleanup: Cleanup): Promise<Page> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found.');
  const browser = await chromium.launch({
    executablePath,
    args: BROWSER_ARGUMENTS,
    // Signals are for Cleanup, which ends the server as well.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  cleanup.add(() => browser.close());
  const { viewport = { width: 1280, height: 800 }, deviceScaleFactor = 1 } = options;
  return browser.newPage({ viewport, deviceScaleFactor });
}

export function workbenchAddress(authority: string, options: AddressOptions): string {
  // The server's files have to be named as remote ones: a plain path would be one of the browser's.
  const remote = (file: string) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  for (const extension of [options.extensionDevelopmentPath].flat()) {
    payload.push(['extensionDevelopmentPath', remote(extension)]);
  }
  if (options.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  const query = new URLSearchParams({
    [options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: options.folder,
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}
