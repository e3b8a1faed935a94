/**
 * Runs the editor tests in a real VS Code.
 *
 *   node --import tsx test/editor/run.ts [--vscode current|oldest] [--kind node|web]
 *
 * Ends with a line for programs, `ETOM-TEST-RESULT {"passed":…}`. Exit codes: 0 passed, 1 failed, 3 not run because this
 * machine has no VS Code to run them in; on a build server (`CI`) that is a failure too.
 */

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseHost, type EditorHost } from './choose-host.js';
import type { HostName } from './host/hosts.js';
import type { ExtensionKind } from './host/workbench.js';
import { findResult, formatResult } from './result.js';

const NOT_RUN = 3;

const root = resolve(import.meta.dirname, '../..');

/** The suite of each kind of extension host, and its bundle. */
const SUITES = {
  node: { entry: 'test/editor/suite/index.ts', bundle: 'out/test/editor/index.js' },
  web: { entry: 'test/editor/suite/web.ts', bundle: 'out/test/editor/web.js' },
} as const;

/** The workspace of the tests. They get a copy, and may change it. */
const WORKSPACE = 'examples';

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);

async function main(): Promise<number> {
  const { name, kind } = readArguments();
  const host = chooseHost(root, name);
  if (host.kind === 'none') {
    console.log(['Editor tests were not run.', ...host.missing].join('\n  '));
    return isBuildServer() ? 1 : NOT_RUN;
  }
  await bundleSuite(kind);
  console.log(`Editor tests in VS Code ${host.version} (${host.kind}, ${kind} extension host)`);
  const { output, error } = await runInHost(host, kind);
  return conclude(output, error);
}

function readArguments(): { name: HostName; kind: ExtensionKind } {
  const { values } = parseArgs({
    options: { vscode: { type: 'string', default: 'current' }, kind: { type: 'string', default: 'node' } },
  });
  const { vscode, kind } = values;
  if (vscode !== 'current' && vscode !== 'oldest') throw new Error('--vscode is current or oldest.');
  if (kind !== 'node' && kind !== 'web') throw new Error('--kind is node or web.');
  return { name: vscode, kind };
}

async function bundleSuite(kind: ExtensionKind): Promise<void> {
  const { entry, bundle } = SUITES[kind];
  const web = kind === 'web';
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    platform: web ? 'browser' : 'node',
    target: web ? 'es2022' : 'node20',
    // On Node.js, Mocha loads parts of itself at run time; its browser build is one file.
    external: web ? ['vscode'] : ['vscode', 'mocha'],
    alias: web
      ? {
          mocha: join(root, 'node_modules/mocha/mocha.js'),
          'node:assert/strict': join(root, 'test/editor/suite/web-assert.ts'),
        }
      : {},
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** What the run printed, and why it failed, if it did. */
async function runInHost(
  host: EditorHost,
  kind: ExtensionKind,
): Promise<{ output: string; error?: unknown }> {
  const workspace = mkdtempSync(join(tmpdir(), 'etom-workspace-'));
  const remove = () => rmSync(workspace, { recursive: true, force: true });
  // `runTests` may end the process itself.
  process.once('exit', remove);
  const printed = captureOutput();
  try {
    if (existsSync(join(root, WORKSPACE))) cpSync(join(root, WORKSPACE), workspace, { recursive: true });
    await runTests({
      ...(host.kind === 'headless' ? { vscodeExecutablePath: host.executable } : { version: host.version }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, SUITES[kind].bundle),
      launchArgs: [
        workspace,
        '--disable-extensions',
        ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
      extensionTestsEnv: { ETOM_VSCODE_HOST: host.kind === 'headless' ? host.hostDir : undefined },
    });
    return { output: printed.end() };
  } catch (error) {
    return { output: printed.end(), error };
  }
}

/** Goes by what the tests say of themselves: an exit code alone could be that of a run without tests. */
function conclude(output: string, error: unknown): number {
  const result = findResult(output);
  if (result === undefined) {
    console.error('The editor tests did not report their end.', error instanceof Error ? error.message : '');
    console.log(formatResult({ passed: 0, failed: 1, pending: 0 }));
    return 1;
  }
  console.log(`Editor tests: ${result.passed} passed, ${result.failed} failed, ${result.pending} pending`);
  return error === undefined && result.failed === 0 && result.passed > 0 ? 0 : 1;
}

/** Keeps a copy of what goes to the standard output, where `runTests` writes what VS Code prints. */
function captureOutput(): { end(): string } {
  const { stdout } = process;
  const write = stdout.write;
  const parts: string[] = [];
  stdout.write = ((chunk: string | Uint8Array, ...rest: []) => {
    parts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return write.call(stdout, chunk, ...rest);
  }) as typeof write;
  return {
    end() {
      stdout.write = write;
      return parts.join('');
    },
  };
}

function isBuildServer(): boolean {
  return Boolean(process.env.CI) && process.env.CI !== 'false';
}
