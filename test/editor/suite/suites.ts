/** Declares every suite; imported only once Mocha's globals exist. */
export async function loadSuites(): Promise<void> {
  await import('./language.test.js');
  await import('./navigation.test.js');
  await import('./tree.test.js');
  await import('./tree-actions.test.js');
  await import('./process-map.test.js');
  await import('./grid.test.js');
  await import('./exchange.test.js');
  await import('./compare-releases.test.js');
  await import('./commands.test.js');
  await import('./first-minutes.test.js');
}
