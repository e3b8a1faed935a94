/**
 * Runs the tests of some files with the Node.js that runs this.
 *
 *   node --import tsx test/node-tests.ts <pattern>…
 *
 * Ends with a line for programs, `ETOM-TEST-RESULT {"passed":…}`, and with 1 where a test failed or none ran.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { formatResult, type TestResult } from './editor/result.js';

/** Runs the test files that the patterns name, below the repository's root. A run without a test is a failure. */
export async function nodeTests(patterns: readonly string[]): Promise<TestResult> {
  // What a developer has imported into the user's data folder is not seen.
  process.env.ETOM_DATA ??= join(tmpdir(), `etom-no-data-${process.pid}`);
  const mocha = new Mocha({ timeout: 30_000, slow: 2_000 });
  const cwd = join(__dirname, '..');
  for (const file of globSync([...patterns], { cwd, absolute: true }).sort()) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const failures: string[] = [];
    const runner = mocha.run((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failed + (passes === 0 ? 1 : 0), pending, failures });
    });
    runner.on('fail', (test) => failures.push(test.titlePath().join(' › ')));
  });
}

async function main(): Promise<void> {
  const result = await nodeTests(process.argv.slice(2));
  console.log(formatResult(result));
  // Whatever a test may have left open does not keep the run from ending.
  process.exit(result.failed > 0 ? 1 : 0);
}

if (require.main === module) void main();
