/** Decides which VS Code this machine can run the editor tests in. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findHostDir, type HostName, readHost } from './host/hosts.js';

export type EditorHost =
  | {
      readonly kind: 'headless';
      readonly version: string;
      readonly hostDir: string;
      readonly executable: string;
    }
  /** `version` is one to download. */
  | { readonly kind: 'desktop'; readonly version: string };

/** What is missing, and how to get it: one sentence each. */
export interface NoHost {
  readonly kind: 'none';
  readonly missing: readonly string[];
}

/**
 * The headless VS Code where it is installed, else the desktop one where there is a display.
 * `ETOM_VSCODE_HOST` decides instead: `desktop`, `headless`, or the folder of an installed headless one.
 */
export function chooseHost(root: string, name: HostName): EditorHost | NoHost {
  const wanted = process.env.ETOM_VSCODE_HOST || undefined;
  if (wanted === 'desktop') return desktop(root, name);
  const named = wanted === 'headless' ? undefined : wanted;
  const hostDir = named ?? findHostDir(root, name);
  const browser = findChromium();
  if (hostDir !== undefined && browser !== undefined) {
    const executable = join(root, 'test/editor/host/code');
    return { kind: 'headless', version: readHost(hostDir).vscode, hostDir, executable };
  }
  if (wanted === undefined && hasDisplay()) return desktop(root, name);
  const missing: string[] = [];
  if (hostDir === undefined) {
    const option = name === 'current' ? '' : ` --vscode ${name}`;
    missing.push(`The headless VS Code is not installed: node test/editor/host/install.mjs${option}`);
  }
  if (browser === undefined) {
    missing.push(
      'Chromium is not on the PATH: apt-get install chromium, or name its program in ETOM_CHROMIUM',
    );
  }
  if (wanted === undefined) missing.push('Nor is there a display (DISPLAY) for the desktop VS Code');
  return { kind: 'none', missing };
}

function desktop(root: string, name: HostName): EditorHost {
  return { kind: 'desktop', version: name === 'current' ? 'stable' : lowerBound(root) };
}

/** The oldest VS Code that the extension promises to run in. */
function lowerBound(root: string): string {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const { engines } = JSON.parse(manifest) as { engines?: { vscode?: string } };
  const version = /\d+\.\d+\.\d+/.exec(engines?.vscode ?? '')?.[0];
  if (version === undefined) throw new Error('package.json has no version in engines.vscode.');
  return version;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
