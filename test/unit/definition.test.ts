import assert from 'node:assert/strict';
import { definition, locationsOf } from '../../server/features/definition.js';
import { elementPageUri } from '../../server/protocol.js';
import { cursorOf, fixturesIn, type Mark, placeLines } from '../support/fixture.js';
import { framework } from '../support/framework.js';

const PAGE = 'etom:';

describe('definition', () => {
  for (const eol of ['\n', '\r\n']) {
    for (const fixture of fixturesIn('definition', eol)) {
      const { title, map, marks, notes } = fixture;
      it(`finds ${title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const { document, position } = cursorOf(fixture);
        const links = definition(document, map, position, true);
        const wanted = (says: string): Mark[] => marks.filter((mark) => mark.says === says);
        const isPage = notes.length > 0;
        const targets = links.map(
          ({ targetUri: uri, targetSelectionRange: range }): Mark => ({ uri, range, says: 'target' }),
        );
        if (isPage)
          assert.deepEqual(
            targets.map(({ uri }) => uri),
            notes,
          );
        else assert.deepEqual(placeLines(targets), placeLines(wanted('target')));
        const origins = new Set(links.map((link) => JSON.stringify(link.originSelectionRange)));
        assert.deepEqual(
          [...origins],
          wanted('origin').map(({ range }) => JSON.stringify(range)),
        );
        assert.deepEqual(
          locationsOf(links),
          targets.map(({ uri, range }) => ({ uri, range })),
        );
        for (const { targetRange: whole, targetSelectionRange: words } of links) {
          const isBefore =
            whole.start.line < words.start.line || whole.start.character <= words.start.character;
          assert.ok(isBefore, 'what is selected is inside of what is shown');
        }
        assert.deepEqual(definition(document, map, position, false), isPage ? [] : links);
      });
    }
  }
});

describe('the URI of an element page', () => {
  it('holds release, title and key, and can be read back', () => {
    for (const release of ['classic', 'gb921-25.5']) {
      const titles = new Set<string>();
      for (const { key, id, name } of framework(release).elements) {
        const label = id === undefined ? name : `${id} ${name}`;
        const uri = elementPageUri(release, key, label);
        // As RFC 3986 and VS Code take a URI apart.
        const [, path = '', query = ''] = /^etom:([^?#]*)\?([^#]*)$/.exec(uri) ?? [];
        assert.deepEqual(decodeURIComponent(query), key);
        const [first, title = '', ...more] = path.split('/').map(decodeURIComponent);
        assert.deepEqual([first, more], [release, []], uri);
        assert.deepEqual(title.replaceAll('∕', '/'), `${label}.md`);
        assert.match(uri, /^[\w.~%:/?-]+$/, 'everything else is encoded');
        assert.deepEqual(new URL(uri).href, uri, 'no reader writes it otherwise');
        titles.add(uri);
      }
      assert.equal(titles.size, framework(release).elements.length, 'no two elements share a page');
    }
    assert.ok(elementPageUri('classic', 'a', "b'(c)*!").startsWith(`${PAGE}classic/b%27%28c%29%2A%21.md`));
  });
});
