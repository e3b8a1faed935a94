/** Requests about a place in one document: what is there, what can be written there, how it is shown. */
import { MarkupKind } from 'vscode-languageserver';
import type { Services } from './services.js';

// Findings come first: what is not needed for them is loaded when it is first asked for.
const display = () => import('./display-features.js');
const refactoring = () => import('./refactoring-features.js');

export function registerEditing({
  connection,
  client,
  frameworks,
  guarded,
  opened,
  settings,
}: Services): void {
  connection.onHover(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      const found = at && (await display()).hover(at.document, at.map, position);
      return found
        ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range }
        : null;
    }),
  );
  connection.onCompletion(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      if (!at) return null;
      const { references } = settings();
      const snippets = client.capabilities.textDocument?.completion?.completionItem?.snippetSupport;
      return (await display()).completion(at.document, at.map, position, { references, snippets });
    }),
  );
  connection.onCompletionResolve(
    guarded(async (item) => {
      const release = (await display()).elementOf(item)?.release;
      return (await display()).resolveCompletion(
        item,
        release === undefined ? undefined : await frameworks.load(release),
      );
    }),
  );
  connection.onDocumentSymbol(
    guarded(async ({ textDocument }) => {
      const at = await opened(textDocument.uri);
      return at ? (await display()).documentSymbols(at.document) : [];
    }),
  );
  connection.onDocumentHighlight(
    guarded(async ({ textDocument, position }) => {
      const at = await opened(textDocument.uri);
      return at ? (await display()).documentHighlights(at.document, at.map, position) : [];
    }),
  );
  connection.onCodeLens(
    guarded(async ({ textDocument }) => {
      const at = await opened(textDocument.uri);
      return at && settings().codeLens ? (await display()).codeLenses(at.document, at.map) : [];
    }),
  );
  connection.onCodeLensResolve(
    guarded(async (lens) => {
      const data = (await display()).codeLensData(lens);
      const at = data && (await opened(data.uri));
      return at ? (await display()).resolveCodeLens(lens, at.map) : lens;
    }),
  );
  connection.languages.inlayHint.on(
    guarded(async ({ textDocument, range }) => {
      const at = await opened(textDocument.uri);
      return at && settings().inlayHints ? (await display()).inlayHints(at.document, at.map, range) : [];
    }),
  );
  connection.languages.inlayHint.resolve(
    guarded(async (hint) => {
      const release = (await display()).hintedElement(hint)?.release;
      return (await display()).resolveInlayHint(
        hint,
        release === undefined ? undefined : await frameworks.load(release),
      );
    }),
  );
  connection.onFoldingRanges(
    guarded(async ({ textDocument }) => {
      const at = await opened(textDocument.uri);
      return at
        ? (await display()).foldingRanges(
            at.document,
            client.capabilities.textDocument?.foldingRange?.rangeLimit,
          )
        : [];
    }),
  );
  connection.onSelectionRanges(
    guarded(async ({ textDocument, positions }) => {
      const at = await opened(textDocument.uri);
      return at ? (await refactoring()).selectionRanges(at.document, positions) : [];
    }),
  );
  connection.languages.semanticTokens.on(
    guarded(async ({ textDocument }) => {
      const at = await opened(textDocument.uri);
      return at ? (await display()).semanticTokens(at.document, at.map) : { data: [] };
    }),
  );
  connection.languages.semanticTokens.onRange(
    guarded(async ({ textDocument, range }) => {
      const at = await opened(textDocument.uri);
      return at ? (await display()).semanticTokens(at.document, at.map, range) : { data: [] };
    }),
  );
  connection.onDocumentLinks(
    guarded(async ({ textDocument }) => {
      const at = await opened(textDocument.uri);
      return at ? (await refactoring()).documentLinks(at.document) : [];
    }),
  );
  connection.onDocumentFormatting(
    guarded(async ({ textDocument, options }) => {
      const at = await opened(textDocument.uri);
      return at ? (await refactoring()).formatting(at.document, options) : [];
    }),
  );
  connection.onDocumentRangeFormatting(
    guarded(async ({ textDocument, options, range }) => {
      const at = await opened(textDocument.uri);
      return at ? (await refactoring()).formatting(at.document, options, range) : [];
    }),
  );
}
