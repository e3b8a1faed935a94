import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeHost } from '../../server/lsp/node-host.js';
import { pathTarget } from '../../server/map/link-target.js';

describe('the disk', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'etom-disk-'));
  const host = new NodeHost(folder);
  const map = pathToFileURL(path.join(folder, 'maps', 'm.etom.yaml')).href;
  before(() => {
    mkdirSync(path.join(folder, 'docs ü'));
    for (const name of ['100% a.md', '%41.md', "b & c's.md"])
      writeFileSync(path.join(folder, 'docs ü', name), '');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells which files are there, however a link is written', async () => {
    const exists = async (...links: string[]) =>
      host.exists(links.map((link) => pathTarget(map, link) ?? link));
    const there = [
      '../docs ü',
      '../docs%20%C3%BC/100% a.md',
      "..\\docs ü\\b & c's.md#d",
      '../docs ü/%2541.md',
    ];
    assert.deepEqual(
      await exists(...there),
      there.map(() => true),
    );
    const gone = ['docs ü', '../docs ü/a.md', '../docs ü/%41.md', '../docs ü/100% a.md/b.md'];
    assert.deepEqual(
      await exists(...gone),
      gone.map(() => false),
    );
  });

  it('cannot tell of what is on no disk, or under no name that a disk takes', async () => {
    const uris = ['vscode-vfs://github/o/r/a.md', 'untitled:a.md', 'file:///a%2Fb.md', 'file:///a%00b.md'];
    assert.deepEqual(
      await host.exists(uris),
      uris.map(() => null),
    );
  });
});
