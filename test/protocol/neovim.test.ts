/** A second real client: Neovim, an old one that is given diagnostics by pushing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/framework.js';
import { COMMAND } from '../support/server.js';

const MAP = `etom: classic
roles:
  lead: Head of Orders
processes:
  orders:
    name: Orders
    owner: lead
    elements:
      - 1.1.1.55
      - ord
`;

interface Session {
  readonly failure?: string;
  readonly diagnostic?: { readonly code: string; readonly message: string; readonly line: number };
  readonly completion?: string;
  readonly definition?: number;
  readonly renamed?: readonly string[];
}

describe('Neovim', function () {
  this.timeout(90_000);
  let folder: string;
  before(function () {
    const { error } = spawnSync('nvim', ['--version']);
    assert.ok(!error || !process.env.CI, 'a build server has Neovim');
    if (error) {
      console.log('      Neovim is not installed (apt-get install neovim), so it was not tried.');
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'etom-neovim-'));
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('opens a map, sees a diagnostic, completes, goes to a definition and renames', () => {
    const file = path.join(folder, 'map.etom.yaml');
    const result = path.join(folder, 'result.json');
    writeFileSync(file, MAP);
    const script = path.join(ROOT, 'test/neovim/session.lua');
    const { stderr } = spawnSync('nvim', ['--headless', '-n', '-u', 'NONE', '-c', `luafile ${script}`], {
      encoding: 'utf8',
      timeout: 80_000,
      env: {
        ...process.env,
        XDG_STATE_HOME: folder,
        ETOM_COMMAND: [process.execPath, ...COMMAND].join('\n'),
        ETOM_FILE: file,
        ETOM_RESULT: result,
      },
    });
    const session = JSON.parse(readFileSync(result, 'utf8')) as Session;
    assert.equal(session.failure, undefined, `${session.failure}\n${stderr}`);
    assert.deepEqual([session.diagnostic?.code, session.diagnostic?.line], ['unknown-element', 8]);
    assert.match(session.diagnostic?.message ?? '', /1\.1\.1\.5 Order Handling/);
    assert.equal(session.completion, '1.1.1.5 Order Handling');
    assert.equal(session.definition, 2);
    assert.deepEqual(
      session.renamed?.filter((line) => line.includes('order-lead')),
      ['  order-lead: Head of Orders', '    owner: order-lead'],
    );
  });
});
