/** A headless VS Code, started for one folder with a profile of its own. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Cleanup } from './cleanup.js';
import { readHost } from './hosts.js';
import { type LogEntry, readLogEntry } from './log.js';
import { type AddressOptions, openPage, type PageOptions, workbenchAddress } from './page.js';
import { startServer } from './server.js';

export type ExtensionKind = 'node' | 'web';
export type Settings = Readonly<Record<string, unknown>>;

export interface WorkbenchOptions extends AddressOptions, PageOptions {
  /** A folder that `install.mjs` has filled. */
  readonly hostDir: string;
  /** The extension host to use: that of the server (default), or the browser's own. */
  readonly extensionKind?: ExtensionKind;
  /** Settings on top of those that keep the workbench quiet. */
  readonly settings?: Settings;
  /** `false` opens the folder in Restricted Mode; otherwise it is trusted. */
  readonly trust?: boolean;
  /** Environment variables for the server's extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Receives each console line of the workbench and of its extension hosts. */
  readonly onLog?: (entry: LogEntry) => void;
}

export interface Workbench {
  readonly page: Page;
  /** The exit code of the extension tests. Rejects when VS Code or the browser ends before them. */
  readonly exit: Promise<number>;
  /** Ends everything that was started, and removes its folders. */
  close(): Promise<void>;
}

const START_LIMIT_MS = 120_000;

const QUIET_SETTINGS: Settings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const cleanup = new Cleanup();
  try {
    const { trust = true, env, onLog } = options;
    const folders = makeProfile(allSettings(options), cleanup);
    const [server, page] = await Promise.all([
      startServer({ host: readHost(options.hostDir), ...folders, trust, env }, cleanup),
      openPage(options, cleanup),
    ]);
    const { exit } = await listen(page, server.failure, onLog);
    await Promise.race([openWorkbench(page, workbenchAddress(server.authority, options)), server.failure]);
    return { page, exit, close: () => cleanup.run() };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** Returns when the workbench has its colours: from then on it looks as it should. */
async function openWorkbench(page: Page, address: string): Promise<void> {
  await page.goto(address, { timeout: START_LIMIT_MS, waitUntil: 'domcontentloaded' });
  const themed = '.monaco-workbench[class*="vscode-theme-"] .part.statusbar';
  await page.waitForSelector(themed, { timeout: START_LIMIT_MS });
}

/** The folders of a fresh profile, with its settings. */
function makeProfile(settings: Settings, cleanup: Cleanup) {
  const root = mkdtempSync(join(tmpdir(), 'etom-vscode-'));
  cleanup.add(() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  const folders = {
    userDataDir: join(root, 'user'),
    serverDataDir: join(root, 'server'),
    extensionsDir: join(root, 'extensions'),
    temporaryDir: join(root, 'tmp'),
  };
  // The user's own settings would be in the browser; those of the server's machine are a file.
  const settingsDir = join(folders.userDataDir, 'Machine');
  for (const folder of [...Object.values(folders), settingsDir]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(settingsDir, 'settings.json'), JSON.stringify(settings));
  return folders;
}

function allSettings({ settings, extensionKind, extensionDevelopmentPath }: WorkbenchOptions): Settings {
  if (extensionKind !== 'web') return { ...QUIET_SETTINGS, ...settings };
  // An extension that has both entries runs in the server's extension host, unless a setting says otherwise.
  const kinds = [extensionDevelopmentPath].flat().map((folder) => [extensionId(folder), ['web']]);
  return { ...QUIET_SETTINGS, 'remote.extensionKind': Object.fromEntries(kinds), ...settings };
}

function extensionId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  return `${manifest.publisher}.${manifest.name}`;
}

/** Receives what VS Code reports, through two functions that it looks for on its window. */
async function listen(page: Page, failure: Promise<never>, onLog: WorkbenchOptions['onLog']) {
  const reported = new Promise<number>((resolve, reject) => {
    page.once('close', () => reject(new Error('The page was closed before the tests ended.')));
    page.once('crash', () => reject(new Error('The page crashed before the tests ended.')));
    page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(reject);
  });
  const exit = Promise.race([reported, failure]);
  // Where there are no tests, nobody waits for it.
  exit.catch(() => {});
  await page.exposeFunction('codeAutomationLog', (level: string, values: readonly unknown[]) => {
    onLog?.(readLogEntry(level, values));
  });
  // In an object: an async function would wait for the promise itself.
  return { exit };
}
