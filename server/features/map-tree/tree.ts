/** The maps of a workspace as a tree: files, processes with their elements, flows with their steps, roles and systems. */
import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import type { Position } from '../../map/range.js';
import type { MapNode } from '../../protocol.js';
import type { Severities } from '../../rules/rule.js';
import { type Located, mapNameOf, type ProcessMap } from '../../workspace/process-map.js';
import { fileNameOf } from '../file-name.js';
import { type Branch, countOf, distinct, JOINT, nodeOf, TreeContext, trailTo } from './branch.js';
import { declaredBranch } from './declared.js';
import { flowBranch } from './flows.js';
import { outlineOf } from './outline.js';
import { processBranch } from './processes.js';

/** The maps, in alphabetical order. */
export function mapRoots(maps: readonly ProcessMap[], severities: Severities): MapNode[] {
  const roots = maps
    .flatMap((map) => rootOf(map, severities) ?? [])
    .map((root) => nodeOf(root, undefined))
    .sort((a, b) => a.label.localeCompare(b.label) || (a.uri < b.uri ? -1 : 1));
  const shared = repeated(roots.map(({ label }) => label));
  return roots.map((root) =>
    shared.has(root.label) ? { ...root, details: [folderOf(root.uri), ...root.details] } : root,
  );
}

/** The names that stand in a list more than once. */
function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

/** Where a file lies, which tells maps and files of one name apart. */
function folderOf(uri: string): string {
  const end = uri.lastIndexOf('/');
  return end < 0 ? 'not saved' : fileNameOf(uri.slice(0, end));
}

/** The nodes below a node of a map, by its id; none where it is not there any more. */
export function mapNodesBelow(map: ProcessMap, id: string, severities: Severities): MapNode[] {
  const [, ...keys] = id.split(JOINT);
  let branch = rootOf(map, severities);
  for (const key of keys) branch = branch && distinct(branch.children()).find((child) => child.key === key);
  return branch ? distinct(branch.children()).map((child) => nodeOf(child, id)) : [];
}

/** The nodes from the map down to the innermost one at a position; none where nothing of the tree stands there. */
export function mapNodesAt(
  map: ProcessMap,
  uri: string,
  position: Position,
  severities: Severities,
): MapNode[] {
  const root = rootOf(map, severities);
  const file = root && filesBelow(root).find((branch) => branch.uri === uri);
  const trail = file && trailTo(file, uri, position);
  if (!root || !trail) return [];
  const nodes: MapNode[] = [];
  for (const branch of file === root ? trail : [root, ...trail]) nodes.push(nodeOf(branch, nodes.at(-1)?.id));
  return nodes;
}

/** A map of several files has these below it; one of a single file has what stands in the file. */
function rootOf(map: ProcessMap, severities: Severities): Branch | undefined {
  const [first, ...others] = map.documents;
  if (!first) return undefined;
  const context = new TreeContext(map, severities);
  const name = mapNameOf(first);
  const file = fileNameOf(first.uri);
  const release = map.catalogue?.framework.release.title ?? 'release not known';
  const isOne = others.length === 0;
  return {
    key: first.uri,
    uri: first.uri,
    describe: () => ({
      kind: 'map',
      label: name ?? file,
      details: [isOne ? (name === undefined ? '' : file) : countOf(map.documents.length, 'file')],
      tooltip: `${name ?? file}\n${release}`,
      state: 'map',
      hasChildren: !isOne || groupsOf(first, context).length > 0,
      ...(isOne ? { range: START } : {}),
    }),
    children: () => (isOne ? groupsOf(first, context) : filesOf(context)),
  };
}

/** The branches of the files of a map: of a single one, the map itself. */
function filesBelow(root: Branch): readonly Branch[] {
  const below = root.children();
  return below.some(({ key, uri }) => key === uri) ? below : [root];
}

function filesOf(context: TreeContext): Branch[] {
  const { documents } = context.map;
  const shared = repeated(documents.map(({ uri }) => fileNameOf(uri)));
  return documents.map((document) => fileBranch(document, context, shared.has(fileNameOf(document.uri))));
}

/** @param isShared whether another file of the map has its name. */
function fileBranch(document: MapDocument, context: TreeContext, isShared: boolean): Branch {
  const { uri } = document;
  return {
    key: uri,
    uri,
    describe: () => ({
      kind: 'file',
      label: fileNameOf(uri),
      details: [isShared ? folderOf(uri) : '', countOf(outlineOf(document).all.length, 'process')],
      tooltip: fileNameOf(uri),
      state: 'file',
      hasChildren: groupsOf(document, context).length > 0,
      range: START,
      ...context.problemsIn(document),
    }),
    children: () => groupsOf(document, context),
  };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What a file declares, by kind; kinds of which it declares nothing are left out. */
function groupsOf(document: MapDocument, context: TreeContext): Branch[] {
  const { uri } = document;
  const group = (key: string, label: string, branches: readonly Branch[]): Branch => ({
    key,
    uri,
    describe: () => {
      const problems = branches.map(({ extent }) => context.problemsIn(document, extent));
      return {
        kind: 'group',
        label,
        details: [String(branches.length)],
        tooltip: '',
        state: key,
        hasChildren: true,
        errors: problems.reduce((sum, { errors }) => sum + errors, 0),
        warnings: problems.reduce((sum, { warnings }) => sum + warnings, 0),
      };
    },
    children: () => branches,
  });
  const declared = (kind: 'role' | 'system'): Branch[] =>
    declarationsIn(document, kind).map((located) => declaredBranch(located, kind, context));
  return [
    group(
      'processes',
      'Processes',
      outlineOf(document).tops.map((process) => processBranch(process, context)),
    ),
    group(
      'flows',
      'Flows',
      declarationsIn(document, 'flow').map((located) => flowBranch(located, context)),
    ),
    group('roles', 'Roles', declared('role')),
    group('systems', 'Systems', declared('system')),
  ].filter(({ children }) => children().length > 0);
}

function declarationsIn(document: MapDocument, kind: Declaration['kind']): Located<Declaration>[] {
  return document.blocks.flatMap(({ facts }, block) =>
    facts.declarations.filter((item) => item.kind === kind).map((item) => ({ item, document, block })),
  );
}
