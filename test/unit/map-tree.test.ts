/** What the process map tree shows of a map. */
import assert from 'node:assert/strict';
import { mapNodesAt, mapNodesBelow, mapRoots } from '../../server/features/map-tree/tree.js';
import { MapDocument } from '../../server/map/document.js';
import type { MapNode } from '../../server/protocol.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';
import { wordsAt } from '../support/marks.js';

const TEXT = `etom: classic
map: grid
roles:
  lead: { name: Head of orders, unit: Sales }
  cfo: CFO
systems:
  cis:
    name: Customer system
    owner: lead
    elements: [1.1.1.5 Order Handling]
processes:
  orders:
    name: Take orders
    owner: lead
    consulted: [cfo]
    elements:
      - element: 1.1.1.5
        coverage: partial
        systems: cis
      - 9.9 Nothing
    processes:
      check: { name: Check, elements: 1.1.1.5.1, status: to-be }
flows:
  order-to-cash:
    name: Order to cash
    steps:
      take: { process: orders, next: [{ to: pay, when: All is there }] }
      pay: { element: 1.1.1.8, actor: The bank }
assessments: [{ element: 1.1.1.5, by: lead }]
`;

/** All nodes of a map as lines, each as deep as it stands. */
function drawn(map: ProcessMap, nodes: readonly MapNode[] = mapRoots([map], {}), depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${[node.label, ...node.details].join(' · ')} [${node.state}]`,
    ...drawn(map, node.hasChildren ? mapNodesBelow(map, node.id, {}) : [], depth + 1),
  ]);
}

/** The node that labels lead to, from the map down. */
function at(map: ProcessMap, ...labels: readonly string[]): MapNode {
  let [node] = mapRoots([map], {});
  for (const label of labels)
    node = node && mapNodesBelow(map, node.id, {}).find((child) => child.label === label);
  assert.ok(node, labels.join(' › '));
  return node;
}

describe('the process map tree', () => {
  it('tells maps of one name apart by their folders', () => {
    const of = (uri: string): ProcessMap =>
      new ProcessMap([MapDocument.read(uri, 1, 'etom: classic\nmap: grid\n')], frameworks, true);
    const shown = (...uris: string[]) =>
      mapRoots(uris.map(of), {}).map(({ label, details }) => [label, ...details].join(' · '));
    const north = 'file:///c%3A/the%20north/a.etom.yaml';
    assert.deepEqual(shown(north), ['grid · a.etom.yaml']);
    assert.deepEqual(shown(north, 'file:///c%3A/50%/a.etom.yaml', 'untitled:a.etom.yaml'), [
      'grid · 50% · a.etom.yaml',
      'grid · the north · a.etom.yaml',
      'grid · not saved · a.etom.yaml',
    ]);
  });

  it('tells files of one name in one map apart by their folders', () => {
    const documents = [
      'file:///north/map.etom.yaml',
      'file:///south/map.etom.yaml',
      'file:///x.etom.yaml',
    ].map((uri) => MapDocument.read(uri, 1, 'etom: classic\nmap: grid\n'));
    assert.deepEqual(drawn(new ProcessMap(documents, frameworks, true)), [
      'grid · 3 files [map]',
      '  map.etom.yaml · north · no processes [file]',
      '  map.etom.yaml · south · no processes [file]',
      '  x.etom.yaml · no processes [file]',
    ]);
  });

  it('shows a map with processes, elements, flows, roles and systems, and what is said of them', () => {
    assert.deepEqual(drawn(readMap(TEXT)), [
      'grid · 1.etom.yaml [map]',
      '  Processes · 1 [processes]',
      '    Take orders · orders · Head of orders · 2 elements [as-is]',
      '      Order Handling · 1.1.1.5 · partial [partial]',
      '      9.9 Nothing · not in classic · full [unknown]',
      '      Check · check · Head of orders · 1 element · to-be [to-be]',
      '        Determine Customer Order Feasibility · 1.1.1.5.1 · full [full]',
      '  Flows · 1 [flows]',
      '    Order to cash · order-to-cash · 2 steps [flow]',
      '      Take orders · take [step]',
      '      1.1.1.8 Billing & Collections Management · pay · outside our processes [outside]',
      '  Roles · 2 [roles]',
      '    Head of orders · lead · 3 uses [role]',
      '      Customer system · owner [system]',
      '      Take orders · owner [process]',
      '      1.1.1.5 · assessor [use]',
      '    CFO · cfo · 1 use [role]',
      '      Take orders · consulted [process]',
      '  Systems · 1 [systems]',
      '    Customer system · cis · 1 element · 1 use [system]',
      '      Order Handling · 1.1.1.5 · primary system [implemented]',
      '      Take orders · system · for 1.1.1.5 [process]',
    ]);
  });

  it('shows the files of a map that has several, and uses in other files with the name of that file', () => {
    const map = readMap(
      'etom: classic\nmap: m\nroles: { r: R }\n',
      'etom: classic\nmap: m\nprocesses: { p: { name: P, owner: r } }\n',
    );
    assert.deepEqual(drawn(map), [
      'm · 2 files [map]',
      '  1.etom.yaml · no processes [file]',
      '    Roles · 1 [roles]',
      '      R · r · 1 use [role]',
      '        P · owner · 2.etom.yaml [process]',
      '  2.etom.yaml · 1 process [file]',
      '    Processes · 1 [processes]',
      '      P · p · R · no elements [as-is]',
    ]);
  });

  it('shows maps in alphabetical order, and nothing of what is empty', () => {
    const maps = [readMap('etom: classic\nmap: zeta\n'), readMap('etom: classic\nmap: Alpha\n'), readMap('')];
    const roots = mapRoots(maps, {});
    assert.deepEqual(
      roots.map(({ label, hasChildren }) => [label, hasChildren]),
      [
        ['1.etom.yaml', false],
        ['Alpha', false],
        ['zeta', false],
      ],
    );
  });

  it('leads to what it shows: each range is that of the id, or of the words', () => {
    const map = readMap(TEXT);
    const words = (...labels: string[]): string => {
      const { range } = at(map, ...labels);
      return range ? wordsAt(TEXT, range) : '';
    };
    assert.equal(words('Processes', 'Take orders'), 'orders');
    assert.equal(words('Processes', 'Take orders', 'Check'), 'check');
    assert.equal(words('Processes', 'Take orders', 'Order Handling'), '1.1.1.5');
    assert.equal(words('Flows', 'Order to cash', 'Take orders'), 'take');
    assert.equal(words('Systems', 'Customer system', 'Take orders'), 'cis');
    assert.equal(words('Roles', 'CFO', 'Take orders'), 'cfo');
  });

  it('tells more in tooltips: description, owner and where it comes from, systems, what follows a step', () => {
    const map = readMap(TEXT);
    assert.equal(
      at(map, 'Processes', 'Take orders', 'Check').tooltip,
      'Check (orders/check)\nOwner: Head of orders, from “Take orders”',
    );
    assert.match(at(map, 'Processes', 'Take orders').tooltip, /\n1 subprocess$/);
    assert.match(at(map, 'Flows', 'Order to cash', 'Take orders').tooltip, /Next: .* \(All is there\)$/);
    assert.match(
      at(map, 'Processes', 'Take orders', 'Order Handling').tooltip,
      /^1\.1\.1\.5 Order Handling\nOperations › .*\nCovered partially here\nOn the whole in this map: partial$/,
    );
  });

  it('counts errors and warnings, each also in what is around it', () => {
    const map = readMap(TEXT);
    const counts = (...labels: string[]): readonly number[] => {
      const { errors, warnings } = at(map, ...labels);
      return [errors, warnings];
    };
    assert.deepEqual(counts('Processes'), [1, 0]);
    assert.deepEqual(counts('Processes', 'Take orders'), [1, 0]);
    assert.deepEqual(counts('Processes', 'Take orders', '9.9 Nothing'), [1, 0]);
    assert.deepEqual(counts('Processes', 'Take orders', 'Order Handling'), [0, 0]);
    const [root] = mapRoots([map], {});
    const processes = mapNodesBelow(map, root?.id ?? '', { 'unknown-element': 'warning' })[0];
    assert.deepEqual([processes?.errors, processes?.warnings], [0, 1], 'as the settings say');
  });

  it('has ids that differ, also for what is declared twice, and that stay when the text around is edited', () => {
    const twice = readMap(
      'etom: classic\nprocesses:\n  a: { name: A, elements: [1.1.1.5, 1.1.1.5] }\n  a: { name: B, elements: 1.1.1.5 }\n',
    );
    const ids = (nodes: readonly MapNode[]): string[] =>
      nodes.flatMap((node) => [node.id, ...ids(mapNodesBelow(twice, node.id, {}))]);
    const all = ids(mapRoots([twice], {}));
    assert.equal(new Set(all).size, all.length);
    assert.equal(all.length, 2 + 2 + 3);
    const before = at(readMap(TEXT), 'Processes', 'Take orders', 'Check').id;
    const edited = TEXT.replace('processes:\n', 'processes:\n  first: { name: First }\n');
    assert.equal(at(readMap(edited), 'Processes', 'Take orders', 'Check').id, before);
    assert.deepEqual(
      mapNodesBelow(readMap('etom: classic\nmap: grid\n'), before, {}),
      [],
      'what is gone has nothing below',
    );
  });

  it('finds what stands at a position, with all that leads to it', () => {
    const map = readMap(TEXT);
    const trail = (words: string): string[] => {
      const lines = TEXT.slice(0, TEXT.indexOf(words)).split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      return mapNodesAt(map, 'file:///1.etom.yaml', position, {}).map(({ label }) => label);
    };
    assert.deepEqual(trail('coverage: partial'), ['grid', 'Processes', 'Take orders', 'Order Handling']);
    assert.deepEqual(trail('name: Check'), ['grid', 'Processes', 'Take orders', 'Check']);
    assert.deepEqual(trail('The bank'), [
      'grid',
      'Flows',
      'Order to cash',
      '1.1.1.8 Billing & Collections Management',
    ]);
    assert.deepEqual(trail('unit: Sales'), ['grid', 'Roles', 'Head of orders']);
    assert.deepEqual(trail('etom: classic'), []);
    const nodes = mapNodesAt(map, 'file:///1.etom.yaml', { line: 12, character: 6 }, {});
    const last = nodes.at(-1);
    assert.equal(last?.id, at(map, 'Processes', 'Take orders').id);
  });

  it('ends a process that is cut into blocks with its last subprocess', () => {
    const inner = Array.from({ length: 30 }, (_, index) => `      s${index}:\n        name: Step ${index}\n`);
    const map = readMap(
      `etom: classic\nprocesses:\n  a:\n    name: A\n    processes:\n${inner.join('')}  b: { name: B }\n`,
    );
    const [document] = map.documents;
    assert.ok(document);
    assert.ok(
      document.blocks.some(({ path }) => (path?.length ?? 0) > 1),
      'it is cut',
    );
    const pathsAt = (line: number): (string | undefined)[] =>
      mapNodesAt(map, document.uri, { line, character: 9 }, {}).map(({ process }) => process);
    assert.deepEqual(pathsAt(64).slice(2), ['a', 'a/s29']);
    assert.deepEqual(pathsAt(65).slice(2), ['b']);
  });

  it('is quick with 2,000 processes', () => {
    const map = readMap(largeMap({ processes: 2000 }));
    const processes = at(map, 'Processes');
    const start = performance.now();
    const nodes = mapNodesBelow(map, processes.id, {});
    const spent = performance.now() - start;
    assert.ok(nodes.length > 500);
    assert.ok(spent < 250, `${spent.toFixed(0)} ms`);
  });
});
