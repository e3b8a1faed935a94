import * as assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { api, closeAll, diagnostics, openText } from './support.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

/** What only the language server's code lenses run. */
const INTERNAL: readonly string[] = ['etom.showReferences'];

/** What VS Code itself offers for each view. */
function isMadeBy(view: string, command: string): boolean {
  const made = ['focus', 'open', 'removeView', 'resetViewLocation', 'toggleVisibility'];
  return made.some((name) => command === `${view}${name}`);
}

describe('The commands', () => {
  before(() => api());
  afterEach(closeAll);

  it('Restart Language Server brings the findings back', async () => {
    const { document } = await openText('etom: classic\nprocesses:\n  p: { name: P, elements: 9.9 }\n');
    await diagnostics(document, (found) => found.length === 1);
    await commands.executeCommand('etom.restartServer');
    await diagnostics(document, (found) => found.length === 1);
  });

  it('are all contributed, and all there', async () => {
    const manifest: Manifest = extensions.getExtension('etom-process-maps.etom-process-maps')?.packageJSON;
    const { commands: contributed, views } = manifest.contributes;
    const made = Object.values(views)
      .flat()
      .map(({ id }) => `${id}.`);
    const isOurs = (id: string): boolean =>
      id.startsWith('etom.') && !INTERNAL.includes(id) && !made.some((view) => isMadeBy(view, id));
    const registered = (await commands.getCommands(true)).filter(isOurs);
    assert.deepEqual(registered.sort(), contributed.map(({ command }) => command).sort());
  });
});
