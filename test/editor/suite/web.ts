import { runMocha } from './mocha-run.js';
import { loadSuites } from './suites.js';

/** The entry that VS Code calls in the browser's extension host: the same tests, where there is no Node. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./browser-host.test.js');
    await loadSuites();
  });
}
