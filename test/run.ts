/**
 * Runs everything: build, types and style, the tests on Node, the tests in the editor. Prints one closing line, and says
 * what this machine could not run and why. With `CI` set, a part that cannot run is a failure, and the other versions of
 * Node.js and of VS Code that we support are tried too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findResult } from './editor/result.js';
import { nodeTests } from './node-tests.js';
import { NODE_VERSIONS, nodeProgram } from './node-versions.js';

const root = join(__dirname, '..');
const NOT_RUN = 3;
const SERVER_AND_COMMAND = ['test/protocol/**/*.test.ts', 'test/unit/{cli*,import-cli,node-host}.test.ts'];

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures?: readonly string[];
}

async function main(): Promise<void> {
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const add = ({ passed, failed, skipped, failures: more = [] }: Outcome): void => {
    failures.push(...more);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  add(step('build', 'scripts/build.ts'));
  add(npm('check'));
  if (total.failed === 0) {
    const { pending, ...outcome } = await nodeTests(['test/{unit,properties,protocol,browser}/**/*.test.ts']);
    add({ ...outcome, skipped: pending });
    if (process.env.CI) for (const version of NODE_VERSIONS) add(testsOnNode(version));
    // The newest VS Code; on a build server also the oldest one that we promise to support. In each of them both
    // extension hosts: that on Node, and that of the browser.
    for (const version of process.env.CI ? ['current', 'oldest'] : ['current']) {
      for (const kind of ['node', 'web']) add(editorTests(version, kind));
    }
  }
  // Once more at the end, where a log that was cut still has them.
  for (const failure of failures) console.log(`✘ ${failure}`);
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

/** The server and the command on another version of Node.js that we promise to support. */
function testsOnNode(version: string): Outcome {
  const program = nodeProgram(root, version);
  if (program === process.execPath) return { passed: 0, failed: 0, skipped: 0 };
  if (program === undefined) return { passed: 0, failed: 0, skipped: 1 };
  console.log(`\nThe server and the command on Node.js ${version}`);
  return resultOf(run(program, ['--import', 'tsx', 'test/node-tests.ts', ...SERVER_AND_COMMAND]));
}

/** The tests in the real VS Code. */
function editorTests(version: string, kind: string): Outcome {
  const program = ['--import', 'tsx', 'test/editor/run.ts'];
  const { status, output } = run(process.execPath, [...program, '--vscode', version, '--kind', kind]);
  if (status === NOT_RUN) return { passed: 0, failed: 0, skipped: 1 };
  return resultOf({ status, output });
}

/** What a run says of itself; one that ends without a result is a failure. */
function resultOf({ status, output }: Run): Outcome {
  const result = findResult(output);
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, failed, pending, failures } = result;
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped: pending, failures };
}

interface Run {
  readonly status: number | null;
  readonly output: string;
}

function run(program: string, args: readonly string[], shell = false): Run {
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
