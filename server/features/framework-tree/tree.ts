/** The framework tree: its nodes, level by level, and the way down to an element. */

import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { Lens } from '../../framework/lenses.js';
import type { FrameworkTree, TreeNode, TreeView } from '../../protocol.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import type { Coverage } from '../../workspace/coverage.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { coverageOf } from '../coverage-of.js';
import { statementsIn } from '../grid/statements.js';
import { keyOf, NOT_STATED, Outline, type Stand } from './groupings.js';
import { highlightsIn, lensOf, type Matches, matchesOf, Shown } from './shown.js';
import { elementWords, groupWords, stateOf } from './words.js';

export { summaryWords } from './words.js';

/** Between the keys of a node's path. No key holds a line break. */
const JOINT = '\n';

/**
 * The nodes below a node of the framework tree, or its roots; with a filter the roots have all that it finds below them.
 * @param map the map whose coverage is shown, where there is one.
 * @param node a node's id; undefined for the roots.
 */
export function frameworkTree(
  framework: Framework,
  map: ProcessMap | undefined,
  node: string | undefined,
  view: TreeView = {},
): FrameworkTree {
  const tree = new Tree(framework, map?.catalogue, map && coverageOf(map), view);
  const { name: release, title } = framework.release;
  return {
    release,
    title,
    hasMap: map !== undefined,
    ...(tree.matches && { matches: { shown: tree.matches.elements.size, total: tree.matches.total } }),
    nodes: node === undefined ? tree.roots() : tree.below(node),
  };
}

/**
 * The nodes from the top of the tree down to an element's; none where the tree does not show it. They say nothing of
 * coverage: the way is asked for with each move of the cursor.
 */
export function nodePath(
  framework: Framework,
  map: ProcessMap | undefined,
  element: Element,
  view: TreeView = {},
): TreeNode[] {
  const coverage = map && view.onlyGaps ? coverageOf(map) : undefined;
  const tree = new Tree(framework, map?.catalogue, coverage, view);
  const path: TreeNode[] = [];
  let nodes: readonly TreeNode[] = tree.roots();
  for (const stand of tree.outline.path(element)) {
    const node = nodes.find(({ id }) => id.slice(id.lastIndexOf(JOINT) + 1) === keyOf(stand));
    if (!node) return [];
    path.push(node);
    nodes = node.children ?? tree.below(node.id);
  }
  return path;
}

class Tree {
  readonly outline: Outline;
  readonly #lens: Lens | undefined;
  /** What the filter finds, where there is one. */
  readonly matches: Matches | undefined;
  readonly #coverage: Coverage | undefined;
  /** What was decided about gaps. */
  readonly #decisions: ReadonlyMap<Element, string>;
  readonly #shown: Shown;
  readonly #filter: string;

  constructor(
    private readonly framework: Framework,
    catalogue: Catalogue | undefined,
    coverage: Coverage | undefined,
    view: TreeView,
  ) {
    this.#coverage = coverage;
    this.#decisions = coverage ? statementsIn(coverage.map).decisions : new Map();
    this.outline = new Outline(framework, catalogue, view.grouping ?? 'end-to-end');
    this.#lens = lensOf(framework, view.lens);
    this.#shown = new Shown(framework, coverage, this.outline, view);
    this.#filter = view.filter?.trim() ?? '';
    if (this.#filter !== '') {
      this.matches = matchesOf(this.#filter, this.outline, this.#shown);
    }
  }

  roots(): TreeNode[] {
    const roots = this.outline.roots().filter((stand) => this.#isShown(stand));
    // What was opened by hand while nothing, or something else, was searched for is another node.
    return this.matches
      ? roots.flatMap((root) => this.#found(root, `?${this.#filter}`) ?? [])
      : roots.map((root) => this.#node(root, undefined));
  }

  below(id: string): TreeNode[] {
    const stand = this.outline.stand(id.slice(id.lastIndexOf(JOINT) + 1));
    return stand === undefined ? [] : this.#below(stand).map((element) => this.#node(element, id));
  }

  #below(stand: Stand): readonly Element[] {
    return this.outline.below(stand).filter((element) => this.#shown.has(element));
  }

  #isShown(stand: Stand): boolean {
    return stand === NOT_STATED ? this.#below(stand).length > 0 : this.#shown.has(stand);
  }

  /** The node of what the filter finds, or of what holds that, opened; below what holds nothing more stands all there is. */
  #found(stand: Stand, above: string): TreeNode | undefined {
    const id = `${above}${JOINT}${keyOf(stand)}`;
    const children = this.#below(stand).flatMap((element) => this.#found(element, id) ?? []);
    if (children.length > 0) return { ...this.#node(stand, above), children };
    const isMatch = stand !== NOT_STATED && this.matches?.elements.has(stand);
    return isMatch ? this.#node(stand, above) : undefined;
  }

  #node(stand: Stand, above: string | undefined): TreeNode {
    const id = above === undefined ? keyOf(stand) : `${above}${JOINT}${keyOf(stand)}`;
    const below = this.#below(stand);
    if (stand === NOT_STATED) return { ...this.#notStated(below), id };
    const isMatch = this.matches?.elements.has(stand);
    return {
      id,
      label: stand.name,
      ...(isMatch && { highlights: highlightsIn(stand.name, this.#filter) }),
      description: [stand.id ?? [], this.#words(stand)].flat().join(' · '),
      hasChildren: below.length > 0,
      state: this.#coverage && stand.level >= 2 ? stateOf(this.#coverage, stand) : stand.kind,
      element: {
        release: this.framework.release.name,
        key: stand.key,
        ...(stand.id !== undefined && { id: stand.id }),
        reference: label(stand),
      },
    };
  }

  #words(element: Element): string[] {
    const coverage = this.#coverage;
    if (!coverage) return [];
    if (element.level >= 2)
      return elementWords(coverage, element, this.outline.below(element), this.#decisions);
    return [groupWords(coverage, [element], this.#lens)];
  }

  #notStated(below: readonly Element[]): Omit<TreeNode, 'id'> {
    const count = `${below.length} ${below.length === 1 ? 'element' : 'elements'}`;
    return {
      label: 'Vertical not stated',
      description: this.#coverage ? groupWords(this.#coverage, below, this.#lens) : count,
      tooltip: 'The release does not say in which end-to-end process these elements stand.',
      hasChildren: true,
      state: 'group',
    };
  }
}
