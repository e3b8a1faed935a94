import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { looksLikeFile, pathTarget } from '../../server/map/link-target.js';

describe('a path in a map', () => {
  it('names the same file on Windows, on a drive or a server', () => {
    const read = (uri: string, path: string) => fileURLToPath(pathTarget(uri, path) ?? '', { windows: true });
    assert.equal(read('file:///c%3A/My%20maps/m.etom.yaml', '..\\100% ü\\a b#c.md'), 'c:\\100% ü\\a b');
    assert.equal(read('file:///C:/maps/m.etom.yaml', 'docs/a%20b.md'), 'C:\\maps\\docs\\a b.md');
    assert.equal(read('file://server/share/m.etom.yaml', '../../docs\\a.md'), '\\\\server\\docs\\a.md');
    assert.equal(pathTarget('file:///c%3A/maps/m.etom.yaml', 'C:\\docs\\a.md'), undefined);
  });

  it('leads nowhere from a file that has no place, or that is one of a commit', () => {
    for (const uri of ['untitled:Untitled-1', 'git:/maps/m.etom.yaml?%7B%7D'])
      assert.equal(pathTarget(uri, 'docs/a.md'), undefined, uri);
  });

  it('is told from words by its ending', () => {
    for (const text of ['docs/orders.pdf', 'a b.md#c d']) assert.ok(looksLikeFile(text), text);
    for (const text of ['Interview with the head of sales', 'see 3.5.2026', 'notes/', 'level 1.1', 'e.g.'])
      assert.ok(!looksLikeFile(text), text);
  });
});
