import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeHost, userDataFolder } from '../../server/lsp/node-host.js';

describe("the folder for the user's own data", () => {
  const folder = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string =>
    userDataFolder(env, platform, '/home/me').replaceAll(path.sep, '/');

  it("is the system's", () => {
    assert.equal(folder({}, 'linux'), '/home/me/.local/share/etom');
    assert.equal(folder({ XDG_DATA_HOME: '/data' }, 'linux'), '/data/etom');
    assert.equal(folder({ XDG_DATA_HOME: '/data' }, 'darwin'), '/home/me/Library/Application Support/etom');
    assert.equal(folder({}, 'win32'), '/home/me/AppData/Roaming/etom');
    assert.equal(folder({ APPDATA: '/appdata' }, 'win32'), '/appdata/etom');
  });

  it('is another one where the user says so, and never depends on where a program is started', () => {
    assert.equal(folder({ ETOM_DATA: '/own', XDG_DATA_HOME: '/data' }, 'linux'), '/own');
    for (const relative of ['', 'own', './own'])
      assert.equal(
        folder({ ETOM_DATA: relative, XDG_DATA_HOME: relative }, 'linux'),
        '/home/me/.local/share/etom',
      );
  });
});

describe("the user's own catalogues", () => {
  const home = mkdtempSync(path.join(tmpdir(), 'etom-user-'));
  after(() => rmSync(home, { recursive: true, force: true }));

  it('are none where there is no folder, and else its files', async () => {
    const host = new NodeHost('/nowhere', home);
    assert.equal(await host.catalogue('gb921-21.5'), undefined);
    mkdirSync(path.join(home, 'catalogues'));
    writeFileSync(path.join(home, 'catalogues/gb921-21.5.json'), '{}');
    assert.equal(await host.catalogue('gb921-21.5'), '{}');
  });
});
