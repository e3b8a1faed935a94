/** The bundled `etom` command, run in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  /** Runs the command with something on its standard input. */
  etomWith(input: string | Uint8Array, ...args: string[]): Run {
    return this.run(process.execPath, [CLI, ...args], {}, input);
  }

  /** Starts the command and lets it run. */
  start(...args: string[]): Running {
    return new Running(spawn(process.execPath, [CLI, ...args], { cwd: this.folder, env: environment() }));
  }

  /** The text of a file of the folder. */
  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  run(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    input: string | Uint8Array = '',
  ): Run {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: environment(env),
      input,
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

/** A command that runs, with all that it has printed so far. */
export class Running {
  out = '';
  err = '';
  readonly #child: ChildProcess;
  #notify: () => void = () => {};

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (data: Buffer) => {
      this.out += data.toString();
      this.#notify();
    });
    child.stderr?.on('data', (data: Buffer) => {
      this.err += data.toString();
      this.#notify();
    });
  }

  /** Waits until what was printed is as wanted. */
  until(isWanted: (running: Running) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#notify = () => {
        if (isWanted(this)) resolve();
      };
      this.#notify();
    });
  }

  /** Sends a signal, and waits for the end. @returns the exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return Promise.resolve(exitCode);
    return new Promise((resolve) => {
      this.#child.once('close', resolve);
      this.#child.kill(signal);
    });
  }
}

/** The environment of the tests, without what would change colours. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
}
