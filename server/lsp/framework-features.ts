/** The answers to the requests of the framework tree, in one file that is loaded when one of them is first asked. */
import { elementAt } from '../features/framework-tree/cursor-path.js';
import { findMappings } from '../features/framework-tree/mappings.js';
import { newProcess } from '../features/framework-tree/new-process.js';
import { frameworkStatus, titleOf } from '../features/framework-tree/status.js';
import { nodeTooltip } from '../features/framework-tree/tooltip.js';
import { frameworkTree, nodePath } from '../features/framework-tree/tree.js';
import type { Element } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { DEFAULT_RELEASE } from '../framework/releases.js';
import {
  type ElementName,
  FIND_MAPPINGS,
  type FindMappingsParams,
  type FindMappingsResult,
  FRAMEWORK_STATUS,
  FRAMEWORK_TREE,
  type FrameworkStatus,
  type FrameworkStatusParams,
  type FrameworkTree,
  type FrameworkTreeParams,
  NEW_PROCESS,
  type NewProcessParams,
  type NewProcessResult,
  NODE_PATH,
  NODE_TOOLTIP,
  type NodePathParams,
  type NodeTooltipParams,
  type TreeNode,
} from '../protocol.js';
import type { ProcessMap } from '../workspace/process-map.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [FRAMEWORK_TREE]: onTree,
  [FRAMEWORK_STATUS]: onStatus,
  [NODE_PATH]: onPath,
  [NODE_TOOLTIP]: onTooltip,
  [FIND_MAPPINGS]: onFindMappings,
  [NEW_PROCESS]: onNewProcess,
};

async function onTree(services: Services, params: FrameworkTreeParams): Promise<FrameworkTree | null> {
  const { framework, map } = await shown(services, params.uri);
  return framework ? frameworkTree(framework, map, params.node, params) : null;
}

async function onPath(services: Services, params: NodePathParams): Promise<TreeNode[]> {
  const at = await services.opened(params.uri);
  const framework = at?.map.catalogue?.framework;
  const element = at && elementAt(at.document, at.map, params.position);
  return framework && element ? nodePath(framework, at.map, element, params) : [];
}

async function onStatus(services: Services, { uri }: FrameworkStatusParams): Promise<FrameworkStatus | null> {
  const { framework, map } = await shown(services, uri);
  return framework && map ? frameworkStatus(framework, map) : null;
}

async function onTooltip(
  services: Services,
  { uri, lens, element: name }: NodeTooltipParams,
): Promise<string> {
  const { framework, map } = await shown(services, uri);
  const element = framework && elementOf(framework, map, name);
  return element ? nodeTooltip(framework, map, element, lens) : '';
}

async function onFindMappings(
  services: Services,
  { uri, element: name }: FindMappingsParams,
): Promise<FindMappingsResult> {
  const { framework, map } = await shown(services, uri);
  if (!framework || !map) return { locations: [] };
  const element = elementOf(framework, map, name);
  return { title: titleOf(map), locations: element ? findMappings(map, element) : [] };
}

async function onNewProcess(
  services: Services,
  { uri, position, element: name }: NewProcessParams,
): Promise<NewProcessResult> {
  const at = await services.opened(uri);
  if (!at) return { refusal: 'Open a process map first.' };
  const framework = at.map.catalogue?.framework;
  const element = framework && elementOf(framework, at.map, name);
  if (!element) {
    const release = framework?.release.name ?? 'no known release';
    return { refusal: `This map is on ${release}, and the element is of ${name.release}.` };
  }
  return newProcess(at.document, at.map, position, element);
}

/** The element that a client names, where the release is the one that is worked with. */
function elementOf(
  framework: Framework,
  map: ProcessMap | undefined,
  name: ElementName,
): Element | undefined {
  if (framework.release.name !== name.release) return undefined;
  return framework.byKey(name.key) ?? map?.catalogue?.byId(name.key);
}

/**
 * The map of a document, open or closed; without one, the workspace's only map. Its release, or the default one where
 * there is no map on a release that is known.
 */
async function shown(
  { workspace, frameworks }: Services,
  uri: string | undefined,
): Promise<{ framework: Framework | undefined; map?: ProcessMap }> {
  const at = uri === undefined ? undefined : await workspace.get(uri);
  const [only, ...others] = at ? [at.map] : await workspace.maps();
  const framework = others.length === 0 ? only?.catalogue?.framework : undefined;
  return framework && only ? { framework, map: only } : { framework: await frameworks.load(DEFAULT_RELEASE) };
}
