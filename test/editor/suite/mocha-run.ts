/**
 * Runs Mocha inside an extension host: that of the desktop, of a server or of a browser. The report leaves line by line
 * through the console, the one way out of all of them.
 */

import mochaModule from 'mocha';
import { formatResult } from '../result.js';

export interface MochaRunOptions {
  /** How long a test may take, if it does not say so itself. */
  readonly timeoutMs?: number;
}

/** Mocha's browser build exports an instance in the place of the class. */
const MochaClass = (
  typeof mochaModule === 'function' ? mochaModule : Object(mochaModule).constructor
) as typeof Mocha;

/**
 * Runs the tests that `load` declares, usually by importing their files: only now do Mocha's globals, such as `describe`,
 * exist. Rejects when a test fails, and when there is none.
 */
export async function runMocha(load: () => unknown, options: MochaRunOptions = {}): Promise<void> {
  const { timeoutMs = 20_000 } = options;
  const mocha = new MochaClass({ ui: 'bdd', timeout: timeoutMs, reporter: ConsoleReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const failed: string[] = [];
  const { passes, failures, pending } = await runToEnd(mocha, (title) => failed.push(title));
  console.log(formatResult({ passed: passes, failed: failures, pending, failures: failed }));
  if (failures > 0) throw new Error(`Editor tests failed: ${failures}.`);
  if (passes === 0) throw new Error('No editor test ran.');
}

function runToEnd(mocha: Mocha, onFailure: (title: string) => void): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error('Mocha kept no statistics.'));
    });
    runner.on('fail', (test) => onFailure(test.fullTitle()));
  });
}

/** Mocha's own reporters leave the formatting to the console, and that differs between the hosts. */
class ConsoleReporter extends MochaClass.reporters.Base {
  private depth = 0;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const failures: string[] = [];
    runner.on('suite', (suite) => {
      if (suite.root) return;
      this.print(suite.title);
      this.depth += 1;
    });
    runner.on('suite end', (suite) => {
      if (!suite.root) this.depth -= 1;
    });
    runner.on('pass', (test) => this.print(`✔ ${test.title}${duration(test)}`));
    runner.on('pending', (test) => this.print(`- ${test.title}`));
    runner.on('fail', (test, error: unknown) => {
      failures.push(`${test.fullTitle()}\n${describeError(error)}`);
      this.print(`${failures.length}) ${test.title}`);
    });
    runner.once('end', () => {
      for (const [index, failure] of failures.entries()) {
        // Line by line: hosts print a text of several lines in different ways.
        for (const line of `\n${index + 1}) ${failure}`.split('\n')) console.log(line);
      }
    });
  }

  private print(text: string): void {
    console.log(`${'  '.repeat(this.depth)}${text}`);
  }
}

function duration(test: Mocha.Test): string {
  const { duration = 0 } = test;
  return duration > test.slow() ? ` (${duration} ms)` : '';
}

type AssertionFailure = Error & { actual?: unknown; expected?: unknown; generatedMessage?: boolean };

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.stack ?? String(error);
  const { actual, expected, generatedMessage } = error as AssertionFailure;
  // The messages of Node's own assertions already show the difference.
  if (generatedMessage === true || !('expected' in error)) return text;
  return `${text}\nexpected: ${show(expected)}\nactual:   ${show(actual)}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
