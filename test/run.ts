/**
 * Runs everything: build, types and style, the tests on Node, the tests in the editor. Prints one closing line, and says
 * what this machine could not run and why. With `CI` set, a part that cannot run is a failure.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { findResult } from './editor/result.js';

const root = join(__dirname, '..');
const NOT_RUN = 3;

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

async function main(): Promise<void> {
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
  const add = ({ passed, failed, skipped }: Outcome): void => {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  add(step('build', 'scripts/build.ts'));
  add(npm('check'));
  if (total.failed === 0) {
    add(await nodeTests());
    // The newest VS Code; on a build server also the oldest one that we promise to support. In each of them both
    // extension hosts: that on Node, and that of the browser.
    for (const version of process.env.CI ? ['current', 'oldest'] : ['current']) {
      for (const kind of ['node', 'web']) add(editorTests(version, kind));
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function step(name: string, script: string): Outcome {
  return outcomeOf(name, run(process.execPath, ['--import', 'tsx', script]).status);
}

function npm(script: string): Outcome {
  const { status } = run('npm', ['run', '--silent', script], process.platform === 'win32');
  return outcomeOf(`npm run ${script}`, status);
}

function outcomeOf(name: string, status: number | null): Outcome {
  console.log(`${status === 0 ? '✔' : '✘'} ${name}`);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

async function nodeTests(): Promise<Outcome> {
  const mocha = new Mocha({ timeout: 30_000, slow: 2_000 });
  for (const file of globSync('test/{unit,properties,protocol,browser}/**/*.test.ts', {
    cwd: root,
    absolute: true,
  }).sort()) {
    mocha.addFile(file);
  }
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failed + (passes === 0 ? 1 : 0), skipped: pending });
    });
  });
}

/** The tests in the real VS Code; a run that ends without a result is a failure. */
function editorTests(version: string, kind: string): Outcome {
  const program = ['--import', 'tsx', 'test/editor/run.ts'];
  const { status, output } = run(process.execPath, [...program, '--vscode', version, '--kind', kind]);
  if (status === NOT_RUN) return { passed: 0, failed: 0, skipped: 1 };
  const result = findResult(output);
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, pending } = result;
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped: pending };
}

function run(
  program: string,
  args: readonly string[],
  shell = false,
): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  process.stdout.write(stdout);
  return { status, output: stdout };
}

// Whatever a test may have left open does not keep the run from ending.
void main().finally(() => process.exit());
