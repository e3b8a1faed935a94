/** Every service of the editor, asked the way that the server asks it. */
import { codeActions } from '../../server/features/code-actions.js';
import { codeLenses, resolveCodeLens } from '../../server/features/code-lens.js';
import { completion, elementOf, resolveCompletion } from '../../server/features/completion/completion.js';
import { definition } from '../../server/features/definition.js';
import { documentHighlights } from '../../server/features/document-highlight.js';
import { documentLinks } from '../../server/features/document-links.js';
import { elementPage } from '../../server/features/element-page.js';
import { fixAllActions, fixWholeFile } from '../../server/features/fix-all.js';
import { foldingRanges } from '../../server/features/folding.js';
import { formatting } from '../../server/features/formatting.js';
import { elementAt } from '../../server/features/framework-tree/cursor-path.js';
import { findMappings } from '../../server/features/framework-tree/mappings.js';
import { newProcess } from '../../server/features/framework-tree/new-process.js';
import { frameworkStatus } from '../../server/features/framework-tree/status.js';
import { nodeTooltip } from '../../server/features/framework-tree/tooltip.js';
import { frameworkTree, nodePath } from '../../server/features/framework-tree/tree.js';
import { grid } from '../../server/features/grid/grid.js';
import { hover } from '../../server/features/hover.js';
import { inlayHints } from '../../server/features/inlay-hints.js';
import { outlineOf } from '../../server/features/map-tree/outline.js';
import { mapNodesAt, mapNodesBelow, mapRoots } from '../../server/features/map-tree/tree.js';
import { addSubprocess } from '../../server/features/process-edits/add-subprocess.js';
import { EditRefusal } from '../../server/features/process-edits/edit-refusal.js';
import { extractSubprocess } from '../../server/features/process-edits/extract-subprocess.js';
import { insertMapping } from '../../server/features/process-edits/insert-mapping.js';
import { moveProcess } from '../../server/features/process-edits/move-process.js';
import { moveTargets } from '../../server/features/process-edits/process-place.js';
import { quoteActions } from '../../server/features/quote.js';
import { references } from '../../server/features/references.js';
import { releasePreview } from '../../server/features/release-preview.js';
import { prepareRename } from '../../server/features/rename.js';
import { RenameRefusal } from '../../server/features/rename-refusal.js';
import { resolveRewrite, rewriteReferences } from '../../server/features/rewrite-references.js';
import { selectionRanges } from '../../server/features/selection-ranges.js';
import { sortList } from '../../server/features/sort-list.js';
import { resolveSuppress, suppressActions } from '../../server/features/suppress-actions.js';
import { documentSymbols } from '../../server/features/symbols.js';
import { workspaceSymbols } from '../../server/features/workspace-symbols.js';
import type { MapDocument } from '../../server/map/document.js';
import type { Position, Range } from '../../server/map/range.js';
import type { InsertMappingResult, MapNode, NewProcessResult } from '../../server/protocol.js';
import { check } from '../../server/rules/check.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, history } from '../support/framework.js';
import { tokensIn } from '../support/tokens.js';
import { callItemsAt, typeItemsAt } from './hierarchies.js';
import type { Random } from './random.js';

/** What services are asked about. */
export interface Asked {
  readonly text: string;
  readonly document: MapDocument;
  readonly map: ProcessMap;
  /** The whole document. */
  readonly whole: Range;
  readonly random: Random;
}

type OfDocument = (asked: Asked) => unknown;
type AtPlace = (asked: Asked, position: Position) => unknown;

/** Nodes of the tree that are opened in one document. */
const MOST_NODES = 60;

/** What is asked once a document. */
export const OF_DOCUMENT: Readonly<Record<string, OfDocument>> = {
  check: ({ document, map }) => check(document, map),
  symbols: ({ document }) => documentSymbols(document),
  'workspace symbols': ({ map }) => ['', 'a', 'process 1'].map((query) => workspaceSymbols([map], query)),
  tokens: ({ document, map }) => tokensIn(document, map),
  'folding ranges': ({ document }) => [foldingRanges(document), foldingRanges(document, 3)],
  'code lenses': ({ document, map }) => codeLenses(document, map).map((lens) => resolveCodeLens(lens, map)),
  'inlay hints': ({ document, map, whole }) => inlayHints(document, map, whole),
  'document links': ({ document }) => documentLinks(document),
  formatting: ({ document }) => formatting(document, { tabSize: 2, insertSpaces: true }),
  'fix all': ({ document, map }) => fixWholeFile({ uri: document.uri, findings: check(document, map) }),
  'map tree': ({ map }) => openedNodes(map),
};

/** What takes its time whatever the text is: it looks at the whole framework. */
export const OF_FRAMEWORK: Readonly<Record<string, OfDocument>> = {
  'framework tree': ({ map, random }) => {
    const framework = map.catalogue?.framework;
    const filter = random.pick(['', 'cust', '1.', '\\(', '\u0130']);
    return (
      framework && [
        frameworkStatus(framework, map),
        frameworkTree(framework, map, undefined, { onlyGaps: true }),
        frameworkTree(framework, map, undefined, { filter, grouping: 'decomposition' }),
      ]
    );
  },
  grid: ({ map, random }) => grid(map, { view: random.pick(['as-is', 'to-be']), details: 'all' }),
  'release preview': ({ map, random }) => {
    const target = frameworks(random.pick(['classic', 'gb921-23.0.1', 'gb921-26.0']));
    return map.catalogue && target && releasePreview(map, target, { frameworks, history }, {});
  },
};

/** What is asked at a place. */
export const AT_PLACE: Readonly<Record<string, AtPlace>> = {
  hover: ({ document, map }, position) => hover(document, map, position),
  completion: ({ document, map, random }, position) => {
    const options = { references: random.pick(['both', 'id', 'name'] as const), snippets: random.oneIn(2) };
    const { items } = completion(document, map, position, options);
    return items.map((item) => resolveCompletion(item, frameworks(elementOf(item)?.release ?? '')));
  },
  definition: ({ document, map }, position) => definition(document, map, position, true),
  references: ({ document, map }, position) => references(document, map, position, true),
  highlights: ({ document, map }, position) => documentHighlights(document, map, position),
  'selection ranges': ({ document }, position) => selectionRanges(document, [position]),
  'rename, prepared': ({ document, map }, position) =>
    orRefused(() => prepareRename(document, map, position)),
  'type hierarchy': ({ document, map }, position) => typeItemsAt(document, map, position),
  'call hierarchy': ({ document, map }, position) => callItemsAt(document, map, position),
  'code actions': ({ document, map, whole }, position) => {
    const findings = check(document, map);
    const here = { start: position, end: position };
    const file = { uri: document.uri, findings };
    return [
      ...codeActions(document.uri, findings, here, []),
      ...fixAllActions(file, whole, true),
      ...suppressActions(document.uri, findings, here).map((action) =>
        resolveSuppress(action, document, findings),
      ),
      ...rewriteReferences(document, map, here).map((action) => resolveRewrite(action, document, map)),
      ...extractSubprocess(document, map, here),
      ...sortList(document, map, here),
      ...quoteActions(document, here),
    ];
  },
  'map tree, followed': ({ document, map }, position) => mapNodesAt(map, document.uri, position, {}),
  'framework tree, followed': ({ document, map }, position) => {
    const framework = map.catalogue?.framework;
    const element = elementAt(document, map, position);
    return (
      framework &&
      element && [
        nodePath(framework, map, element, {}),
        nodeTooltip(framework, map, element, undefined),
        findMappings(map, element),
        elementPage(element, framework, [map]),
        editsOf(newProcess(document, map, position, element)),
      ]
    );
  },
  'new mapping': ({ document }, position) =>
    editsOf(insertMapping(document, position, '1.1.1.5 Order Handling')),
  'new subprocess': ({ document, map, random }) => {
    const path = random.pick([undefined, ...outlineOf(document).all.map((process) => process.path)]);
    return orRefused(() => addSubprocess(map, { uri: document.uri, path }, 'A name: "x"').edit);
  },
  'process, moved': ({ document, map, random }) => {
    const all = outlineOf(document).all;
    if (all.length === 0) return [];
    const from = { uri: document.uri, path: random.pick(all).path };
    const targets = moveTargets(map, from);
    if (targets.length === 0) return [];
    return orRefused(() => [...moveProcess(map, from, random.pick(targets)).edits.values()]);
  },
};

/** The edits of a change, or the sentence with which it is refused; what else it says is of the text afterwards. */
function editsOf(result: NewProcessResult | InsertMappingResult): unknown {
  return 'edits' in result ? result.edits : result.refusal;
}

/** The answer, or the sentence with which a change is refused. */
function orRefused(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof EditRefusal || error instanceof RenameRefusal) return error.message;
    throw error;
  }
}

function openedNodes(map: ProcessMap): MapNode[] {
  const nodes = mapRoots([map], {});
  for (const node of nodes) {
    if (nodes.length > MOST_NODES) break;
    if (node.hasChildren) nodes.push(...mapNodesBelow(map, node.id, {}));
  }
  return nodes;
}
