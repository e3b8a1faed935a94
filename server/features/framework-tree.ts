import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { FrameworkTree, TreeNode } from '../protocol.js';
import { Coverage, type Summary } from '../workspace/coverage.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { elementMarkdown } from './element-text.js';

/** Between the keys of a node's path. No key holds a line break. */
const JOINT = '\n';

/** The group of level-2 elements that stand in no vertical although their domain has verticals. */
const NOT_STATED = 'vertical-not-stated';

const coverages = new WeakMap<ProcessMap, Coverage>();

/** The as-is coverage of one state of a map, computed once. */
export function coverageOf(map: ProcessMap): Coverage {
  let coverage = coverages.get(map);
  if (!coverage) {
    coverage = new Coverage(map, 'as-is');
    coverages.set(map, coverage);
  }
  return coverage;
}

/**
 * The nodes below a node of the framework tree: the end-to-end processes with their elements, and what stands in none.
 * @param node a node's id; undefined for the roots.
 * @param map the map whose coverage is shown, where there is one.
 */
export function frameworkTree(
  framework: Framework,
  map: ProcessMap | undefined,
  node: string | undefined,
): FrameworkTree {
  const { name: release, title } = framework.release;
  const coverage = map && coverageOf(map);
  const toNode = (element: Element): TreeNode => elementNode(framework, coverage, element, node);
  if (node !== undefined) {
    const key = node.slice(node.lastIndexOf(JOINT) + 1);
    const element = framework.byKey(key);
    const below = key === NOT_STATED ? unstated(framework) : element ? childrenOf(framework, element) : [];
    return { release, title, nodes: below.map(toNode) };
  }
  const others = unstated(framework);
  const roots = framework.roots.filter((root) => root.kind !== 'domain' || !hasVerticals(root)).map(toNode);
  return { release, title, nodes: others.length > 0 ? [...roots, notStatedNode(others)] : roots };
}

/** Below an area stand its verticals, or, where it has none, its groupings. */
function childrenOf(framework: Framework, element: Element): readonly Element[] {
  if (element.kind !== 'area') return framework.partsOf(element);
  const verticals = element.children.filter(({ kind }) => kind === 'vertical');
  return verticals.length > 0 ? verticals : element.children;
}

function hasVerticals(domain: Element): boolean {
  return domain.children.some(({ verticals }) => verticals.length > 0);
}

function unstated(framework: Framework): Element[] {
  return framework.roots
    .filter((root) => root.kind === 'domain' && hasVerticals(root))
    .flatMap((domain) => domain.children.filter(({ verticals }) => verticals.length === 0));
}

function notStatedNode(elements: readonly Element[]): TreeNode {
  return {
    id: NOT_STATED,
    label: 'Vertical not stated',
    description: `${elements.length} ${elements.length === 1 ? 'element' : 'elements'}`,
    tooltip: 'The release does not say in which end-to-end process these elements stand.',
    hasChildren: true,
    state: 'group',
  };
}

function elementNode(
  framework: Framework,
  coverage: Coverage | undefined,
  element: Element,
  above: string | undefined,
): TreeNode {
  const words = coverage && coverageWords(coverage, element);
  const { id, key, name } = element;
  return {
    id: above === undefined ? key : `${above}${JOINT}${key}`,
    label: name,
    description: [id, words].filter((part) => part !== undefined).join(' · '),
    tooltip: elementMarkdown(element, framework),
    hasChildren: childrenOf(framework, element).length > 0,
    state: coverage && element.level >= 2 ? stateOf(coverage, element) : element.kind,
    element: { release: framework.release.name, key, id, reference: label(element) },
  };
}

function stateOf(coverage: Coverage, element: Element): string {
  const { state, systemOnly } = coverage.of(element);
  return systemOnly ? 'system only' : state;
}

function coverageWords(coverage: Coverage, element: Element): string {
  return element.level >= 2 ? stateOf(coverage, element) : summaryWords(coverage.summary([element]));
}

/** "5 of 9 covered", or, where the elements are not all known, "5 covered, list incomplete". */
export function summaryWords({ covered, total, listComplete }: Summary): string {
  if (total === 0) return 'out of scope';
  return listComplete ? `${covered} of ${total} covered` : `${covered} covered, list incomplete`;
}
