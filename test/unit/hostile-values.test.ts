/** Whatever the author of a map writes is shown in the editor as text: it is no link, no picture, no HTML and no command. */
import assert from 'node:assert/strict';
import { InsertTextFormat } from 'vscode-languageserver-types';
import { diffMarkdown } from '../../server/exchange/release-diff/markdown.js';
import { codeLenses, resolveCodeLens } from '../../server/features/code-lens.js';
import { completion } from '../../server/features/completion/completion.js';
import { documentLinks } from '../../server/features/document-links.js';
import { elementPage } from '../../server/features/element-page.js';
import { nodeTooltip } from '../../server/features/framework-tree/tooltip.js';
import { hover } from '../../server/features/hover.js';
import { inlayHints, resolveInlayHint } from '../../server/features/inlay-hints.js';
import { mapNodesBelow, mapRoots } from '../../server/features/map-tree/tree.js';
import { mapConcerns } from '../../server/features/release-diff/concerns.js';
import { downTo } from '../../server/features/release-diff/select.js';
import type { MapNode } from '../../server/protocol.js';
import { SHOW_REFERENCES } from '../../server/protocol.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { compared } from '../support/comparing.js';
import { only } from '../support/fixture.js';
import { framework } from '../support/framework.js';
import { ATTACKS, hostileMap, hostileMaps, TARGET } from '../support/hostile.js';
import { readMap } from '../support/map.js';
import { beyond, markdownVocabulary, markdownWords } from '../support/vocabulary.js';

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
const CLASSIC = framework();

/** The line and the column of everything that is written in a document; of equal lines in a section, of the first. */
function* places(text: string) {
  const seen = new Set<string>();
  let section = '';
  for (const [line, words] of text.split('\n').entries()) {
    if (words.startsWith('"')) section = words;
    if (seen.has(section + words)) continue;
    seen.add(section + words);
    for (const { index } of words.matchAll(/"(?:[^"\\]|\\.)*"/g)) yield { line, character: index + 1 };
  }
}

const hovers = new WeakMap<ProcessMap, readonly string[]>();

function hoversIn(map: ProcessMap): readonly string[] {
  const document = only(map);
  const said = () => [...places(document.text)].map((place) => hover(document, map, place)?.markdown ?? '');
  const found = hovers.get(map) ?? [...new Set(said())];
  hovers.set(map, found);
  return found;
}

/** Elements that the map has something to say of: the framework's, and the organization's own. */
function elementsOf({ catalogue }: ProcessMap) {
  const target = catalogue?.element(TARGET);
  assert.ok(catalogue && target);
  return [target, ...catalogue.extensions];
}

function tooltipsIn(map: ProcessMap): string[] {
  return elementsOf(map).map((element) => nodeTooltip(CLASSIC, map, element, 'customer-service'));
}

function pagesIn(map: ProcessMap): string[] {
  return elementsOf(map).map((element) => elementPage(element, CLASSIC, [map]));
}

function hintsIn(map: ProcessMap): string[] {
  return inlayHints(only(map), map, WHOLE).flatMap((hint) => {
    const { tooltip } = resolveInlayHint(hint, CLASSIC);
    return typeof tooltip === 'object' ? [tooltip.value] : [];
  });
}

function documentationIn(map: ProcessMap): string[] {
  const document = only(map);
  const found = new Set<string>();
  // Elements are what a completion has words of the map for.
  for (const place of [...places(document.text)].filter(({ line }) => isAtElement(document.text, line))) {
    for (const { documentation } of completion(document, map, place, { snippets: true }).items)
      if (typeof documentation === 'object') found.add(documentation.value);
  }
  return [...found];
}

function isAtElement(text: string, line: number): boolean {
  return text.split('\n')[line]?.includes(TARGET) ?? false;
}

function comparisonIn(map: ProcessMap): string[] {
  const diff = downTo(compared('classic', '25.5'), 2);
  const maps = [mapConcerns(diff, map)].filter((concerns) => concerns !== undefined);
  assert.equal(maps.length, 1);
  return [diffMarkdown({ diff, maps, isWhole: true, fileName: (uri) => uri })];
}

const MARKDOWN: Readonly<Record<string, (map: ProcessMap) => readonly string[]>> = {
  'a hover': hoversIn,
  'the tooltip of an element': tooltipsIn,
  'the page of an element': pagesIn,
  'a comparison of releases': comparisonIn,
  'the tooltip of a hint': hintsIn,
  'the documentation of a completion': documentationIn,
};

function nodesOf(map: ProcessMap): MapNode[] {
  const below = (node: MapNode): MapNode[] => [
    node,
    ...(node.hasChildren ? mapNodesBelow(map, node.id, {}).flatMap(below) : []),
  ];
  return mapRoots([map], {}).flatMap(below);
}

const plain = hostileMaps('plain words').map((text) => readMap(text));
const attacks = Object.entries(ATTACKS).map(([name, attack]) => ({
  name,
  attack,
  maps: hostileMaps(attack).map((text) => readMap(text)),
}));

describe('hostile values in the editor', function () {
  this.timeout(120_000);

  for (const [surface, ask] of Object.entries(MARKDOWN)) {
    const known = new Set(plain.flatMap(ask).flatMap((text) => [...markdownVocabulary(text)]));
    for (const { name, maps } of attacks) {
      it(`are text in ${surface}: ${name}`, () => {
        const all = new Set(maps.flatMap(ask));
        assert.ok(all.size > 0);
        for (const text of all) assert.deepEqual(beyond(markdownVocabulary(text), known), [], text);
      });
    }
  }

  it('are all there to be read, in a hover on what bears them', () => {
    for (const { name, attack, maps } of attacks) {
      const [map] = maps;
      assert.ok(map);
      const seen = hoversIn(map).map(markdownWords);
      const wanted = attack.replace(/\0/g, '\ufffd').replace(/\s+/g, ' ').trim();
      assert.ok(
        seen.some((words) => words.includes(wanted)),
        `${name}: no “${wanted}” in\n${seen.join('\n')}`,
      );
    }
  });

  it('are one line each in the tree of the process maps', () => {
    for (const { name, maps } of attacks) {
      for (const { label, details } of maps.flatMap(nodesOf))
        for (const text of [label, ...details]) assert.doesNotMatch(text, /[\r\n]/, name);
    }
  });

  it('are no command of a code lens', () => {
    for (const { maps } of attacks) {
      for (const map of maps) {
        for (const lens of codeLenses(only(map), map)) {
          const { command } = resolveCodeLens(lens, map);
          assert.ok(command?.command === '' || command?.command === SHOW_REFERENCES);
          assert.match(command.title, /^[\w ,·-]+$/);
        }
      }
    }
  });

  it('are no link of a document but to the web, by mail, or to a file from the map on', () => {
    for (const { maps } of attacks) {
      for (const { target = '' } of maps.flatMap((map) => documentLinks(only(map))))
        assert.match(target, /^(?:https?:\/\/[^/]|mailto:[^/]|file:\/\/\/)/);
    }
  });

  it('are no place to fill in of a snippet', () => {
    for (const hasHostileIds of [true, false]) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet would take it for a variable
      const map = readMap(hostileMap('$CLIPBOARD ${TM_FILENAME} `x` $9 }', { hasHostileIds }));
      const document = only(map);
      for (const place of places(document.text)) {
        for (const { insertTextFormat, textEdit } of completion(document, map, place, { snippets: true })
          .items)
          if (insertTextFormat === InsertTextFormat.Snippet)
            assert.doesNotMatch(textEdit?.newText ?? '', /CLIPBOARD|TM_FILENAME|\$9/);
      }
    }
  });

  it('reach every text of the format: a key that is new is in these maps', () => {
    const text = hostileMap('ATTACK');
    assert.ok(text.split('\n').length > 300);
    for (const key of [
      'vendor',
      'initiative',
      'deviation',
      'evidence',
      'href',
      'target',
      'when',
      'actor',
      'reason',
    ])
      assert.ok(text.includes(`"${key}":`), key);
  });
});
