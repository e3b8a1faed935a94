/** Finds what the headless editor tests need on this machine: the installed VS Code, and Chromium. */

import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The current VS Code, or the oldest one that `engines.vscode` promises. */
export type HostName = 'current' | 'oldest';

/** A headless VS Code, as `install.mjs` describes it in its `host.json`. */
export interface Host {
  readonly name: string;
  readonly vscode: string;
  readonly nodeProgram: string;
  readonly serverScript: string;
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Reads the description in `hostDir`, with absolute paths; throws where no host is completely installed. */
export function readHost(hostDir: string): Host {
  const marker = path.join(hostDir, 'host.json');
  const { name, vscode, nodeProgram, serverScript } = JSON.parse(
    readFileSync(marker, 'utf8'),
  ) as Partial<Host>;
  if (!name || !vscode || !nodeProgram || !serverScript) throw new Error(`${marker} is not complete.`);
  return {
    name,
    vscode,
    nodeProgram: path.join(hostDir, nodeProgram),
    serverScript: path.join(hostDir, serverScript),
  };
}

/** The folder of the newest installed host of that name. */
export function findHostDir(root: string, name: HostName): string | undefined {
  const parent = path.join(root, '.vscode-test');
  const found: { dir: string; version: string }[] = [];
  for (const entry of listFolder(parent)) {
    if (!entry.startsWith('host-')) continue;
    try {
      const dir = path.join(parent, entry);
      const host = readHost(dir);
      if (host.name === name) found.push({ dir, version: host.vscode });
    } catch {
      // Half an installation: as good as none.
    }
  }
  found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  return found[0]?.dir;
}

/** The path of Chromium or Chrome: `ETOM_CHROMIUM`, or the first on the `PATH`. */
export function findChromium(): string | undefined {
  const named = process.env.ETOM_CHROMIUM;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return BROWSERS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
