/** Features about one place of a document, in one file that is loaded when one of them is first asked for. */
export { codeLensData, codeLenses, resolveCodeLens } from '../features/code-lens.js';
export { completion, elementOf, resolveCompletion } from '../features/completion/completion.js';
export { documentHighlights } from '../features/document-highlight.js';
export { foldingRanges } from '../features/folding.js';
export { hover } from '../features/hover.js';
export { hintedElement, inlayHints, resolveInlayHint } from '../features/inlay-hints.js';
export { semanticTokens } from '../features/semantic-tokens.js';
export { documentSymbols } from '../features/symbols.js';
