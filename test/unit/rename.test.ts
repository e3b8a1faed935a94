import assert from 'node:assert/strict';
import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../server/features/rename.js';
import { RenameRefusal } from '../../server/features/rename-refusal.js';
import { MapDocument } from '../../server/map/document.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { readCursor } from '../support/completion.js';
import { cursorOf, edited, type Fixture, fixturesIn, only, placeLines } from '../support/fixture.js';
import { frameworks } from '../support/framework.js';
import { readMap } from '../support/map.js';

/** The texts of a map after a rename, by URI. */
function renamed(
  { documentChanges = [] }: WorkspaceEdit,
  texts: ReadonlyMap<string, string>,
): Map<string, string> {
  const result = new Map(texts);
  for (const change of documentChanges) {
    assert.ok(TextDocumentEdit.is(change));
    const { uri, version } = change.textDocument;
    assert.equal(version, 1);
    const text = texts.get(uri);
    assert.ok(text !== undefined, uri);
    assert.ok(change.edits.length > 0, 'no document without edits');
    result.set(
      uri,
      edited(
        text,
        change.edits.map((edit) => ({ range: edit.range, newText: 'newText' in edit ? edit.newText : '' })),
      ),
    );
  }
  return result;
}

const isRefusal = (fixture: Fixture): boolean => fixture.title.startsWith('refusals');

for (const eol of ['\n', '\r\n']) {
  describe(`rename${eol === '\n' ? '' : ' with CRLF'}`, () => {
    const fixtures = fixturesIn('rename', eol);
    for (const fixture of fixtures.filter((each) => !isRefusal(each))) {
      it(`writes ${fixture.title}`, () => {
        const { map, texts, after, marks, notes } = fixture;
        const { document, position } = cursorOf(fixture);
        const { range, placeholder } = prepareRename(document, map, position);
        assert.deepEqual(placeLines([{ uri: document.uri, range, says: placeholder }]), placeLines(marks));
        const edit = rename(document, map, position, notes[0] ?? '');
        assert.deepEqual(Object.fromEntries(renamed(edit, texts)), Object.fromEntries(after));
      });
    }

    for (const fixture of fixtures.filter(isRefusal)) {
      it(`refuses ${fixture.title}`, () => {
        const { map, notes } = fixture;
        const { document, position } = cursorOf(fixture);
        const message = notes.at(-1);
        const newName = /^to (.*)$/.exec(notes[0] ?? '')?.[1];
        const isWanted = (error: unknown): boolean => {
          assert.ok(error instanceof RenameRefusal, String(error));
          assert.equal(error.message, message);
          return true;
        };
        if (newName === undefined) assert.throws(() => prepareRename(document, map, position), isWanted);
        else prepareRename(document, map, position);
        assert.throws(() => rename(document, map, position, newName ?? 'other'), isWanted);
      });
    }
  });
}

describe('rename', () => {
  it('asks for patience while files of the map may be missing', () => {
    const { text, position } = readCursor('etom: classic\nmap: m\nroles: { le$0ad: Head }\n');
    const document = MapDocument.read('file:///1.etom.yaml', 1, text);
    const map = new ProcessMap([document], frameworks, false);
    for (const run of [
      () => prepareRename(document, map, position),
      () => rename(document, map, position, 'x'),
    ]) {
      assert.throws(run, { name: 'RenameRefusal', message: /not all read yet/ });
    }
  });

  it('refuses what cannot be typed on purpose', () => {
    const map = readMap('etom: classic\nroles: { lead: Head }\n');
    const to = (name: string) => () => rename(only(map), map, { line: 1, character: 10 }, name);
    for (const name of [
      'a\u200bb',
      '\u202eabc',
      'a\nb',
      'a:b',
      '"a"',
      '#a',
      '[',
      '*',
      '&a',
      '😀',
      'a,b',
      'a\\b',
    ]) {
      assert.throws(to(name), { name: 'RenameRefusal', message: /is not an id/ }, JSON.stringify(name));
    }
    assert.throws(to('a\u3164'), { message: 'The new id has a character that nobody sees; type it again.' });
    assert.throws(to('a'.repeat(201)), { message: /more than 200 characters/ });
    assert.ok(to('a'.repeat(200))());
  });

  it('keeps two maps apart', () => {
    const map = readMap('etom: classic\nmap: north\n', 'etom: classic\nmap: north\n');
    const [document] = map.documents;
    assert.ok(document);
    const at = { line: 1, character: 6 };
    assert.throws(() => rename(document, map, at, 'south', { otherMaps: ['south'] }), {
      message: 'There is another map “south”, and the two would become one.',
    });
    assert.equal(rename(document, map, at, 'west', { otherMaps: ['south'] }).documentChanges?.length, 2);
  });

  it('names versions of open documents only', () => {
    const map = readMap(
      'etom: classic\nmap: m\nroles: { a: A }\n',
      'etom: classic\nmap: m\ngaps: [{ element: 1.1, owner: a }]\n',
    );
    const [document] = map.documents;
    assert.ok(document);
    const isOpen = (uri: string): boolean => uri === document.uri;
    const { documentChanges = [] } = rename(document, map, { line: 2, character: 9 }, 'b', { isOpen });
    assert.deepEqual(
      documentChanges.map((change) => (TextDocumentEdit.is(change) ? change.textDocument : undefined)),
      [
        { uri: 'file:///1.etom.yaml', version: 1 },
        { uri: 'file:///2.etom.yaml', version: null },
      ],
    );
  });

  it('writes extensions where the release is not known', () => {
    const text =
      'etom: unknown\nprocesses: { p: { name: P, elements: [2.1 Own, "2.1"] } }\nextensions: { 2.1: Own }\n';
    const map = readMap(text);
    const edit = rename(only(map), map, { line: 2, character: 15 }, '2.2');
    assert.deepEqual(
      renamed(edit, new Map([['file:///1.etom.yaml', text]])).get('file:///1.etom.yaml'),
      text.replaceAll('2.1', '2.2'),
    );
  });
});
