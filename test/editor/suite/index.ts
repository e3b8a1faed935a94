import { runMocha } from './mocha-run.js';
import { loadSuites } from './suites.js';

/** The entry that VS Code calls in the extension host on Node. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await loadSuites();
    await import('./crash.test.js');
  });
}
