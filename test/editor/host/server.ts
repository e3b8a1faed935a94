/** The VS Code server of a headless host, as a process that always ends with ours. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Cleanup } from './cleanup.js';
import type { Host } from './hosts.js';

export interface Server {
  /** Where the workbench is served, such as `127.0.0.1:8000`. */
  readonly authority: string;
  /** Rejects when the server ends by itself. */
  readonly failure: Promise<never>;
}

export interface ServerOptions {
  readonly host: Host;
  readonly userDataDir: string;
  readonly serverDataDir: string;
  readonly extensionsDir: string;
  /** The temporary folder of the server and of the extensions in it. */
  readonly temporaryDir: string;
  readonly trust: boolean;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

const START_LIMIT_MS = 120_000;
const KEPT_LINES = 30;

/** Starts the server and waits until it is ready; `cleanup` ends it. */
export async function startServer(options: ServerOptions, cleanup: Cleanup): Promise<Server> {
  const child = spawn(options.host.nodeProgram, serverArguments(options), {
    env: serverEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that one signal reaches the extension hosts too.
    detached: true,
  });
  let stopping = false;
  cleanup.add(() => {
    stopping = true;
    return stop(child);
  });

  const lines: string[] = [];
  const failure = new Promise<never>((_, reject) => {
    const fail = (what: string) => {
      if (!stopping) reject(new Error(`The VS Code server ${what}.\n${lines.join('\n')}`));
    };
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended by itself (${code ?? signal})`));
  });
  // Nobody may be waiting any more when it happens.
  failure.catch(() => {});
  return { authority: await Promise.race([listening(child, lines), failure]), failure };
}

/** The address, once the server has said both where it listens and that it is ready. */
function listening(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(
        new Error(`The VS Code server was not ready in ${START_LIMIT_MS / 1000} s.\n${lines.join('\n')}`),
      );
    }, START_LIMIT_MS);
    child.once('exit', () => clearTimeout(limit));
    let port: string | undefined;
    const read = (line: string) => {
      // The rest are call stacks.
      if (/^\S/.test(line)) lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      port ??= /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port === undefined || !line.includes('Extension host agent started.')) return;
      clearTimeout(limit);
      resolve(`127.0.0.1:${port}`);
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', read);
    }
  });
}

function serverArguments(options: ServerOptions): string[] {
  return [
    options.host.serverScript,
    '--host=127.0.0.1',
    // A free port of the system's choice.
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    // A built VS Code reads the page's `payload` only in this mode.
    '--enable-smoke-test-driver',
    `--user-data-dir=${options.userDataDir}`,
    `--server-data-dir=${options.serverDataDir}`,
    `--extensions-dir=${options.extensionsDir}`,
    '--telemetry-level=off',
    ...(options.trust ? ['--disable-workspace-trust'] : []),
  ];
}

function serverEnvironment(options: ServerOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env, TMPDIR: options.temporaryDir };
  // Its sockets belong into the temporary folder as well.
  delete env.XDG_RUNTIME_DIR;
  delete env.NODE_OPTIONS;
  // Started from a VS Code terminal, it would take itself for a part of that VS Code.
  for (const name of Object.keys(env)) {
    if (name.startsWith('VSCODE_') || name.startsWith('ELECTRON_')) delete env[name];
  }
  return env;
}

/** Ends the whole group at once: nothing in its folders is worth a graceful end, they are about to be removed. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    return;
  }
  await ended;
}
