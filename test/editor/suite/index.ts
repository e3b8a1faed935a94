import { runMocha } from './mocha-run.js';

/** The entry that VS Code calls in its extension host. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./language.test.js');
    await import('./navigation.test.js');
    await import('./tree.test.js');
    await import('./commands.test.js');
  });
}
