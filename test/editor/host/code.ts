/**
 * Takes the arguments with which @vscode/test-electron starts a desktop VS Code, and runs the extension's tests in the
 * headless one: prints their console lines, and exits with their code.
 */

import { isAbsolute, join, resolve } from 'node:path';
import { findHostDir } from './hosts.js';
import { TestOutput } from './log.js';
import { startWorkbench, type WorkbenchOptions } from './workbench.js';

const LIMIT_MINUTES = 10;
const PARENT_CHECK_MS = 1_000;

const root = resolve(import.meta.dirname, '../../..');

/** The workbench as it was when the tests failed, for machines that nobody watches. */
const FAILURE_PICTURE = join(root, 'out/test/editor/failure.png');

type Arguments = Pick<
  WorkbenchOptions,
  'folder' | 'extensionDevelopmentPath' | 'extensionTestsPath' | 'extensionKind' | 'trust'
>;

main().then(
  // Ends the process whatever may still keep it alive.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  const started = Date.now();
  const output = new TestOutput();
  endInTime(output);
  try {
    const workbench = await startWorkbench({
      ...options,
      hostDir: hostDir(),
      onLog: (entry) => output.add(entry),
    });
    try {
      const code = await workbench.exit;
      if (code !== 0) await workbench.page.screenshot({ path: FAILURE_PICTURE });
      return code;
    } finally {
      await workbench.close();
    }
  } finally {
    output.explain();
    console.log(`VS Code ran for ${Math.round((Date.now() - started) / 1000)} s.`);
  }
}

/** Ends the run, and with it VS Code, after the limit, and as soon as nobody waits for it any more. */
function endInTime(output: TestOutput): void {
  setTimeout(() => {
    console.error(`The editor tests were ended: they took more than ${LIMIT_MINUTES} minutes.`);
    output.explain();
    process.exit(1);
  }, LIMIT_MINUTES * 60_000).unref();
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, PARENT_CHECK_MS).unref();
}

function hostDir(): string {
  const found = process.env.ETOM_VSCODE_HOST || findHostDir(root, 'current');
  if (found === undefined)
    throw new Error('There is no headless VS Code: run node test/editor/host/install.mjs.');
  return found;
}

function readArguments(args: readonly string[]): Arguments {
  const values = (name: string) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const [folder] = args.filter((arg) => !arg.startsWith('-'));
  const extensionDevelopmentPath = values('extensionDevelopmentPath');
  const [extensionTestsPath] = values('extensionTestsPath');
  if (folder === undefined) throw new Error('The folder to open is missing.');
  if (extensionDevelopmentPath.length === 0) throw new Error('--extensionDevelopmentPath is missing.');
  if (extensionTestsPath === undefined) throw new Error('--extensionTestsPath is missing.');
  for (const path of [folder, extensionTestsPath, ...extensionDevelopmentPath]) {
    if (!isAbsolute(path)) throw new Error(`Not an absolute path: ${path}`);
  }
  return {
    folder,
    extensionDevelopmentPath,
    extensionTestsPath,
    extensionKind: values('extensionDevelopmentKind').includes('web') ? 'web' : 'node',
    trust: args.includes('--disable-workspace-trust'),
  };
}
