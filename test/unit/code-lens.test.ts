import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver-types';
import { codeLensData, codeLenses, resolveCodeLens } from '../../server/features/code-lens.js';
import { references } from '../../server/features/references.js';
import { MapDocument } from '../../server/map/document.js';
import { LIMITS } from '../../server/map/limits.js';
import { SHOW_REFERENCES, type ShowReferences } from '../../server/protocol.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';
import { readMap } from '../support/map.js';
import { markedFiles, opened, wordsAt } from '../support/marks.js';

const titlesIn = (text: string): string[] => {
  const { document, map } = opened(text);
  return codeLenses(document, map).map((lens) => resolveCodeLens(lens, map).command?.title ?? 'none');
};

const placesOf = (lens: CodeLens): ShowReferences | undefined => lens.command?.arguments?.[0];

describe('code lenses', () => {
  for (const { name, text, marks } of markedFiles('code-lens')) {
    it(`say what ${name} expects`, () => {
      for (const source of [text, text.replaceAll('\n', '\r\n')]) {
        const { document, map } = opened(source);
        const lenses = codeLenses(document, map);
        const told = new Map<string, string[]>();
        for (const lens of lenses) {
          const title = resolveCodeLens(lens, map).command?.title ?? '';
          const place = JSON.stringify(lens.range);
          told.set(place, [...(told.get(place) ?? []), title]);
        }
        const said = [...told].map(([place, titles]) => [wordsAt(source, JSON.parse(place)), ...titles]);
        const wanted = marks.map(({ range, says }) => [
          wordsAt(source, range),
          ...[...says.matchAll(/"[^"]*"/g)].map(([title]) => JSON.parse(title)),
        ]);
        assert.deepEqual(said, wanted);
      }
    });

    it(`count what a search for references finds in ${name}`, () => {
      const { document, map } = opened(text);
      for (const lens of codeLenses(document, map)) {
        if (codeLensData(lens)?.counts !== 'references') continue;
        const found = references(document, map, lens.range.start, false);
        assert.deepEqual(placesOf(resolveCodeLens(lens, map))?.locations ?? [], found);
      }
    });
  }

  it('are left out where there are so many that they would slow down typing, and the first line says so', () => {
    const roles = (count: number): string =>
      `etom: classic\nroles:\n${Array.from({ length: count }, (_, at) => `  r${at}: R${at}\n`).join('')}`;
    assert.equal(titlesIn(roles(LIMITS.codeLenses)).length, 2_000);
    const { document, map } = opened(roles(LIMITS.codeLenses + 1));
    const title = '2001 code lenses are not shown: more than 2000 would slow down typing';
    const start = { line: 0, character: 0 };
    assert.deepEqual(codeLenses(document, map), [
      { range: { start, end: start }, command: { title, command: '' } },
    ]);
  });

  it('are not counted before they are seen', () => {
    const { document, map } = opened('etom: classic\nroles: { a: A }\n');
    const [lens] = codeLenses(document, map);
    assert.deepEqual(lens, {
      range: { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } },
      data: { uri: 'file:///1.etom.yaml', counts: 'references', kind: 'role', path: 'a' },
    });
  });

  it('show the places that they count, in all files of the map', () => {
    const map = readMap(
      'etom: classic\nmap: m\nroles:\n  lead: Head\n',
      'etom: classic\nmap: m\nprocesses:\n  p: { name: P, owner: lead, informed: ["lead"] }\n',
    );
    const [document] = map.documents;
    assert.ok(document);
    const [lens] = codeLenses(document, map);
    assert.ok(lens);
    const resolved = resolveCodeLens(lens, map);
    assert.equal(resolved.command?.title, '2 references');
    assert.equal(resolved.command?.command, SHOW_REFERENCES);
    const uri = 'file:///2.etom.yaml';
    const at = (start: number, end: number) => ({
      start: { line: 3, character: start },
      end: { line: 3, character: end },
    });
    assert.deepEqual(placesOf(resolved), {
      uri: document.uri,
      position: { line: 3, character: 2 },
      locations: [
        { uri, range: at(23, 27) },
        { uri, range: at(41, 45) },
      ],
    });
  });

  it('show the mappings that detail a process', () => {
    const text =
      'etom: classic\nprocesses:\n  p:\n    name: P\n    elements: [1.1.2.3]\n    processes:\n      q: { name: Q, elements: [1.1.2.3.1] }\n';
    const { document, map } = opened(text);
    const lens = codeLenses(document, map).find((one) => codeLensData(one)?.counts === 'elements');
    assert.ok(lens);
    const places = placesOf(resolveCodeLens(lens, map))?.locations ?? [];
    assert.deepEqual(
      places.map(({ range }) => wordsAt(text, range)),
      ['1.1.2.3.1'],
    );
  });

  it('ask for parts as deep as the scope looks for gaps, and for none that it excludes', () => {
    const body = 'processes:\n  p: { name: P, elements: [1.1.2.3] }\n';
    assert.deepEqual(titlesIn(`etom: classic\n${body}`), ['no references']);
    assert.deepEqual(titlesIn(`etom: classic\nscope: { level: 3 }\n${body}`), [
      'no references',
      '0 of 7 level-3 elements mapped',
    ]);
    assert.deepEqual(
      titlesIn(`etom: classic\nscope: { level: 3, exclude: [1.1.2.3.1, 1.1.2.3.2] }\n${body}`),
      ['no references', '0 of 5 level-3 elements mapped'],
    );
    assert.deepEqual(titlesIn(`etom: classic\nscope: { level: 3, exclude: [1.1.2] }\n${body}`), [
      'no references',
      'out of scope',
    ]);
  });

  it('do not say more than is known while files of the map are missing', () => {
    const text = 'etom: classic\nmap: m\nroles: { a: A, b: B }\nsystems: { s: { name: S, owner: b } }\n';
    const document = MapDocument.read('file:///1.etom.yaml', 1, text);
    const map = new ProcessMap([document], frameworks, false);
    const titles = codeLenses(document, map).map((lens) => resolveCodeLens(lens, map).command?.title);
    assert.deepEqual(titles, [
      'no references in what was read',
      'at least 1 reference',
      'no references in what was read',
    ]);
  });

  it('say so where the text has moved on', () => {
    const { document, map } = opened('etom: classic\nroles: { a: A }\n');
    const [lens] = codeLenses(document, map);
    assert.ok(lens);
    const later = opened('etom: classic\n').map;
    assert.deepEqual(resolveCodeLens(lens, later).command, { title: 'not in the map any more', command: '' });
  });

  it('cost little for a thousand processes', function () {
    this.timeout(30_000);
    const processes = Array.from(
      { length: 1_000 },
      (_, index) => `  p${index}:\n    name: P\n    elements: [1.1.2.3, 1.1.2.3.1]\n`,
    ).join('');
    const { document, map } = opened(`etom: classic\nprocesses:\n${processes}`);
    const start = performance.now();
    assert.equal(codeLenses(document, map).length, 2_000);
    assert.ok(performance.now() - start < 500);
  });
});
