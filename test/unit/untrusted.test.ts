/** Why the extension may run in a folder that nobody trusts: it executes nothing from there, and nothing there can make it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/framework.js';

interface Setting {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly additionalProperties?: unknown;
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const { capabilities, activationEvents, contributes } = JSON.parse(read('package.json'));

const BUNDLES = readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.m?js$/.test(name))
  .map((name) => name.replaceAll(path.sep, '/'));

describe('in a folder that is not trusted', () => {
  it('all works as elsewhere, and in a virtual folder too', () => {
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('no setting names a program, a script or a server: each is a switch, or a choice among known words', () => {
    const settings = Object.entries<Setting>(contributes.configuration.properties);
    assert.ok(settings.length > 0);
    for (const [name, { type, enum: words, additionalProperties }] of settings) {
      assert.doesNotMatch(name, /path|command|exec|server(?!$)|node|env|args|url/i);
      const isChoice = type === 'string' && words !== undefined;
      const isTable = type === 'object' && typeof additionalProperties === 'object';
      assert.ok(type === 'boolean' || isChoice || isTable, name);
    }
  });

  it('the extension starts only for process maps, and for what the user asks it to do', () => {
    assert.deepEqual([...activationEvents].sort(), [
      'onWebviewPanel:etom.grid',
      'workspaceContains:**/*.etom.yaml',
      'workspaceContains:**/*.etom.yml',
    ]);
  });

  it('no text is run as code', () => {
    assert.ok(BUNDLES.length > 5);
    for (const name of BUNDLES)
      assert.doesNotMatch(read(`dist/${name}`), /(?<![\w$.])(?:eval|Function)\s*\(|\bnew Function\b/, name);
  });

  it('our code runs one program, in one place: Git, for the command', () => {
    const running = ['client', 'server', 'grid', 'cli'].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
        .filter((name) => /\.tsx?$/.test(name) && read(name).includes('child_process')),
    );
    assert.deepEqual(running, ['cli/git.ts']);
  });

  it('the page of the grid takes its nonce from where keys come from', () => {
    const source = read('client/grid/grid-page.ts');
    assert.match(source, /crypto\.getRandomValues\(new Uint8Array\(16\)\)/);
    for (const file of readdirSync(path.join(ROOT, 'client'), { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.ts')) assert.doesNotMatch(read(`client/${file}`), /Math\.random/, file);
  });
});
