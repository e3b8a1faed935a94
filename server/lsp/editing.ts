/** Requests about a place in one document: what is there, what can be written there, how it is shown. */
import {
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CompletionItem,
  type CompletionParams,
  CompletionRequest,
  CompletionResolveRequest,
  type DocumentFormattingParams,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type DocumentRangeFormattingParams,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type HoverParams,
  HoverRequest,
  type InlayHint,
  type InlayHintParams,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupKind,
  type SelectionRangeParams,
  SelectionRangeRequest,
  type SemanticTokensRangeParams,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { codeLensData, codeLenses, resolveCodeLens } from '../features/code-lens.js';
import { completion, elementOf, resolveCompletion } from '../features/completion/completion.js';
import { documentHighlights } from '../features/document-highlight.js';
import { documentLinks } from '../features/document-links.js';
import { foldingRanges } from '../features/folding.js';
import { formatting } from '../features/formatting.js';
import { hover } from '../features/hover.js';
import { hintedElement, inlayHints, resolveInlayHint } from '../features/inlay-hints.js';
import { selectionRanges } from '../features/selection-ranges.js';
import { semanticTokens } from '../features/semantic-tokens.js';
import { documentSymbols } from '../features/symbols.js';
import type { Framework } from '../framework/framework.js';
import { aboutOpen } from './about-open.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [HoverRequest.method]: aboutOpen(
    null,
    async ({ document, map }, { position }: HoverParams, { frameworks }) => {
      const found = hover(document, map, position, await frameworks.history());
      return found
        ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range }
        : null;
    },
  ),
  [CompletionRequest.method]: aboutOpen(
    null,
    ({ document, map }, { position }: CompletionParams, { settings, client: { capabilities } }) => {
      const { references } = settings();
      const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport;
      return completion(document, map, position, { references, snippets });
    },
  ),
  [CompletionResolveRequest.method]: async (services, item: CompletionItem) =>
    resolveCompletion(item, await frameworkOf(services, elementOf(item))),
  [DocumentSymbolRequest.method]: aboutOpen([], ({ document }) => documentSymbols(document)),
  [DocumentHighlightRequest.method]: aboutOpen(
    [],
    ({ document, map }, { position }: TextDocumentPositionParams) =>
      documentHighlights(document, map, position),
  ),
  [CodeLensRequest.method]: aboutOpen([], ({ document, map }, _, { settings }) =>
    settings().codeLens ? codeLenses(document, map) : [],
  ),
  [CodeLensResolveRequest.method]: async ({ opened }, lens: CodeLens) => {
    const data = codeLensData(lens);
    const at = data && (await opened(data.uri));
    return at ? resolveCodeLens(lens, at.map) : lens;
  },
  [InlayHintRequest.method]: aboutOpen([], ({ document, map }, { range }: InlayHintParams, { settings }) =>
    settings().inlayHints ? inlayHints(document, map, range) : [],
  ),
  [InlayHintResolveRequest.method]: async (services, hint: InlayHint) =>
    resolveInlayHint(hint, await frameworkOf(services, hintedElement(hint))),
  [FoldingRangeRequest.method]: aboutOpen([], ({ document }, _, { client: { capabilities } }) =>
    foldingRanges(document, capabilities.textDocument?.foldingRange?.rangeLimit),
  ),
  [SelectionRangeRequest.method]: aboutOpen([], ({ document }, { positions }: SelectionRangeParams) =>
    selectionRanges(document, positions),
  ),
  [SemanticTokensRequest.method]: aboutOpen({ data: [] }, ({ document, map }) =>
    semanticTokens(document, map),
  ),
  [SemanticTokensRangeRequest.method]: aboutOpen(
    { data: [] },
    ({ document, map }, { range }: SemanticTokensRangeParams) => semanticTokens(document, map, range),
  ),
  [DocumentLinkRequest.method]: aboutOpen([], ({ document }) => documentLinks(document)),
  [DocumentFormattingRequest.method]: aboutOpen([], ({ document }, { options }: DocumentFormattingParams) =>
    formatting(document, options),
  ),
  [DocumentRangeFormattingRequest.method]: aboutOpen(
    [],
    ({ document }, { options, range }: DocumentRangeFormattingParams) => formatting(document, options, range),
  ),
};

/** The release of an element that an item of ours names. */
async function frameworkOf(
  { frameworks }: Services,
  element: { readonly release: string } | undefined,
): Promise<Framework | undefined> {
  return element && frameworks.load(element.release);
}
