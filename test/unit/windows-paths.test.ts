/** Windows: drives, servers and backslashes, tried on any system by the rules of Windows. */
import assert from 'node:assert/strict';
import { win32 } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pathFrom } from '../../cli/check-report.js';
import { shown } from '../../cli/files.js';
import { location } from '../../cli/sarif-format.js';
import { fileName } from '../../grid/html.js';
import { documentLinks } from '../../server/features/document-links.js';
import { fileNameOf } from '../../server/features/file-name.js';
import { userDataFolder } from '../../server/lsp/node-host.js';
import { MapDocument } from '../../server/map/document.js';

describe('on Windows', () => {
  it('a path is shown from the working folder, with slashes; one on another drive as it is', () => {
    assert.equal(shown('C:\\work\\maps\\a b.etom.yaml', 'C:\\work', win32), 'maps/a b.etom.yaml');
    assert.equal(shown('C:\\other\\a.etom.yaml', 'c:\\work', win32), '../other/a.etom.yaml');
    assert.equal(shown('D:\\maps\\a.etom.yaml', 'C:\\work', win32), 'D:/maps/a.etom.yaml');
    assert.equal(shown('\\\\server\\share\\a.etom.yaml', '\\\\server\\share', win32), 'a.etom.yaml');
  });

  it('programs are given paths from the root with slashes, and addresses of what lies elsewhere', () => {
    assert.equal(pathFrom('C:\\work', 'C:\\work\\maps\\a.etom.yaml', win32), 'maps/a.etom.yaml');
    assert.equal(pathFrom('C:\\work', 'c:\\WORK\\a.etom.yaml', win32), 'a.etom.yaml');
    for (const outside of ['C:\\other\\a', 'D:\\work\\a', '\\\\server\\work\\a', 'C:\\work'])
      assert.equal(pathFrom('C:\\work', outside, win32), undefined);
    const read = (uri: string) => fileURLToPath(uri, { windows: true });
    const uri = pathToFileURL('C:\\work\\my maps\\50% [a].etom.yaml', { windows: true }).href;
    assert.deepEqual(location(uri, 'C:\\work', { path: win32, read }), {
      uri: 'my%20maps/50%25%20%5Ba%5D.etom.yaml',
      uriBaseId: '%SRCROOT%',
    });
    const other = 'file:///D:/maps/a.etom.yaml';
    assert.deepEqual(location(other, 'C:\\work', { path: win32, read }), { uri: other });
  });

  it('a file is called by its name, whatever form its URI has', () => {
    for (const uri of [
      'file:///c%3A/maps/a%20b.etom.yaml',
      'file:///C:/maps/a%20b.etom.yaml',
      'file://server/share/a%20b.etom.yaml',
    ]) {
      assert.equal(fileNameOf(uri), 'a b.etom.yaml');
      assert.equal(fileName(uri), 'a b.etom.yaml');
    }
    assert.equal(fileName('file:///c:/maps%5Ca.etom.yaml'), 'a.etom.yaml');
  });

  it('a link leads from the map on, on its drive or server, and never to another one', () => {
    const text = (href: string) => `etom: classic\nlinks: [{ href: '${href}' }]\n`;
    const leads = (uri: string, href: string) =>
      documentLinks(MapDocument.read(uri, 1, text(href))).map(({ target }) =>
        fileURLToPath(target ?? '', { windows: true }),
      );
    assert.deepEqual(leads('file:///c%3A/maps/a.etom.yaml', '..\\docs\\b.pdf'), ['c:\\docs\\b.pdf']);
    assert.deepEqual(leads('file://server/share/maps/a.etom.yaml', '..\\b.pdf'), [
      '\\\\server\\share\\b.pdf',
    ]);
    for (const href of [
      'C:\\b.pdf',
      'd:b.pdf',
      '\\\\evil\\share\\b.pdf',
      '//evil/share/b.pdf',
      'file://evil/share/b.pdf',
    ])
      assert.deepEqual(leads('file:///c%3A/maps/a.etom.yaml', href), [], href);
  });

  it("the user's own data lies where Windows keeps that of programs", () => {
    const folder = userDataFolder(
      { APPDATA: undefined, ETOM_DATA: undefined, XDG_DATA_HOME: undefined },
      'win32',
      '/home',
    );
    assert.match(folder.replaceAll('\\', '/'), /AppData\/Roaming\/etom$/);
  });
});
