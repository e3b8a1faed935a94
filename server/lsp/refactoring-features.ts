/** Features that are loaded when they are first asked for: together, so that they are one file. */
import type { CodeAction } from 'vscode-languageserver';
import { extractSubprocess } from '../features/process-edits/extract-subprocess.js';
import { quoteActions } from '../features/quote.js';
import { rewriteReferences } from '../features/rewrite-references.js';
import { sortList } from '../features/sort-list.js';
import type { MapDocument } from '../map/document.js';
import type { Range } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';

export { codeActions } from '../features/code-actions.js';
export { documentLinks } from '../features/document-links.js';
export { fixAllActions, fixAllData, fixWholeFile, resolveFixAll } from '../features/fix-all.js';
export { formatting } from '../features/formatting.js';
export { resolveRewrite, rewriteData } from '../features/rewrite-references.js';
export { selectionRanges } from '../features/selection-ranges.js';
export { resolveSuppress, suppressActions, suppressData } from '../features/suppress-actions.js';

/** Everything that can be rewritten at a range. */
export function refactorings(document: MapDocument, map: ProcessMap, range: Range): CodeAction[] {
  return [
    ...rewriteReferences(document, map, range),
    ...extractSubprocess(document, map, range),
    ...sortList(document, map, range),
    ...quoteActions(document, range),
  ];
}
