/** The console of the workbench and of its extension hosts, as VS Code reports it to the page. */

import { findResult } from '../result.js';

export interface LogEntry {
  readonly level: string;
  readonly text: string;
}

export function readLogEntry(level: string, values: readonly unknown[]): LogEntry {
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
  return { level, text };
}

const KEPT_LINES = 200;

/** What VS Code says of itself in every run: it misses its native modules, its gallery and its accounts. */
const NOISE = [
  /Could not locate the bindings file/,
  /build\/Release\/watchdog/,
  /ENOTFOUND|ERR_NAME_NOT_RESOLVED/,
  /authentication provider 'github'/,
  /^\[(AccountPolicyGate|AgentHost|DefaultAccount|Service Worker|reconnection-grace-time|remote-connection)/,
  /^(Creating a socket|Resolving connection token|Resolved connection token|Creation of workbench contribution)/,
  /^(Updating additional builtin extensions cache|ChatSessionStore: |Canceled: |DialogService: )/,
];

function isNoise({ level, text }: LogEntry): boolean {
  return level === 'trace' || level === 'debug' || NOISE.some((pattern) => pattern.test(text));
}

/** Prints the tests' lines, and keeps VS Code's own for the case that the tests do not come to their end. */
export class TestOutput {
  private readonly hidden: string[] = [];
  private complete = false;

  add(entry: LogEntry): void {
    if (!isNoise(entry)) {
      console.log(entry.text);
      this.complete ||= findResult(entry.text) !== undefined;
      return;
    }
    // The first line; the rest are call stacks.
    this.hidden.push(`  [${entry.level}] ${entry.text.split('\n', 1)[0]}`);
    if (this.hidden.length > KEPT_LINES) this.hidden.shift();
  }

  explain(): void {
    if (!this.complete) console.error(['VS Code reported:', ...this.hidden].join('\n'));
  }
}
