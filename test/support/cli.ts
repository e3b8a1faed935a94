/** The bundled `etom` command, run in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './framework.js';

export const CLI = path.join(ROOT, 'dist/cli.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A temporary folder with files, in which the command runs. */
export class Workbench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'etom-cli-'));

  /** Writes files by their path in the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return this;
  }

  etom(...args: string[]): Run {
    return this.run(process.execPath, [CLI, ...args]);
  }

  run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: undefined, ...env },
      maxBuffer: 1 << 28,
      timeout: 60_000,
    });
    if (error) throw error;
    return { code: status, out: stdout, err: stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
