import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver-types';
import { COVERAGE } from '../../server/map/description.js';
import { applied, editOf, offered } from '../support/completion.js';
import { readMap } from '../support/map.js';

const SNIPPETS = { snippets: true };

const isSnippet = ({ kind }: CompletionItem): boolean => kind === CompletionItemKind.Snippet;

const snippetsAt = (marked: string): CompletionItem[] => offered(marked, SNIPPETS).filter(isSnippet);

/** The only snippet at a mark. */
function snippetAt(marked: string): CompletionItem {
  const [snippet, ...others] = snippetsAt(marked);
  assert.ok(snippet, `no snippet in\n${marked}`);
  assert.deepEqual(others, []);
  return snippet;
}

/** Where an entry can be written, what it is called, and what stands there once it was taken. */
const PLACES: readonly (readonly [label: string, marked: string, taken: string])[] = [
  [
    'role',
    'roles:\n  $0',
    `roles:
  new-role:
    name: The role as people call it
    unit: The organizational unit it belongs to`,
  ],
  [
    'system',
    'systems:\n  $0',
    `systems:
  new-system:
    name: The system as people call it
    vendor: Who makes it
    status: as-is`,
  ],
  [
    'implementation',
    'systems:\n  cis:\n    elements:\n      - $0',
    `systems:
  cis:
    elements:
      - element: element
        part: primary`,
  ],
  [
    'process',
    'processes:\n  $0',
    `processes:
  new-process:
    name: The process as people call it
    elements:
      - element
    status: as-is`,
  ],
  [
    'process',
    'processes:\n  p:\n    name: P\n    processes:\n      $0',
    `processes:
  p:
    name: P
    processes:
      new-process:
        name: The process as people call it
        elements:
          - element
        status: as-is`,
  ],
  [
    'process',
    'processes:\n  p: { name: P }\n  $0\n  q: { name: Q }',
    `processes:
  p: { name: P }
  new-process:
    name: The process as people call it
    elements:
      - element
    status: as-is
  q: { name: Q }`,
  ],
  [
    'process',
    'processes:\n    p:\n        name: P\n        processes:\n            $0',
    `processes:
    p:
        name: P
        processes:
            new-process:
                name: The process as people call it
                elements:
                  - element
                status: as-is`,
  ],
  [
    'mapping',
    'processes:\n  p:\n    name: P\n    elements:\n      - $0',
    `processes:
  p:
    name: P
    elements:
      - element: element
        coverage: full`,
  ],
  [
    'mapping',
    'processes:\n  p:\n    name: P\n    elements:\n    -$0\n    owner: r\nroles: { r: R }',
    `processes:
  p:
    name: P
    elements:
    - element: element
      coverage: full
    owner: r
roles: { r: R }`,
  ],
  [
    'mapping',
    'processes:\n  p:\n    name: P\n    elements:\n      $0',
    `processes:
  p:
    name: P
    elements:
      - element: element
        coverage: full`,
  ],
  [
    'mapping',
    'processes:\n  p:\n    name: P\n    elements:\n      - 1.1.1.5\n      map$0',
    `processes:
  p:
    name: P
    elements:
      - 1.1.1.5
      - element: element
        coverage: full`,
  ],
  [
    'mapping',
    'processes:\n  p:\n    name: P\n    elements:\n      -   $0 # what?',
    `processes:
  p:
    name: P
    elements:
      -   element: element
          coverage: full # what?`,
  ],
  [
    'flow',
    'flows:\n  $0',
    `flows:
  new-flow:
    name: The flow as people call it
    start: What sets it off
    end: What it ends with
    steps:
      - process`,
  ],
  [
    'extension',
    'extensions:\n  $0',
    `extensions:
  new-extension:
    name: The element as the organization calls it
    parent: element
    description: What it is, in prose`,
  ],
  [
    'exclusion',
    'scope:\n  exclude:\n    - $0',
    `scope:
  exclude:
    - element: element
      reason: Why it is out`,
  ],
  [
    'assessment',
    'assessments:\n  - $0',
    `assessments:
  - element: element
    score: 0
    evidence:
      - Documents or words that show it`,
  ],
  [
    'decision on a gap',
    'gaps:\n  - $0',
    `gaps:
  - element: element
    decision: close
    reason: Why it was decided so`,
  ],
];

describe('snippets', () => {
  for (const [label, marked, taken] of PLACES) {
    const text = `etom: classic\n${marked}`;
    it(`write: ${label}, in ${JSON.stringify(marked)}`, () => {
      for (const each of [text, `${text}\n`, `${text.replaceAll('\n', '\r\n')}\r\n`]) {
        const snippet = snippetAt(each);
        assert.equal(snippet.label, label);
        const after = applied(each, snippet);
        assert.equal(after.replaceAll('\r', '').trimEnd(), `etom: classic\n${taken}`);
        const { documents } = readMap(after);
        const problems = documents.flatMap((document) => [
          ...document.problems,
          ...document.blocks.flatMap((block) => block.problems),
        ]);
        assert.deepEqual(problems, [], after);
      }
    });
  }

  it('come with their words to choose from, as the format describes them', () => {
    const { newText } = editOf(
      snippetAt('etom: classic\nprocesses:\n  p:\n    name: P\n    elements:\n      - $0'),
    );
    assert.equal(
      newText,
      `element: \${1:element}\n  coverage: \${2|${Object.keys(COVERAGE.words).join(',')}|}`,
    );
  });

  it('have lines that the client indents as the first one', () => {
    const snippet = snippetAt('etom: classic\nprocesses:\n  p:\n    name: P\n    processes:\n      $0');
    assert.equal(snippet.insertTextMode, InsertTextMode.adjustIndentation);
    assert.match(editOf(snippet).newText, /^\$\{1:new-process\}:\n {2}name: \$\{2:/);
  });

  it('take an id that is free', () => {
    const text = 'etom: classic\nprocesses:\n  new-process: { name: A }\n  new-process-2: { name: B }\n  $0';
    assert.match(applied(text, snippetAt(text)), /^ {2}new-process-3:$/m);
  });

  it('are found by their names and stand behind all else', () => {
    const elements =
      'etom: classic\nextensions: { 9.1: { name: Mapping } }\nprocesses:\n  p:\n    elements:\n';
    const mapping = offered(`${elements}      - mapping$0`, SNIPPETS);
    assert.deepEqual(
      mapping.map(({ label }) => label),
      ['9.1 Mapping', 'mapping'],
    );
    const empty = offered(`${elements}      - $0`, SNIPPETS);
    assert.equal(empty.length, 100);
    assert.equal(empty.findIndex(isSnippet), 99);
    const gap = offered('etom: classic\ngaps:\n  - $0', SNIPPETS);
    assert.equal(gap.findIndex(isSnippet), gap.length - 1);
    assert.equal(snippetAt('etom: classic\ngaps:\n  - gap$0').label, 'decision on a gap');
    assert.equal(snippetAt('etom: classic\nprocesses:\n  proc$0').label, 'process');
  });

  it('are not offered to a client that does not know them', () => {
    for (const [, marked] of PLACES) {
      assert.deepEqual(offered(`etom: classic\n${marked}`).filter(isSnippet), []);
    }
  });

  for (const [where, marked] of [
    ['in brackets', 'processes:\n  p:\n    name: P\n    elements: [$0]'],
    ['in braces', 'processes: { $0 }'],
    ['in brackets on several lines', 'processes:\n  p:\n    elements: [\n      $0\n    ]'],
    ['behind the key of a list', 'processes:\n  p:\n    elements: $0'],
    ['behind the key of a mapping', 'processes: $0'],
    ['in quotes', 'processes:\n  p:\n    elements:\n      - "$0"'],
    ['where an id stands', 'processes:\n  p$0:\n    name: P'],
    ['where an item stands', 'processes:\n  p:\n    elements:\n      - $01.1.1.5'],
    ['behind the dash of a mapping', 'processes:\n  p:\n    elements:\n      - element: $0'],
    ['behind the sign of a key', 'processes:\n  ? $0'],
    ['in a list of lists', 'processes:\n  p:\n    elements:\n      - - $0'],
    ['in a list where a mapping stands', 'processes:\n  p:\n    - $0'],
    ['at the root', '$0'],
    ['in a process', 'processes:\n  p:\n    $0'],
    ['in a list of references', 'processes:\n  p:\n    informed:\n      - $0'],
    ['in prose', 'processes:\n  p:\n    note: |\n      $0'],
    ['in a comment', 'processes:\n  # $0'],
    ['at a wrong depth', 'processes:\n    p: { name: P }\n  $0'],
    ["in a mapping of the company's own", 'x-processes:\n  $0'],
  ] as const) {
    it(`are not offered ${where}`, () => {
      assert.deepEqual(snippetsAt(`etom: classic\n${marked}`), []);
    });
  }
});
